/*
 * form.c - rows made into tuples
 */
#include "postgres.h"
#include "access/tupmacs.h"
#include "catalog/pg_type.h"
#include "port/pg_bitutils.h"

#include "compat.h"
#include "form.h"

static uint8
AlignmentOf(char align)
{
	switch (align)
	{
		case TYPALIGN_CHAR:
			return 1;
		case TYPALIGN_SHORT:
			return ALIGNOF_SHORT;
		case TYPALIGN_INT:
			return ALIGNOF_INT;
		default:
			return ALIGNOF_DOUBLE;
	}
}

bool
zh_form_open(ZhForm *form, TupleDesc desc)
{
	if (desc->natts < 1 || desc->natts > 64)
		return false;
	form->n = desc->natts;
	form->column = palloc(sizeof(ZhFormColumn) * (Size) desc->natts);
	for (int i = 0; i < desc->natts; i++)
	{
		Form_pg_attribute att = TupleDescAttr(desc, i);

		if (att->attlen < -1)
			return false; /* a C string: in no table */
		form->column[i] =
			(ZhFormColumn){.len = att->attlen,
						   .align = AlignmentOf(att->attalign),
						   .byval = att->attbyval,
						   .pack = att->attlen == -1 && att->attstorage != TYPSTORAGE_PLAIN};
	}
	return true;
}

/* The columns that have a value, as bits: which ones differs too much from row to row to guess. */
static inline uint64
Present(const bool *nulls, int n)
{
	uint64 bits = 0;

	for (int i = 0; i < n; i++)
		bits |= (uint64) !nulls[i] << i;
	return bits;
}

/* Take the first column off. */
static inline int
NextColumn(uint64 *bits)
{
	int i = pg_rightmost_one_pos64(*bits);

	*bits &= *bits - 1;
	return i;
}

Size
zh_form_room(const ZhForm *form, const Datum *values, const bool *nulls)
{
	Size room = HEAPTUPLESIZE + MAXALIGN(SizeofHeapTupleHeader + BITMAPLEN(form->n));

	for (uint64 bits = Present(nulls, form->n); bits;)
	{
		int i = NextColumn(&bits);
		const ZhFormColumn *c = &form->column[i];

		if (c->len > 0)
			room += (Size) c->len + MAXIMUM_ALIGNOF;
		else
		{
			Pointer p = DatumGetPointer(values[i]);

			if (VARATT_IS_EXTERNAL(p))
				return 0;
			room += VARSIZE_ANY(p) + MAXIMUM_ALIGNOF;
		}
	}
	return room;
}

/* To where a value of an alignment can begin, over zeros; the room holds as many before each. */
static inline char *
Align(char *to, const char *data, uint8 align)
{
	memset(to, 0, MAXIMUM_ALIGNOF);
	return to + ((Size) (data - to) & (align - 1u));
}

/* Write a value of n bytes that is no plain number; returns its end, and where it begins. */
static inline char *
WriteBytes(char *to, const char *data, const ZhFormColumn *c, Pointer p, Size n, char **begin)
{
	if (c->len < 0 && VARATT_IS_SHORT(p))
		*begin = to;
	else if (c->pack && VARATT_CAN_MAKE_SHORT(p))
	{
		n = VARATT_CONVERTED_SHORT_SIZE(p);
		SET_VARSIZE_SHORT(to, n);
		memcpy(to + VARHDRSZ_SHORT, VARDATA(p), n - VARHDRSZ_SHORT);
		*begin = to;
		return to + n;
	}
	else
		*begin = to = Align(to, data, c->align);
	memcpy(to, p, n);
	return to + n;
}

HeapTuple
zh_form(const ZhForm *form, void *room, Size size, const Datum *values, const bool *nulls,
		Datum *in)
{
	const char *end = (char *) room + size;
	HeapTuple tuple = room;
	HeapTupleHeader header = (HeapTupleHeader) ((char *) room + HEAPTUPLESIZE);
	uint64 bits = Present(nulls, form->n);
	uint64 none = ~bits & ~UINT64CONST(0) >> (64 - form->n);
	bool has_null = none != 0;
	Size before =
		MAXALIGN(SizeofHeapTupleHeader + (has_null ? (Size) BITMAPLEN(form->n) : (Size) 0));
	char *data = (char *) header + before, *to = data;
	bool varlena = false;

	if (size < HEAPTUPLESIZE + before)
		return NULL;
	memset(room, 0, HEAPTUPLESIZE + before);
	for (int i = 0; has_null && i < BITMAPLEN(form->n); i++)
		header->t_bits[i] = (bits8) (bits >> (8 * i));
	while (in && none)
		in[NextColumn(&none)] = (Datum) 0;
	while (bits)
	{
		int i = NextColumn(&bits);
		const ZhFormColumn *c = &form->column[i];
		Pointer p = DatumGetPointer(values[i]);
		Size n = c->len > 0 ? (Size) c->len : VARSIZE_ANY(p);
		char *begin;

		if (n + MAXIMUM_ALIGNOF > (Size) (end - to) || (c->len < 0 && VARATT_IS_EXTERNAL(p)))
			return NULL;
		if (c->byval)
		{
			to = Align(to, data, c->align);
			store_att_byval(to, values[i], c->len);
			to += c->len;
			if (in)
				in[i] = values[i];
			continue;
		}
		to = WriteBytes(to, data, c, p, n, &begin);
		if (in)
			in[i] = PointerGetDatum(begin);
		varlena |= c->len < 0;
	}
	header->t_infomask =
		(uint16) ((has_null ? HEAP_HASNULL : 0) | (varlena ? HEAP_HASVARWIDTH : 0));
	HeapTupleHeaderSetNatts(header, form->n);
	header->t_hoff = (uint8) before;
	ItemPointerSetInvalid(&header->t_ctid);
	tuple->t_len = (uint32) (before + (Size) (to - data));
	ItemPointerSetInvalid(&tuple->t_self);
	tuple->t_tableOid = InvalidOid;
	tuple->t_data = header;
	return tuple;
}
