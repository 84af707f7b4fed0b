/*
 * convert.c - script conversion, byte-identical to OpenCC 1.4.1
 *
 * Semantics (OpenCC's Conversion, MaxMatchSegmentation, PrefixMatch): at every position the
 * longest key gives its first candidate, else one character is copied.  A configuration with a
 * segmentation cuts the text first: each hit of the segmentation's dictionary is a segment,
 * misses between two hits are one segment, and the steps of the chain work inside each segment,
 * one after the other.  Complete ideographic description sequences are copied whole.
 *
 * What hits become after all steps is compiled (mkconvert.c), and so are single characters that
 * begin no key of the second step.  Only around the others are the steps carried out one by one,
 * on a stretch up to the next hit or the next character that is in no key of either step.
 */
#include "convert.h"

#include "convert_tables.h"

#define POLL_BYTES 65536

/* Output written in place: room is made in `room`, everything else is inline. */
typedef struct Out
{
	ZhcBuf *buf;
	ZhcStatus status;
} Out;

typedef struct Convert
{
	const struct ZhcConfig *cfg;
	const char *end;	/* of the text */
	const char *copied; /* what stands before it has been written */
	const char *next_poll;
	Out out;
	bool normalized;	/* compatibility ideographs have been replaced */
	bool compat;		/* one was met that has not: start again */
	ZhcBuf mid;			/* what the first step makes of a stretch of misses */
	ZhcChangeFn change; /* told of every change, or NULL */
	void *ctx;
	const char *counted; /* characters before it have been counted */
	size_t chars;		 /* how many they are */
} Convert;

const ZhcConfig *
zhc_config(const char *name, size_t len)
{
	for (const ZhcConfig *c = zhc_convert_configs; c < zhc_convert_configs_end; c++)
		if (strlen(c->name) == len && memcmp(c->name, name, len) == 0)
			return c;
	return NULL;
}

const char *const *
zhc_config_names(void)
{
	/* what opencc/configs.tsv has, in its order (the unit test compares) */
	static const char *const names[] = {"s2t",	 "t2s",	  "s2tw",  "tw2s",	"s2hk", "hk2s",
										"s2twp", "tw2sp", "t2tw",  "tw2t",	"t2hk", "hk2t",
										"t2jp",	 "jp2t",  "s2hkp", "hk2sp", NULL};

	return names;
}

/* ---- output --------------------------------------------------------------------------------- */

/* Make room for n bytes; false when that fails. */
static bool
room(Out *o, size_t n)
{
	if (o->buf->cap - o->buf->len < n && o->status == ZHC_OK)
		o->status = zhc_buf_reserve(o->buf, n);
	return o->status == ZHC_OK;
}

/* Report that [p, q) becomes something else; characters are counted from one change to the next. */
static bool
report(Convert *c, const char *p, const char *q, const char *to, size_t len)
{
	size_t pos;

	for (uint32_t cp; c->counted < p; c->chars++)
		c->counted += zhc_decode(c->counted, c->end, &cp);
	pos = c->chars;
	for (uint32_t cp; c->counted < q; c->chars++)
		c->counted += zhc_decode(c->counted, c->end, &cp);
	if (c->out.status == ZHC_OK)
		c->out.status = c->change(c->ctx, pos, c->chars - pos, to, len);
	return c->out.status == ZHC_OK;
}

/* Write the text from `copied` to p, then a value; go on after q. */
static inline bool
put_value(Convert *c, const char *p, const char *q, uint32_t value)
{
	size_t run = (size_t) (p - c->copied), len = ZHC_VALUE_LEN(value);
	char *w;

	if (c->out.buf->cap - c->out.buf->len < run + len + 2 * ZHC_POOL_PADDING &&
		!room(&c->out, run + len + 2 * ZHC_POOL_PADDING))
		return false;
	w = c->out.buf->data + c->out.buf->len;
	if (run > 0)
	{
		if (run <= 16 && c->end - c->copied >= 16)
			memcpy(w, c->copied, 16);
		else
			memcpy(w, c->copied, run);
		w += run;
	}
	if (len <= ZHC_POOL_PADDING)
		memcpy(w, zhc_convert_pool + ZHC_VALUE_OFFSET(value), ZHC_POOL_PADDING);
	else
		memcpy(w, zhc_convert_pool + ZHC_VALUE_OFFSET(value), len);
	c->out.buf->len += run + len;
	c->copied = q;
	return !c->change || report(c, p, q, zhc_convert_pool + ZHC_VALUE_OFFSET(value), len);
}

