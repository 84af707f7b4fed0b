/*
 * passages.c - passages printed in two texts
 *
 * The suffix array of the second text tells the longest match of any place of the first one.  A
 * filter of the hashes of all windows of min_len letters keeps it from being asked where there is
 * none, so that only letters of passages cost a search.
 */
#include "passages.h"

#include "roll.h"
#include "shingle.h"
#include "suffix.h"

#define POLL_EVERY 0x10000u
#define FAN		   16u /* children of a node of the tree of least places */
#define LEVELS	   8
#define PAGE	   256u
#define PAGES	   (0x110000u / PAGE)

/* The letters of a text as small numbers, and where they stand. */
typedef struct Sequence
{
	uint32_t *letter;
	uint32_t *pos;
	uint32_t n;
} Sequence;

/* Numbers of letters: 1 and up in the order of their first use; 0: not in use. */
typedef struct Numbers
{
	uint16_t page[PAGES]; /* 1 + its index among the pages in use; 0: no letter of it is */
	uint32_t *cell;		  /* PAGE of them a page */
	size_t npages, cap;
	uint32_t kinds; /* and the 0 */
} Numbers;

typedef struct Matcher
{
	const ZhcAlloc *al;
	Sequence a, b;
	Numbers numbers;		 /* of the letters of b */
	uint32_t *sa;			 /* suffixes of b, the empty one first */
	uint32_t *least[LEVELS]; /* least[k][i]: the least place among FAN^(k+1) suffixes */
	uint64_t *filter;		 /* a bit for each hash of a window of b, and others' by chance */
	uint64_t filter_mask;
	uint32_t min_len;
	ZhcPassages *out;
	size_t cap;
} Matcher;

/* ---- reading ----------------------------------------------------------------------------------
 */

static ZhcStatus
read_sequence(const ZhcAlloc *al, const char *s, size_t n, Sequence *q)
{
	ZhcLetters l = {s, s + n, 0};
	size_t cap_letter = 0, cap_pos = 0;
	uint32_t letter, at;

	while (zhc_next_letter(&l, &letter, &at))
	{
		void *letters = q->letter, *places = q->pos;
		ZhcStatus st =
			zhc_array_reserve(al, &letters, &cap_letter, (size_t) q->n + 2, sizeof(*q->letter));

		q->letter = letters;
		if (st == ZHC_OK)
			st = zhc_array_reserve(al, &places, &cap_pos, (size_t) q->n + 2, sizeof(*q->pos));
		q->pos = places;
		if (st != ZHC_OK)
			return st;
		if (q->n % POLL_EVERY == 0)
			zhc_poll(al);
		q->letter[q->n] = letter;
		q->pos[q->n++] = at;
	}
	return ZHC_OK;
}

static uint32_t
number_of(const Numbers *t, uint32_t letter)
{
	uint32_t page = t->page[letter / PAGE];

	return page ? t->cell[(size_t) (page - 1) * PAGE + letter % PAGE] : 0;
}

/* The same for a letter that may be new. */
static ZhcStatus
number(const ZhcAlloc *al, Numbers *t, uint32_t letter, uint32_t *out)
{
	uint16_t *page = &t->page[letter / PAGE];
	uint32_t *cell;

	if (*page == 0)
	{
		void *data = t->cell;
		ZhcStatus st =
			zhc_array_reserve(al, &data, &t->cap, (t->npages + 1) * PAGE, sizeof(*t->cell));

		t->cell = data;
		if (st != ZHC_OK)
			return st;
		memset(t->cell + t->npages * PAGE, 0, PAGE * sizeof(*t->cell));
		*page = (uint16_t) ++t->npages;
	}
	cell = &t->cell[(size_t) (*page - 1) * PAGE + letter % PAGE];
	if (*cell == 0)
		*cell = t->kinds++;
	*out = *cell;
	return ZHC_OK;
}

/* Write both texts in the numbers of the letters of b; b gets the end mark 0. */
static ZhcStatus
encode(Matcher *m)
{
	ZhcStatus st = ZHC_OK;

	m->numbers.kinds = 1;
	for (uint32_t i = 0; st == ZHC_OK && i < m->b.n; i++)
		st = number(m->al, &m->numbers, m->b.letter[i], &m->b.letter[i]);
	for (uint32_t i = 0; i < m->a.n; i++)
		m->a.letter[i] = number_of(&m->numbers, m->a.letter[i]);
	m->b.letter[m->b.n] = 0;
	return st;
}

/* ---- the filter -------------------------------------------------------------------------------
 */

