/*
 * namelinks.c - the mentions of a text put in order and tied together
 *
 * A short name (the last part of a transcribed one, a short form that the text defines) belongs to
 * the first full one that has it; the fullest title printed with a name goes to all mentions that
 * print the name alike.
 */
#include "namesint.h"

#include "ownterms.h"

#define SORT_FEW 16 /* mentions that are put in order where they stand */

/* Own names are found by their key: seeds far from those of prints. */
#define OWN_SEED UINT64_C(0x5851F42D4C957F2D)
#define OWN_STEP UINT64_C(0x9E3779B97F4A7C15)

typedef struct Slot
{
	uint64_t hash; /* 0: empty */
	uint32_t mention;
} Slot;

typedef struct Links
{
	ZhcNamer *nm;
	Slot *slot;
	size_t cap; /* power of two, more than twice the entries */
} Links;

static uint64_t
hash_range(const ZhcNamer *nm, uint32_t start, uint32_t end, uint64_t h)
{
	h ^= 0xCBF29CE484222325u;
	for (uint32_t i = start; i < end; i++)
		h = (h ^ zhc_ch(nm->text, i)) * 0x100000001B3u;
	return h ? h : 1;
}

/* The slot of a hash, or the empty one where it belongs. */
static Slot *
find_hash(const Links *l, uint64_t h)
{
	size_t i = (size_t) (h ^ h >> 29) & (l->cap - 1);

	while (l->slot[i].hash && l->slot[i].hash != h)
		i = (i + 1) & (l->cap - 1);
	return &l->slot[i];
}

/* The same for a name. */
static Slot *
find(const Links *l, uint32_t start, uint32_t end, uint64_t seed)
{
	return find_hash(l, hash_range(l->nm, start, end, seed));
}

static bool
before(const ZhcMention *a, const ZhcMention *b)
{
	return a->start != b->start ? a->start < b->start : a->end > b->end;
}

/* Put a few mentions in order, where they stand. */
static void
sort_few(ZhcMention *men, size_t n)
{
	for (size_t i = 1; i < n; i++)
	{
		ZhcMention m = men[i];
		size_t k = i;

		if (!before(&m, &men[k - 1]))
			continue;
		for (; k > 0 && before(&m, &men[k - 1]); k--)
			men[k] = men[k - 1];
		men[k] = m;
	}
}

/*
 * Merge sort by start, the longer one first.  Paragraphs come in order, and what was found in one
 * stands near to where it belongs: most pairs of runs follow each other.
 */
static ZhcStatus
sort(ZhcNamer *nm)
{
	size_t n = nm->nmen;
	ZhcMention *first = nm->men, *from = first, *to;

	for (size_t lo = 0; lo < n; lo += SORT_FEW)
		sort_few(from + lo, n - lo < SORT_FEW ? n - lo : SORT_FEW);
	if (n <= SORT_FEW)
		return ZHC_OK;
	to = nm->al->alloc(nm->al->ctx, (n + 1) * sizeof(*to));
	if (!to)
		return ZHC_NOMEM;
	for (size_t w = SORT_FEW; w < n; w *= 2)
	{
		ZhcMention *swap = from;

		for (size_t lo = 0; lo < n; lo += 2 * w)
		{
			size_t mid = lo + w < n ? lo + w : n, hi = lo + 2 * w < n ? lo + 2 * w : n;
			size_t a = lo, b = mid;

			if (mid == hi || !before(&from[mid], &from[mid - 1]))
			{
				memcpy(to + lo, from + lo, (hi - lo) * sizeof(*to));
				continue;
			}
			for (size_t k = lo; k < hi; k++)
				to[k] = b >= hi || (a < mid && !before(&from[b], &from[a])) ? from[a++] : from[b++];
		}
		zhc_poll(nm->al);
		from = to;
		to = swap;
	}
	nm->al->free(nm->al->ctx, to);
	nm->men = from;
	if (from != first)
		nm->cap_men = n + 1;
	return ZHC_OK;
}

/* The most that the mentions need: their print, and of persons the name, its last part and the
 * surname; their list's name; short forms. */
static size_t
most_entries(const ZhcNamer *nm)
{
	size_t n = nm->nmen + nm->nshorts;

	for (size_t i = 0; i < nm->nmen; i++)
		n += (nm->men[i].kind == ZHC_NAME_PERSON) * (size_t) 3 + (nm->men[i].own != 0);
	return n;
}

/* An empty table for what the mentions need. */
static ZhcStatus
make_room(Links *l)
{
	const ZhcAlloc *al = l->nm->al;
	size_t n = most_entries(l->nm);

	while (l->cap < n * 2 + 1)
		l->cap *= 2;
	al->free(al->ctx, l->slot);
	l->slot = al->alloc(al->ctx, l->cap * sizeof(*l->slot));
	if (!l->slot)
		return ZHC_NOMEM;
	memset(l->slot, 0, l->cap * sizeof(*l->slot));
	return ZHC_OK;
}

/* What a transcribed name is that nothing beside it tells: what it is elsewhere in the text. */
static void
decide(Links *l)
{
	ZhcNamer *nm = l->nm;
	size_t n = 0;

	for (uint32_t i = 0; i < nm->nmen; i++)
	{
		ZhcMention *m = &nm->men[i];

		if (m->kind >= ZHC_NAME_KINDS)
		{
			const Slot *s = find(l, m->start, m->end, 0);

			if (s->hash)
				m->kind = nm->men[s->mention].kind;
			else if (m->end - m->start >= 3)
				m->kind = ZHC_NAME_PERSON; /* places are more often known */
		}
	}
	for (uint32_t i = 0; i < nm->nmen; i++)
		if (nm->men[i].kind < ZHC_NAME_KINDS)
			nm->men[n++] = nm->men[i];
	nm->nmen = n;
}

