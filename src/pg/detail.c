/*
 * detail.c - small objects of jsonb
 *
 * What is written is what convertToJsonb() of PostgreSQL writes (see utils/jsonb.h): a container
 * has its count, an entry for each child (its type and length; every 32nd, the first of them, where
 * it ends) and the children's bytes; an object has its keys first, shorter ones before longer.
 */
#include "postgres.h"

#include "detail.h"
#include "utf8.h"

static void
CheckSize(size_t size)
{
	if (size > JENTRY_OFFLENMASK)
		ereport(ERROR, (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
						errmsg("the details of a fact are too long for a jsonb value"),
						errdetail("They have %zu bytes; %u are allowed.", size,
								  (unsigned) JENTRY_OFFLENMASK)));
}

/* ---- attributes -------------------------------------------------------------------------------
 */

/* Add a part where its key belongs. */
static void
Add(ZhDetail *d, const char *key, ZhDetailPart part)
{
	int i = d->n;

	Assert(d->n < ZH_DETAIL_MAX);
	part.key = key;
	part.keylen = (uint32) strlen(key);
	CheckSize(part.len);
	for (; i > 0; i--)
	{
		const ZhDetailPart *before = &d->part[i - 1];

		if (before->keylen != part.keylen ? before->keylen < part.keylen
										  : memcmp(before->key, key, part.keylen) < 0)
			break;
		d->part[i] = *before;
	}
	d->part[i] = part;
	d->n++;
}

void
zh_detail_string(ZhDetail *d, const char *key, const char *value)
{
	if (value && *value)
		Add(d, key, (ZhDetailPart){.type = JENTRY_ISSTRING, .data = value, .len = strlen(value)});
}

void
zh_detail_bool(ZhDetail *d, const char *key, bool value)
{
	Add(d, key,
		(ZhDetailPart){.type = value ? JENTRY_ISBOOL_TRUE : JENTRY_ISBOOL_FALSE, .data = ""});
}

void
zh_detail_number(ZhDetail *d, const char *key, Datum number)
{
	const char *data = DatumGetPointer(number);

	Add(d, key,
		(ZhDetailPart){
			.type = JENTRY_ISNUMERIC, .aligned = true, .data = data, .len = VARSIZE_ANY(data)});
}

/* Clean characters [start, end) in memory of the row. */
static ZhDetailPart
RangePart(ZhRow *row, uint32 start, uint32 end)
{
	char *data = zh_row_text(row, (size_t) (end - start) * ZHC_UTF8_MAX);
	char *to = zhc_clean_put(&row->src->clean, start, end, data);

	zh_row_text_end(row, data, to);
	return (ZhDetailPart){.type = JENTRY_ISSTRING, .data = data, .len = (size_t) (to - data)};
}

void
zh_detail_range(ZhDetail *d, ZhRow *row, const char *key, ZhcRange range)
{
	if (range.start < range.end)
		Add(d, key, RangePart(row, range.start, range.end));
}

/* ---- containers -------------------------------------------------------------------------------
 */

/* A container that is being written. */
typedef struct Writer
{
	JsonbContainer *root;
	char *data; /* of the children */
	char *at;
	uint32 n; /* children written */
} Writer;

/* Begin one of `count` children, where there is room for them. */
static Writer
BeginContainer(JsonbContainer *to, uint32 header, uint32 count)
{
	Writer w = {.root = to};

	w.root->header = header;
	w.data = w.at = (char *) &w.root->children[count];
	return w;
}

static void
WriteChild(Writer *w, JEntry type, bool aligned, const char *data, size_t len)
{
	char *from = w->at;

	if (aligned)
		while ((w->at - w->data) % sizeof(int32) != 0)
			*w->at++ = '\0';
	memcpy(w->at, data, len);
	w->at += len;
	CheckSize((size_t) (w->at - w->data));
	w->root->children[w->n] =
		type | (w->n % JB_OFFSET_STRIDE == 0 ? (JEntry) (w->at - w->data) | JENTRY_HAS_OFF
											 : (JEntry) (w->at - from));
	w->n++;
}

void
zh_detail_ranges(ZhDetail *d, ZhRow *row, const char *key, const ZhcSpan *span, uint32 n)
{
	size_t room = sizeof(uint32) + sizeof(JEntry) * (size_t) n;
	char *to;
	Writer w;

	if (n == 0)
		return;
	for (uint32 i = 0; i < n; i++)
		room += (size_t) (span[i].end - span[i].start) * ZHC_UTF8_MAX;
	to = zh_row_take(row, room);
	w = BeginContainer((JsonbContainer *) to, n | JB_FARRAY, n);
	for (uint32 i = 0; i < n; i++)
	{
		ZhDetailPart part = RangePart(row, span[i].start, span[i].end);

		WriteChild(&w, part.type, part.aligned, part.data, part.len);
	}
	Add(d, key,
		(ZhDetailPart){
			.type = JENTRY_ISCONTAINER, .aligned = true, .data = to, .len = (size_t) (w.at - to)});
}

Datum
zh_detail_end(const ZhDetail *d, ZhRow *row)
{
	size_t room = sizeof(int32) + sizeof(uint32) + sizeof(JEntry) * 2 * (size_t) d->n;
	char *to;
	Writer w;

	for (int i = 0; i < d->n; i++)
		room += d->part[i].keylen + sizeof(int32) + d->part[i].len;
	CheckSize(room);
	to = zh_row_take(row, room);
	w = BeginContainer((JsonbContainer *) (to + VARHDRSZ), (uint32) d->n | JB_FOBJECT,
					   (uint32) d->n * 2);
	for (int i = 0; i < d->n; i++)
		WriteChild(&w, JENTRY_ISSTRING, false, d->part[i].key, d->part[i].keylen);
	for (int i = 0; i < d->n; i++)
		WriteChild(&w, d->part[i].type, d->part[i].aligned, d->part[i].data, d->part[i].len);
	SET_VARSIZE(to, w.at - to);
	return PointerGetDatum(to);
}