typedef struct Window
{
	const uint32_t *letter;
	uint32_t size;
	uint64_t weight;
	uint64_t hash;
} Window;

/* The hash of the window that begins at i. */
static uint64_t
window_at(Window *w, uint32_t i)
{
	w->hash = 0;
	for (uint32_t k = 0; k < w->size; k++)
		w->hash = zhc_roll_add(w->hash, w->letter[i + k]);
	return w->hash;
}

/* The hash of the next one, given that i is the last one's place. */
static uint64_t
move_window(Window *w, uint32_t i)
{
	w->hash =
		zhc_roll_remove(zhc_roll_add(w->hash, w->letter[i + w->size]), w->letter[i], w->weight);
	return w->hash;
}

static ZhcStatus
make_filter(Matcher *m)
{
	Window w = {.letter = m->b.letter, .size = m->min_len, .weight = zhc_roll_weight(m->min_len)};
	uint64_t bits = 1024, hash = window_at(&w, 0);

	while (bits < (uint64_t) m->b.n * 16)
		bits *= 2;
	m->filter_mask = bits - 1;
	m->filter = m->al->alloc(m->al->ctx, (size_t) (bits / 8));
	if (!m->filter)
		return ZHC_NOMEM;
	memset(m->filter, 0, (size_t) (bits / 8));
	for (uint32_t i = 0;; hash = move_window(&w, i++))
	{
		uint64_t h = zhc_roll_mix(hash) & m->filter_mask;

		m->filter[h >> 6] |= UINT64_C(1) << (h & 63);
		if (i % POLL_EVERY == 0)
			zhc_poll(m->al);
		if (i + m->min_len >= m->b.n)
			return ZHC_OK;
	}
}

static inline bool
passes(const Matcher *m, uint64_t hash)
{
	uint64_t h = zhc_roll_mix(hash) & m->filter_mask;

	return m->filter[h >> 6] >> (h & 63) & 1;
}

/* ---- the least place among neighbours in the suffix array -------------------------------------
 */

static ZhcStatus
make_least(Matcher *m)
{
	const uint32_t *below = m->sa;
	uint32_t n = m->b.n + 1;

	for (int k = 0; k < LEVELS && n > FAN; k++)
	{
		uint32_t up = (n + FAN - 1) / FAN;

		m->least[k] = m->al->alloc(m->al->ctx, up * sizeof(uint32_t));
		if (!m->least[k])
			return ZHC_NOMEM;
		for (uint32_t i = 0; i < n; i++)
			if (i % FAN == 0 || below[i] < m->least[k][i / FAN])
				m->least[k][i / FAN] = below[i];
		below = m->least[k];
		n = up;
	}
	return ZHC_OK;
}

/* The least of sa[from .. to), from < to. */
static uint32_t
least_place(const Matcher *m, uint32_t from, uint32_t to)
{
	const uint32_t *row = m->sa;
	uint32_t found = UINT32_MAX;

	for (int k = 0;; k++)
	{
		bool top = k == LEVELS || !m->least[k];

		while (from < to && (top || from % FAN != 0))
		{
			found = row[from] < found ? row[from] : found;
			from++;
		}
		while (from < to && to % FAN != 0)
		{
			to--;
			found = row[to] < found ? row[to] : found;
		}
		if (from >= to)
			return found;
		row = m->least[k];
		from /= FAN;
		to /= FAN;
	}
}

/* ---- matching ---------------------------------------------------------------------------------
 */

/* How far a from i and the suffix of b agree, which do so for the first `len` letters. */
static uint32_t
agree(const Matcher *m, uint32_t i, uint32_t suffix, uint32_t len)
{
	uint32_t most = m->a.n - i < m->b.n - suffix ? m->a.n - i : m->b.n - suffix;

	while (len < most && m->a.letter[i + len] == m->b.letter[suffix + len])
		len++;
	return len;
}

/* Whether the suffix, which agrees with a from i for len letters, comes before it. */
static bool
comes_before(const Matcher *m, uint32_t i, uint32_t suffix, uint32_t len)
{
	if (i + len == m->a.n)
		return false;
	return suffix + len == m->b.n || m->b.letter[suffix + len] < m->a.letter[i + len];
}