static void
note(Links *l, uint32_t start, uint32_t end, uint64_t seed, uint32_t mention)
{
	uint64_t h = hash_range(l->nm, start, end, seed);
	Slot *s = find_hash(l, h);

	if (!s->hash)
		*s = (Slot){h, mention};
}

/* Last part of a dotted name: other mentions may print it alone. */
static void
note_parts(Links *l, uint32_t i)
{
	const ZhcMention *m = &l->nm->men[i];
	uint32_t last = m->start;

	for (uint32_t p = m->start; p < m->end; p++)
		if (zhc_ch(l->nm->text, p) == ZHC_INTERPUNCT || zhc_name_joint(l->nm->text, p))
			last = p + 1;
	if (last > m->start)
		note(l, last, m->end, 0, i);
}

static int
fullness(const ZhcMention *m)
{
	return (m->role.end > m->role.start) + (m->affiliation.end > m->affiliation.start) +
		   (m->country[0] != '\0');
}

static bool
fuller(const ZhcMention *a, const ZhcMention *b)
{
	int x = fullness(a), y = fullness(b);
	uint32_t m = a->role.end - a->role.start, n = b->role.end - b->role.start;

	return x != y	? x > y
		   : m != n ? m > n
					: a->affiliation.end - a->affiliation.start >
						  b->affiliation.end - b->affiliation.start; /* 民进党团, 党团 */
}

static void
copy_title(ZhcMention *to, const ZhcMention *from)
{
	to->role = from->role;
	to->affiliation = from->affiliation;
	memcpy(to->country, from->country, sizeof(to->country));
}

/* The surname of a Han name stands for whom it was printed with last. */
static void
note_surname(Links *l, uint32_t i)
{
	const ZhcNamer *nm = l->nm;
	const ZhcMention *m = &nm->men[i];

	if (m->end - m->start > 1 && m->end - m->start < 4 && zhc_name_is_family(nm, m->start))
	{
		uint64_t h = hash_range(nm, m->start, m->start + 1, 0);

		*find_hash(l, h) = (Slot){h, m->entity};
	}
}

/* Short forms belong to the mention that defines them. */
static void
note_shorts(Links *l)
{
	const ZhcNamer *nm = l->nm;
	const ZhcNames names = {.men = nm->men, .n = (uint32_t) nm->nmen};

	for (size_t k = 0; k < nm->nshorts; k++)
	{
		const ZhcShort *s = &nm->shorts[k];
		uint32_t i = zhc_names_seek(&names, s->full);

		while (i < names.n && nm->men[i].start <= s->full &&
			   !(nm->men[i].start == s->full && nm->men[i].kind == s->kind))
			i++;
		if (i < names.n && nm->men[i].start == s->full)
			note(l, s->start, s->end, s->kind == ZHC_NAME_PERSON ? 0 : 1 + (uint64_t) s->kind, i);
	}
}

/* Entities, and the fullest title for all mentions that print a name alike (seed 1: as printed). */
static void
tie(Links *l)
{
	ZhcNamer *nm = l->nm;

	note_shorts(l);
	for (uint32_t i = 0; i < nm->nmen; i++)
	{
		ZhcMention *m = &nm->men[i];
		Slot *s;

		note(l, m->start, m->end, 1 + m->kind, i);
		s = find(l, m->start, m->end, m->kind == ZHC_NAME_PERSON ? 0 : 1 + (uint64_t) m->kind);
		/* a short form printed before the name that defines it stands for itself */
		m->entity =
			s->hash && s->mention <= i && nm->men[s->mention].kind == m->kind ? s->mention : i;
		if (m->own) /* all prints that the list gives one name */
		{
			uint64_t seed =
				OWN_SEED + (uint64_t) zhc_own_term(nm->text->own, m->own - 1)->same * OWN_STEP;

			note(l, 0, 0, seed, i);
			m->entity = find(l, 0, 0, seed)->mention;
		}
		else if (m->entity != i)
			m->entity = nm->men[m->entity].entity;
		if (m->kind != ZHC_NAME_PERSON)
			continue;
		note(l, m->start, m->end, 0, i);
		note_parts(l, i);
		note_surname(l, i);
		s = find(l, m->start, m->end, 1 + m->kind);
		if (s->mention != i && fuller(m, &nm->men[s->mention]))
			copy_title(&nm->men[s->mention], m);
	}
	for (uint32_t i = 0; i < nm->nmen; i++)
		if (nm->men[i].kind == ZHC_NAME_PERSON)
			copy_title(&nm->men[i],
					   &nm->men[find(l, nm->men[i].start, nm->men[i].end, 1)->mention]);
}

ZhcStatus
zhc_name_links(ZhcNamer *nm)
{
	Links l = {.nm = nm, .cap = 64};
	ZhcStatus st = sort(nm);

	if (st != ZHC_OK)
		return st;
	st = make_room(&l);
	if (st != ZHC_OK)
		return st;
	for (uint32_t i = 0; i < nm->nmen; i++)
		if (nm->men[i].kind == ZHC_NAME_PERSON || nm->men[i].kind == ZHC_NAME_PLACE)
		{
			note(&l, nm->men[i].start, nm->men[i].end, 0, i);
			if (nm->men[i].kind == ZHC_NAME_PERSON)
				note_parts(&l, i);
		}
	decide(&l);
	st = zhc_name_shorts(nm);
	if (st == ZHC_OK)
		st = sort(nm);
	if (st == ZHC_OK)
		st = make_room(&l);
	if (st == ZHC_OK)
		tie(&l);
	nm->al->free(nm->al->ctx, l.slot);
	return st;
}