static bool
continues(const char *p)
{
	return ((unsigned char) *p & 0xC0) == 0x80;
}

/* Report what differs between [p, q) and its conversion [to, to + len). */
static bool
report_difference(Convert *c, const char *p, const char *q, const char *to, size_t len)
{
	size_t n = (size_t) (q - p), least = n < len ? n : len, same = 0;

	while (same < least && p[same] == to[same])
		same++;
	while (same > 0 && ((same < n && continues(p + same)) || (same < len && continues(to + same))))
		same--;
	p += same, to += same, n -= same, len -= same, least -= same;
	for (same = 0; same < least && q[-1 - (ptrdiff_t) same] == to[len - 1 - same];)
		same++;
	while (same > 0 && continues(q - same))
		same--;
	n -= same, len -= same;
	return (n == 0 && len == 0) || report(c, p, p + n, to, len);
}

static inline bool
put_copied(Convert *c, const char *p)
{
	size_t run = (size_t) (p - c->copied);

	if (run > 0)
	{
		if (!room(&c->out, run))
			return false;
		memcpy(c->out.buf->data + c->out.buf->len, c->copied, run);
		c->out.buf->len += run;
		c->copied = p;
	}
	return true;
}

/* ---- matching ------------------------------------------------------------------------------- */

/*
 * The longest key that begins with the character of code `code`, which ends at p.  Returns the
 * key's end and stores its entry; 0 when there is none.
 */
static inline const char *
longest_match(const ZhcTrie *t, uint32_t code, const char *p, Convert *c, uint32_t *entry)
{
	uint64_t x = zhc_trie_first(t, code);
	const char *match = p;

	*entry = ZHC_NODE_ENTRY(x);
	while (ZHC_NODE_BASE(x) != 0 && p < c->end)
	{
		uint32_t cp;

		p += zhc_decode(p, c->end, &cp);
		code = zhc_trie_code(t, cp);
		if (code == 0)
			break;
		if (code >= ZHC_TRIE_SPECIAL)
		{
			c->compat |= code == ZHC_CODE_COMPAT;
			break;
		}
		x = zhc_trie_next(t, x, code);
		if (ZHC_NODE_ENTRY(x) != 0)
		{
			*entry = ZHC_NODE_ENTRY(x);
			match = p;
		}
	}
	return match;
}

/*
 * The end of a character with a special code, with all of its description sequence.  Sets *open
 * when the sequence is not complete.
 */
static const char *
special_end(Convert *c, uint32_t code, const char *p, const char *after, bool *open)
{
	const char *end = NULL;

	if (code == ZHC_CODE_DESCRIPTION)
	{
		end = zhc_description_end(p, c->end);
		*open |= !end;
	}
	else
		c->compat = true;
	return end ? end : after;
}

/* ---- one step over a whole text ------------------------------------------------------------- */

static bool
convert_step(Convert *c, const ZhcTrie *t, const char *p)
{
	const uint32_t *entries = zhc_convert_entries + t->entries - 1;

	bool open = false;

	c->copied = p;
	c->next_poll = p;
	while (p < c->end)
	{
		uint32_t cp, code, entry, value;
		const char *after = p + zhc_decode(p, c->end, &cp), *q;

		code = zhc_trie_code(t, cp);
		if (code == 0)
		{
			p = after;
			continue;
		}
		if (p >= c->next_poll)
		{
			zhc_poll(c->out.buf->al);
			c->next_poll = p + POLL_BYTES;
		}
		if (code >= ZHC_TRIE_SPECIAL)
			q = special_end(c, code, p, after, &open), entry = 0;
		else
			q = longest_match(t, code, after, c, &entry);
		if (c->compat && !c->normalized)
			return false;
		value = entry ? entries[entry] & ~ZHC_VALUE_FLAG : 0;
		if (value != 0 && !put_value(c, p, q, value))
			return false;
		p = q;
	}
	return put_copied(c, c->end);
}

