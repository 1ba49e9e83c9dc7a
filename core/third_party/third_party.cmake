# Which libraries the core is built with, and where CMake finds them. Nothing is copied into the
# repository; tools/setup installs them from the registries.
#
# tree-sitter, tree-sitter-python  npm, pinned in package-lock.json. An error-tolerant,
#                                  incremental parser; the grammar that editors use. MIT.
# RapidJSON                        Debian. A JSON parser that neither recurses nor throws. MIT.
# GoogleTest, Google Benchmark     Debian, as sources where the compiler is em++. BSD, Apache 2.

set(RK_NODE_MODULES ${PROJECT_SOURCE_DIR}/node_modules)
set(RK_TREE_SITTER ${RK_NODE_MODULES}/tree-sitter/vendor/tree-sitter/lib)
set(RK_TREE_SITTER_PYTHON ${RK_NODE_MODULES}/tree-sitter-python/src)
if(NOT EXISTS ${RK_TREE_SITTER}/src/lib.c)
  message(FATAL_ERROR "tree-sitter's sources are missing. Run tools/setup first.")
endif()

add_library(rk_tree_sitter STATIC ${RK_TREE_SITTER}/src/lib.c ${RK_TREE_SITTER_PYTHON}/parser.c
                                  ${RK_TREE_SITTER_PYTHON}/scanner.c)
target_include_directories(
  rk_tree_sitter SYSTEM
  PUBLIC ${RK_TREE_SITTER}/include
  PRIVATE ${RK_TREE_SITTER}/src ${RK_TREE_SITTER_PYTHON})
# The POSIX names that the library needs are hidden by strict C11.
target_compile_definitions(rk_tree_sitter PRIVATE _POSIX_C_SOURCE=200112L _DEFAULT_SOURCE
                           TREE_SITTER_HIDE_SYMBOLS)
# Nobody replaces its functions, so they may be inlined in the shared library, too.
target_compile_options(rk_tree_sitter PRIVATE -fvisibility=hidden)
if(EMSCRIPTEN)
  target_compile_options(rk_tree_sitter PRIVATE
                         "SHELL:-include ${CMAKE_CURRENT_LIST_DIR}/tree_sitter_quiet.h")
endif()

# A header-only library from /usr/include needs a folder of its own: the whole of /usr/include
# on em++'s path would hide Emscripten's own headers.
find_path(RK_RAPIDJSON_PARENT rapidjson/reader.h PATHS /usr/include NO_CMAKE_FIND_ROOT_PATH)
if(NOT RK_RAPIDJSON_PARENT)
  message(FATAL_ERROR "RapidJSON is missing. Run tools/setup first.")
endif()
set(RK_HEADERS ${PROJECT_BINARY_DIR}/third_party/include)
file(MAKE_DIRECTORY ${RK_HEADERS})
file(CREATE_LINK ${RK_RAPIDJSON_PARENT}/rapidjson ${RK_HEADERS}/rapidjson SYMBOLIC)
add_library(rk_rapidjson INTERFACE)
target_include_directories(rk_rapidjson SYSTEM INTERFACE ${RK_HEADERS})
