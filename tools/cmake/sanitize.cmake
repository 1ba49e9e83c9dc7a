# The native build under the address and undefined-behaviour sanitizers.
#   cmake -C tools/cmake/sanitize.cmake -S . -B build/sanitize -G Ninja
# By Clang, which takes half as long as GCC over checked code.
set(CMAKE_C_COMPILER clang CACHE STRING "")
set(CMAKE_CXX_COMPILER clang++ CACHE STRING "")
set(CMAKE_BUILD_TYPE Release CACHE STRING "")
# With frames in reports, and quick enough for every test.
set(CMAKE_C_FLAGS_RELEASE "-O1 -fno-omit-frame-pointer" CACHE STRING "")
set(CMAKE_CXX_FLAGS_RELEASE "-O1 -fno-omit-frame-pointer" CACHE STRING "")
set(RK_SANITIZE ON CACHE BOOL "")