/* ---- segmentation and two steps ------------------------------------------------------------- */

/*
 * Convert a stretch of misses, from p to q, by both steps in turn.  The stretch is a segment, or
 * a part of one that no key reaches beyond.
 */
static bool
convert_run(Convert *c, const char *p, const char *q)
{
	const ZhcTrie *one = zhc_convert_tries + c->cfg->step[0],
				  *two = zhc_convert_tries + c->cfg->step[1];
	Convert inner = {.cfg = c->cfg, .normalized = true};
	size_t before;
	bool ok;

	if (!put_copied(c, p))
		return false;
	before = c->out.buf->len;
	c->mid.len = 0;
	inner.end = q;
	inner.out.buf = &c->mid;
	ok = convert_step(&inner, one, p);
	if (ok && c->mid.len > 0)
	{
		inner.end = c->mid.data + c->mid.len;
		inner.out.buf = c->out.buf;
		ok = convert_step(&inner, two, c->mid.data);
	}
	c->out.status = inner.out.status;
	c->copied = q;
	if (ok && c->change)
		ok = report_difference(c, p, q, c->out.buf->data + before, c->out.buf->len - before);
	return ok;
}

/*
 * The end of the stretch of misses of which the first ends at q: before the next hit, or after a
 * character that is in no key.  With an open description sequence only before a hit: what the
 * first step makes of the stretch may complete it for the second.
 */
static const char *
run_end(Convert *c, const char *q, bool open)
{
	const ZhcTrie *seg = zhc_convert_tries + c->cfg->segmentation;
	const ZhcTrie *one = zhc_convert_tries + c->cfg->step[0],
				  *two = zhc_convert_tries + c->cfg->step[1];
	const uint32_t *entries = zhc_convert_entries + seg->entries - 1;

	while (q < c->end)
	{
		uint32_t cp, code, entry;
		const char *after = q + zhc_decode(q, c->end, &cp);

		code = zhc_trie_code(seg, cp);
		if (code >= ZHC_TRIE_SPECIAL)
		{
			q = special_end(c, code, q, after, &open);
			continue;
		}
		if (code != 0)
		{
			longest_match(seg, code, after, c, &entry);
			if (entry != 0 && (entries[entry] & ZHC_VALUE_FLAG))
				break;
		}
		else if (!open && zhc_trie_code(one, cp) == 0 && zhc_trie_code(two, cp) == 0)
			return after;
		q = after;
	}
	return q;
}

/* What the first step makes of a miss: its only character, when it is the cutting dictionary. */
static inline uint32_t
image(uint32_t cp, uint32_t value)
{
	if (ZHC_VALUE_LEN(value) != 0)
	{
		const char *text = zhc_convert_pool + ZHC_VALUE_OFFSET(value);

		zhc_decode(text, text + ZHC_VALUE_LEN(value), &cp);
	}
	return cp;
}

/*
 * Where the first step is the dictionary that cuts: may a key of the second step go on from node
 * x with the character at q?  Not when that is a hit, nor when no key does.
 */
