# The WebAssembly build: the module (build/wasm/reknot.wasm) and the core's tests for Node.
#   cmake -C tools/cmake/wasm.cmake -S . -B build/wasm -G Ninja
find_program(RK_EMCC emcc)
if(NOT RK_EMCC)
  message(FATAL_ERROR "emcc is missing. Run tools/setup first.")
endif()
# On Debian the command is a link into the folder that holds the toolchain file.
get_filename_component(rk_emcc_file ${RK_EMCC} REALPATH)
get_filename_component(rk_emscripten ${rk_emcc_file} DIRECTORY)
set(CMAKE_TOOLCHAIN_FILE ${rk_emscripten}/cmake/Modules/Platform/Emscripten.cmake CACHE FILEPATH "")
set(CMAKE_BUILD_TYPE Release CACHE STRING "")
# Measured: -Os is a sixth smaller and takes one and a half times as long; -O3 is larger, no faster;
# without -flto it is as large, and takes a seventh longer.
set(CMAKE_C_FLAGS_RELEASE "-O2 -flto -DNDEBUG" CACHE STRING "")
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -flto -DNDEBUG" CACHE STRING "")
# The tests are CommonJS, and the repository's package.json says that scripts are modules.
file(WRITE ${CMAKE_BINARY_DIR}/tests/package.json "{ \"type\": \"commonjs\" }\n")
