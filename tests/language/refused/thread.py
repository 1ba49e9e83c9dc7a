# title: A thread
# tags: refused, thread
# %% main
import threading


def work():
    return 1


workers = [threading.Thread(target=work)]

# %% error
# variables['workers'][0]