/* The longest passage that begins at i: its length, and its leftmost place in b. */
static uint32_t
longest(const Matcher *m, uint32_t i, uint32_t *place)
{
	uint32_t lo = 0, hi = m->b.n + 1, lo_len = 0, hi_len = 0, len, from, to;

	/* sa[0 .. lo) come before a from i, sa[hi ..) do not; lo_len, hi_len: what their ends share */
	while (lo < hi)
	{
		uint32_t mid = lo + (hi - lo) / 2, least = lo_len < hi_len ? lo_len : hi_len;

		len = agree(m, i, m->sa[mid], least);
		if (comes_before(m, i, m->sa[mid], len))
		{
			lo = mid + 1;
			lo_len = len;
		}
		else
		{
			hi = mid;
			hi_len = len;
		}
	}
	len = lo_len > hi_len ? lo_len : hi_len;
	if (len < m->min_len)
		return len;
	/* the suffixes that share len letters are neighbours, on both sides of lo */
	from = to = lo;
	for (uint32_t a = 0, b = lo; a < b;)
	{
		uint32_t mid = a + (b - a) / 2;

		zhc_poll(m->al);
		if (agree(m, i, m->sa[mid], 0) >= len)
			b = mid;
		else
			a = mid + 1;
		from = b;
	}
	for (uint32_t a = lo, b = m->b.n + 1; a < b;)
	{
		uint32_t mid = a + (b - a) / 2;

		zhc_poll(m->al);
		if (agree(m, i, m->sa[mid], 0) >= len)
			a = mid + 1;
		else
			b = mid;
		to = a;
	}
	*place = least_place(m, from, to);
	return len;
}

static ZhcStatus
add(Matcher *m, uint32_t i, uint32_t place, uint32_t len)
{
	void *data = m->out->row;
	ZhcStatus st =
		zhc_array_reserve(m->al, &data, &m->cap, (size_t) m->out->n + 1, sizeof(ZhcPassage));

	m->out->row = data;
	if (st == ZHC_OK)
		m->out->row[m->out->n++] = (ZhcPassage){m->a.pos[i], m->a.pos[i + len - 1] + 1,
												m->b.pos[place], m->b.pos[place + len - 1] + 1};
	return st;
}

static ZhcStatus
match(Matcher *m)
{
	Window w = {.letter = m->a.letter, .size = m->min_len, .weight = zhc_roll_weight(m->min_len)};
	uint64_t hash = window_at(&w, 0);
	ZhcStatus st = ZHC_OK;

	for (uint32_t i = 0; st == ZHC_OK;)
	{
		uint32_t place = 0, len = passes(m, hash) ? longest(m, i, &place) : 0;

		if (len >= m->min_len)
		{
			st = add(m, i, place, len);
			zhc_poll(m->al);
			i += len;
			if (m->a.n - i < m->min_len)
				break;
			hash = window_at(&w, i);
			continue;
		}
		if (i + m->min_len >= m->a.n)
			break;
		if (i % POLL_EVERY == 0)
			zhc_poll(m->al);
		hash = move_window(&w, i++);
	}
	return st;
}

ZhcStatus
zhc_passages(const ZhcAlloc *al, const char *a, size_t na, const char *b, size_t nb,
			 uint32_t min_len, ZhcPassages *out)
{
	Matcher m = {.al = al, .min_len = min_len, .out = out};
	ZhcStatus st;

	memset(out, 0, sizeof(*out));
	if (min_len == 0)
		return ZHC_INVALID;
	st = read_sequence(al, a, na, &m.a);
	if (st == ZHC_OK)
		st = read_sequence(al, b, nb, &m.b);
	if (st == ZHC_OK && m.a.n >= min_len && m.b.n >= min_len)
	{
		st = encode(&m);
		m.sa = st == ZHC_OK ? al->alloc(al->ctx, ((size_t) m.b.n + 1) * sizeof(*m.sa)) : NULL;
		if (st == ZHC_OK)
			st = m.sa ? zhc_suffix_array(al, m.b.letter, m.sa, m.b.n + 1, m.numbers.kinds)
					  : ZHC_NOMEM;
		if (st == ZHC_OK)
			st = make_least(&m);
		if (st == ZHC_OK)
			st = make_filter(&m);
		if (st == ZHC_OK)
			st = match(&m);
	}
	for (int k = 0; k < LEVELS; k++)
		al->free(al->ctx, m.least[k]);
	al->free(al->ctx, m.filter);
	al->free(al->ctx, m.sa);
	al->free(al->ctx, m.numbers.cell);
	al->free(al->ctx, m.a.letter);
	al->free(al->ctx, m.a.pos);
	al->free(al->ctx, m.b.letter);
	al->free(al->ctx, m.b.pos);
	if (st != ZHC_OK)
		zhc_passages_free(al, out);
	return st;
}

void
zhc_passages_free(const ZhcAlloc *al, ZhcPassages *p)
{
	if (p->row)
		al->free(al->ctx, p->row);
	memset(p, 0, sizeof(*p));
}
