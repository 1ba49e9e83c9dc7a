# title: UUIDs, paths and network addresses
# tags: uuid, pathlib, ipaddress
# %% main
import ipaddress
import pathlib
import uuid

number = uuid.UUID(int=5)
posix = pathlib.PurePosixPath("/a/b.txt")
windows = pathlib.PureWindowsPath("c:/a")
path = pathlib.Path("data") / "x"
network = ipaddress.ip_network("10.0.0.0/8")

# %% restored
assert number == uuid.UUID(int=5) and number.int == 5
assert posix.suffix == ".txt" and posix == pathlib.PurePosixPath("/a/b.txt")
assert str(windows) == "c:\\a" and windows.drive == "c:"
assert path == pathlib.Path("data/x") and type(path) is type(pathlib.Path())
assert ipaddress.ip_address("10.1.2.3") in network
