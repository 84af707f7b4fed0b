/*
 * glue.h - what every SQL-callable function needs: the core's allocator over palloc, status codes
 * as errors, text values without copying
 *
 * The pattern of a function that maps text to text:
 *
 *	text   *in = PG_GETARG_TEXT_PP(0);
 *	ZhcBuf	buf;
 *
 *	zh_require_utf8();
 *	zh_text_begin(&buf);
 *	zh_check(zhc_fold(VARDATA_ANY(in), VARSIZE_ANY_EXHDR(in), &buf));
 *	PG_RETURN_TEXT_P(zh_text_end(&buf));
 */
#ifndef ZH_GLUE_H
#define ZH_GLUE_H

#include "postgres.h"
#include "fmgr.h"

#include "alloc.h"
#include "compat.h"

/*
 * palloc in the memory context current at the call, without the 1 GB limit; polling checks for
 * interrupts.  Never returns NULL: short memory is PostgreSQL's error.
 */
extern const ZhcAlloc zh_palloc;

/* Raise feature_not_supported unless the database is UTF8.  Call first in every function. */
extern void zh_require_utf8(void);

/* Raise the error that a status stands for; nothing for ZHC_OK. */
extern void zh_check(ZhcStatus status);

/* Begin a text value: the buffer holds room for its header. */
extern void zh_text_begin(ZhcBuf *buf);

/* The finished text value, in place; program_limit_exceeded beyond 1 GB. */
extern text *zh_text_end(ZhcBuf *buf);

/*
 * Raise invalid_parameter_value for an argument that must be one of a list of names.  The names
 * end with NULL; value is shown (clipped) in the message.
 */
pg_noreturn extern void zh_invalid_name(const char *argument, const text *value,
										const char *const *names);

#endif /* ZH_GLUE_H */
