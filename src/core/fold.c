/*
 * fold.c - the search key of a text: zh_fold()
 *
 * One pass: decode, look the character up, write its 1:1 folding.  Complex characters (marks,
 * ligatures, jamo) go through nfc.c together with the character before them.  Blanks are written
 * and taken back when it turns out that they stood inside a Han run.
 */
#include "fold.h"

#include "chars.h"
#include "nfc.h"
#include "utf8.h"

/* Where we stand in "Han, blanks, joiner, blanks, Han"; blanks are taken back at the last Han. */
typedef enum State
{
	PLAIN,	   /* after anything else */
	AFTER_CJK, /* right after Han or kana */
	IN_GAP,	   /* blanks after Han or kana */
	AT_JOINER, /* a joiner after Han or kana, with or without blanks */
	IN_GAP2	   /* blanks after such a joiner */
} State;

typedef struct Folder
{
	ZhcBuf *out;
	State state;
	uint32_t last;		/* what was written last; UINT32_MAX at the beginning */
	size_t gap, joiner; /* offsets in out: blanks before a joiner, the joiner itself */
	size_t gap2;		/* blanks after the joiner */
	ZhcCps seq, scratch;
} Folder;

#define NOTHING UINT32_MAX
#define CHUNK	4096 /* input bytes between two looks at capacity and interrupts */

/* Take back the blanks around where we stand: Han or kana follows. */
static void
close_gap(Folder *f)
{
	ZhcBuf *b = f->out;

	if (f->state == IN_GAP)
		b->len = f->gap;
	else if (f->state == AT_JOINER || f->state == IN_GAP2)
	{
		size_t end = f->state == IN_GAP2 ? f->gap2 : b->len;

		memmove(b->data + f->gap, b->data + f->joiner, end - f->joiner);
		b->len = f->gap + (end - f->joiner);
	}
}

/* Change the state for a character of class k that is about to be written. */
static void
step(Folder *f, ZhcClass k)
{
	size_t here = f->out->len;

	switch (k)
	{
		case ZHC_C_HAN:
		case ZHC_C_KANA:
			close_gap(f);
			f->state = AFTER_CJK;
			break;
		case ZHC_C_BLANK:
		case ZHC_C_NEWLINE:
			if (f->state == AFTER_CJK)
			{
				f->gap = here;
				f->state = IN_GAP;
			}
			else if (f->state == AT_JOINER)
			{
				f->gap2 = here;
				f->state = IN_GAP2;
			}
			break;
		case ZHC_C_JOINER:
			if (f->state == AFTER_CJK || f->state == IN_GAP)
			{
				if (f->state == AFTER_CJK)
					f->gap = here;
				f->joiner = here;
				f->state = AT_JOINER;
			}
			else
				f->state = PLAIN;
			break;
		default:
			f->state = PLAIN;
			break;
	}
}

/* Write one folded character; there is room. */
static inline void
put(Folder *f, uint32_t cp)
{
	f->out->len += (size_t) zhc_encode(cp, f->out->data + f->out->len);
	f->last = cp;
}

/*
 * Fold the complex character at s (s < end) and those that follow it, with the character written
 * last when they may combine with it.  Returns where to go on, NULL for a failure in *st.
 */
static const char *
fold_complex(Folder *f, const char *s, const char *end, ZhcStatus *st)
{
	ZhcCps *v = &f->seq;
	char bytes[4];
	bool based = false;
	size_t i = 0, done = 0;

	v->n = 0;
	while (s < end)
	{
		uint32_t c;
		int len = zhc_decode(s, end, &c);
		uint32_t w = zhc_char(c);

		if (!(w & ZHC_COMPLEX))
			break;
		if ((w >> ZHC_CLASS_SHIFT) != ZHC_C_IGNORABLE)
		{
			bool afresh = zhc_starts_afresh(c);

			if (afresh && v->n > 0)
				break;
			if (!afresh && v->n == 0 && f->last != NOTHING)
			{
				based = true;
				f->out->len -= (size_t) zhc_encode(f->last, bytes);
				*st = zhc_decompose(v, f->last);
			}
			if (*st == ZHC_OK)
				*st = zhc_decompose(v, c);
			if (*st != ZHC_OK)
				return NULL;
		}
		s += len;
		if (++done % CHUNK == 0)
			zhc_poll(v->al);
	}
	*st = zhc_fold_sequence(v, &f->scratch);
	if (*st == ZHC_OK)
		*st = zhc_buf_reserve(f->out, 4 * v->n);
	if (*st != ZHC_OK)
		return NULL;
	if (based && v->n > 0) /* combining changes nothing about Han or blank: the state stays */
		put(f, v->cp[i++]);
	for (; i < v->n; i++)
	{
		step(f, zhc_class(v->cp[i]));
		put(f, v->cp[i]);
	}
	return s;
}

/* Fold up to the first complex character or stop; all of it 1:1.  There is room for 2 * CHUNK. */
static const char *
fold_simple(Folder *f, const char *s, const char *stop, const char *end)
{
	while (s < stop)
	{
		uint32_t c;
		int len = zhc_decode(s, end, &c);
		uint32_t w = zhc_char(c);
		ZhcClass k = (ZhcClass) (w >> ZHC_CLASS_SHIFT);

		if (w & ZHC_COMPLEX)
		{
			if (k != ZHC_C_IGNORABLE)
				break;
			s += len;
			continue;
		}
		if (k == ZHC_C_HAN && f->state <= AFTER_CJK)
			f->state = AFTER_CJK;
		else
			step(f, k);
		put(f, w & ZHC_FOLD_MASK);
		s += len;
	}
	return s;
}

ZhcStatus
zhc_fold(const char *s, size_t n, ZhcBuf *out)
{
	const char *end = n > 0 ? s + n : s; /* s may be NULL */
	const ZhcAlloc *al = out->al;
	Folder f = {out, PLAIN, NOTHING, 0, 0, 0, {NULL, 0, 0, al}, {NULL, 0, 0, al}};
	ZhcStatus st = zhc_buf_reserve(out, n + 16);

	while (st == ZHC_OK && s < end)
	{
		const char *stop = end - s > CHUNK ? s + CHUNK : end;

		zhc_poll(al);
		st = zhc_buf_reserve(out, 2 * (size_t) (stop - s) + 8); /* 1:1, 2 bytes become 3 at most */
		if (st != ZHC_OK)
			break;
		s = fold_simple(&f, s, stop, end);
		if (s < stop)
		{
			s = fold_complex(&f, s, end, &st);
			if (!s)
				break;
		}
	}
	zhc_cps_free(&f.seq);
	zhc_cps_free(&f.scratch);
	return st;
}