static bool
goes_on(const Convert *c, uint64_t x, const char *q)
{
	const ZhcTrie *seg = zhc_convert_tries + c->cfg->segmentation;
	const ZhcTrie *two = zhc_convert_tries + c->cfg->step[1];
	uint32_t cp, code, entry, value = 0;

	if (q >= c->end || ZHC_NODE_BASE(x) == 0)
		return false;
	zhc_decode(q, c->end, &cp);
	code = zhc_trie_code(seg, cp);
	if (code >= ZHC_TRIE_SPECIAL)
		return code == ZHC_CODE_COMPAT;
	if (code != 0)
	{
		entry = ZHC_NODE_ENTRY(zhc_trie_first(seg, code));
		if (entry != 0)
			value = zhc_convert_entries[seg->entries + entry - 1];
		if (value & ZHC_VALUE_FLAG)
			return false;
	}
	code = zhc_trie_code(two, image(cp, value));
	return code != 0 && code < ZHC_TRIE_SPECIAL && zhc_trie_next(two, x, code) != 0;
}

/*
 * The value of a single miss that ends at q, as far as it is certain without carrying out the
 * steps: what it becomes, 0 when it stays; else ZHC_NONE.
 */
static inline uint32_t
miss_value(const Convert *c, uint32_t cp, uint32_t code, uint32_t entry, const char *q)
{
	const struct ZhcConfig *cfg = c->cfg;
	const ZhcTrie *seg = zhc_convert_tries + cfg->segmentation;
	const ZhcTrie *other = zhc_convert_tries + cfg->step[cfg->segmentation == cfg->step[0]];
	uint32_t value = entry ? zhc_convert_hits[cfg->hits + entry - 1] : 0;
	uint64_t x;

	if (cfg->segmentation == cfg->step[0])
	{
		if (entry != 0 && !(value & ZHC_VALUE_FLAG))
			return value;
		value &= ~ZHC_VALUE_FLAG;
		if (entry != 0)
			cp = image(cp, zhc_convert_entries[seg->entries + entry - 1]);
		code = zhc_trie_code(other, cp);
		x = code != 0 && code < ZHC_TRIE_SPECIAL ? zhc_trie_first(other, code) : 0;
		if (entry == 0 && ZHC_NODE_ENTRY(x) != 0)
			value = zhc_convert_entries[other->entries + ZHC_NODE_ENTRY(x) - 1] & ~ZHC_VALUE_FLAG;
		return goes_on(c, x, q) ? ZHC_NONE : value;
	}
	if (code != 0 && ZHC_NODE_BASE(zhc_trie_first(seg, code)) != 0)
		return ZHC_NONE;
	code = zhc_trie_code(other, cp);
	if (code == 0 || code >= ZHC_TRIE_SPECIAL)
		return value;
	return zhc_trie_first(other, code) == 0 ? value : ZHC_NONE;
}

static bool
convert_segments(Convert *c, const char *p)
{
	const ZhcTrie *seg = zhc_convert_tries + c->cfg->segmentation;
	const uint32_t *entries = zhc_convert_entries + seg->entries - 1;
	const uint32_t *hits = zhc_convert_hits + c->cfg->hits - 1;
	bool open = false;

	c->copied = p;
	c->next_poll = p;
	while (p < c->end)
	{
		uint32_t cp, code, entry = 0, value;
		const char *after = p + zhc_decode(p, c->end, &cp), *q = after;

		code = zhc_trie_code(seg, cp);
		if (p >= c->next_poll)
		{
			zhc_poll(c->out.buf->al);
			c->next_poll = p + POLL_BYTES;
		}
		if (code >= ZHC_TRIE_SPECIAL)
		{
			q = special_end(c, code, p, after, &open);
			value = open ? ZHC_NONE : 0;
		}
		else
		{
			if (code != 0)
				q = longest_match(seg, code, after, c, &entry);
			if (entry != 0 && (entries[entry] & ZHC_VALUE_FLAG))
				value = hits[entry];
			else
				value = miss_value(c, cp, code, entry, after);
		}
		if (value == ZHC_NONE)
		{
			q = run_end(c, after, open);
			open = false;
			if (c->compat && !c->normalized)
				return false;
			if (!convert_run(c, p, q))
				return false;
			p = q;
			continue;
		}
		if (c->compat && !c->normalized)
			return false;
		if (value != 0 && !put_value(c, p, q, value))
			return false;
		p = q;
	}
	return put_copied(c, c->end);
}

