# The native build: the core, its tests and libreknot.so.
#   cmake -C tools/cmake/native.cmake -S . -B build/native -G Ninja
set(CMAKE_BUILD_TYPE Release CACHE STRING "")
