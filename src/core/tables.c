/*
 * tables.c - the compiled tables of build/tables, put into .rodata as they are
 *
 * The assembler includes the binary files, which takes no time whatever their size.  The file has
 * no functions, so that nothing of it is ever inlined from PostgreSQL's bitcode.
 */
#include "tables.h"

#ifdef __APPLE__
#define SECTION		".section __TEXT,__const\n"
#define SYMBOL(x)	"_" #x
#define HIDDEN(x)	".private_extern " SYMBOL(x) "\n"
#define OLD_SECTION ".text\n"
#else
#define SECTION		".pushsection .rodata\n"
#define SYMBOL(x)	#x
#define HIDDEN(x)	".hidden " SYMBOL(x) "\n"
#define OLD_SECTION ".popsection\n"
#endif

#define LABEL(x) ".globl " SYMBOL(x) "\n" HIDDEN(x) SYMBOL(x) ":\n"

/* One table, on a cache line of its own. */
#define ZHC_TABLE(name, file)                                                                      \
	__asm__(SECTION ".balign 64\n" LABEL(name) ".incbin \"" file                                   \
											   "\"\n" LABEL(name##_end) ".byte 0\n" OLD_SECTION);

#include "tables.inc"