/* ---- entry ---------------------------------------------------------------------------------- */

static bool
convert(Convert *c, const char *s, size_t n)
{
	c->end = s + n;
	c->counted = s;
	if (!room(&c->out, n + n / 32 + 2 * ZHC_POOL_PADDING))
		return false;
	if (c->cfg->segmentation == ZHC_NONE)
		return convert_step(c, zhc_convert_tries + c->cfg->step[0], s);
	return convert_segments(c, s);
}

ZhcStatus
zhc_convert_exact(const ZhcConfig *cfg, const char *s, size_t n, ZhcBuf *out)
{
	Convert c = {.cfg = cfg, .out = {out, ZHC_OK}};
	size_t begin = out->len;

	zhc_buf_init(&c.mid, out->al);
	if (!convert(&c, s, n) && c.out.status == ZHC_OK)
	{
		ZhcBuf normal;

		zhc_buf_init(&normal, out->al);
		c.out.status = zhc_convert_normalize(s, s + n, &normal);
		out->len = begin;
		c.normalized = true;
		if (c.out.status == ZHC_OK)
			convert(&c, normal.data, normal.len);
		zhc_buf_free(&normal);
	}
	zhc_buf_free(&c.mid);
	return c.out.status;
}

/* What zhc_convert_exact_changes() needs to tell of normalization too. */
typedef struct Watch
{
	const char *page, *page_end;	 /* the text as given, */
	const char *normal, *normal_end; /* and normalized: as many characters */
	size_t pos;						 /* characters before both */
	ZhcChangeFn change;
	void *ctx;
} Watch;

/* Walk both texts to character `to`, telling where they differ. */
static ZhcStatus
watch_to(Watch *w, size_t to)
{
	ZhcStatus st = ZHC_OK;

	for (; st == ZHC_OK && w->pos < to && w->page < w->page_end; w->pos++)
	{
		uint32_t a, b;
		const char *normal = w->normal;

		w->page += zhc_decode(w->page, w->page_end, &a);
		w->normal += zhc_decode(w->normal, w->normal_end, &b);
		if (a != b)
			st = w->change(w->ctx, w->pos, 1, normal, (size_t) (w->normal - normal));
	}
	return st;
}

static ZhcStatus
watch_change(void *ctx, size_t pos, size_t len, const char *to, size_t tolen)
{
	Watch *w = ctx;
	ZhcStatus st = watch_to(w, pos);

	if (st == ZHC_OK)
		st = w->change(w->ctx, pos, len, to, tolen);
	for (uint32_t cp; w->pos < pos + len && w->page < w->page_end; w->pos++)
	{
		w->page += zhc_decode(w->page, w->page_end, &cp);
		w->normal += zhc_decode(w->normal, w->normal_end, &cp);
	}
	return st;
}

ZhcStatus
zhc_convert_exact_changes(const ZhcAlloc *al, const ZhcConfig *cfg, const char *s, size_t n,
						  ZhcChangeFn change, void *ctx)
{
	ZhcBuf normal, out;
	Convert c = {.cfg = cfg, .out = {&out, ZHC_OK}, .normalized = true, .change = watch_change};
	Watch w = {.page = s, .page_end = s + n, .change = change, .ctx = ctx};

	zhc_buf_init(&normal, al);
	zhc_buf_init(&out, al);
	zhc_buf_init(&c.mid, al);
	c.out.status = zhc_convert_normalize(s, s + n, &normal);
	w.normal = normal.data;
	w.normal_end = normal.data + normal.len;
	c.ctx = &w;
	if (c.out.status == ZHC_OK && convert(&c, normal.data, normal.len))
		c.out.status = watch_to(&w, SIZE_MAX);
	zhc_buf_free(&normal);
	zhc_buf_free(&out);
	zhc_buf_free(&c.mid);
	return c.out.status;
}
