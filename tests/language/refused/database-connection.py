# title: A database connection
# tags: refused, database
# Where there is no SQLite, a connection over the network stands in for it.
# %% main
try:
    from sqlite3 import connect
except ImportError:
    from socket import socket

    connection = socket()
else:
    connection = connect(":memory:")
    del connect


class Store:
    rows = {"all": connection}


del connection

# %% error
# Store.rows['all']
