// Included before tree-sitter's sources where the module is to be small: nobody asks for what it writes
// about its work, on a log and as drawings, and without it the C library's formatted output stays out.
#include <stdio.h>

#define fprintf(...) ((void)0)
#define fputs(...) ((void)0)
#define fputc(...) ((void)0)
#define snprintf(...) 0
#define vsnprintf(...) 0
