# The native build under the address and undefined-behaviour sanitizers.
#   cmake -C tools/cmake/sanitize.cmake -S . -B build/sanitize -G Ninja
set(CMAKE_BUILD_TYPE Release CACHE STRING "")
# With frames in reports, and quick enough for every test.
set(CMAKE_C_FLAGS_RELEASE "-O1 -fno-omit-frame-pointer" CACHE STRING "")
set(CMAKE_CXX_FLAGS_RELEASE "-O1 -fno-omit-frame-pointer" CACHE STRING "")
set(RK_SANITIZE ON CACHE BOOL "")
