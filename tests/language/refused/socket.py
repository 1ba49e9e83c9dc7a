# title: A socket
# tags: refused, socket
# %% main
import socket


class Client:
    pass


client = Client()
client.connection = socket.socket()

# %% error
# client.connection
# socket
