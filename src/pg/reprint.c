/*
 * reprint.c - zh_similarity(text, text), zh_signature(text), zh_bands(int[], int),
 * zh_shared_passages(text, text, int)
 */
#include "postgres.h"
#include "catalog/pg_type.h"
#include "fmgr.h"
#include "miscadmin.h"
#include "utils/array.h"

#include "glue.h"
#include "passages.h"
#include "rows.h"
#include "shingle.h"

PG_FUNCTION_INFO_V1(zh_similarity);
PG_FUNCTION_INFO_V1(zh_signature);
PG_FUNCTION_INFO_V1(zh_bands);
PG_FUNCTION_INFO_V1(zh_shared_passages);

/* zh_similarity(a text, b text) → real */
Datum
zh_similarity(PG_FUNCTION_ARGS)
{
	text *a = PG_GETARG_TEXT_PP(0), *b = PG_GETARG_TEXT_PP(1);
	double similarity;

	zh_require_utf8();
	zh_check(zhc_similarity(&zh_palloc, VARDATA_ANY(a), VARSIZE_ANY_EXHDR(a), VARDATA_ANY(b),
							VARSIZE_ANY_EXHDR(b), &similarity));
	PG_RETURN_FLOAT4((float4) similarity);
}

static Datum
IntArray(const int32_t *values, int n)
{
	Datum *d = palloc(sizeof(Datum) * (Size) (n + 1));

	for (int i = 0; i < n; i++)
		d[i] = Int32GetDatum(values[i]);
	return PointerGetDatum(construct_array(d, n, INT4OID, sizeof(int32), true, TYPALIGN_INT));
}

/* zh_signature(body text) → int[] */
Datum
zh_signature(PG_FUNCTION_ARGS)
{
	text *body = PG_GETARG_TEXT_PP(0);
	int32_t signature[ZHC_SIGNATURE];
	bool any;

	zh_require_utf8();
	any = zhc_signature(&zh_palloc, VARDATA_ANY(body), VARSIZE_ANY_EXHDR(body), signature);
	PG_RETURN_DATUM(IntArray(signature, any ? ZHC_SIGNATURE : 0));
}

/* zh_bands(signature int[], band_rows int) → int[] */
Datum
zh_bands(PG_FUNCTION_ARGS)
{
	ArrayType *array = PG_GETARG_ARRAYTYPE_P(0);
	int32 rows = PG_GETARG_INT32(1);
	int n = ArrayGetNItems(ARR_NDIM(array), ARR_DIMS(array));
	int32_t *out;

	if (rows < 1 || rows > ZHC_SIGNATURE)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("argument \"band_rows\" is out of range: %d", rows),
						errhint("Allowed are 1 to %d.", ZHC_SIGNATURE)));
	if ((n != 0 && n != ZHC_SIGNATURE) || array_contains_nulls(array))
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("argument \"signature\" is not a signature"),
						errdetail("It has %d elements; a signature has %d, none of them null.", n,
								  ZHC_SIGNATURE),
						errhint("Make it with zh_signature().")));
	out = palloc(sizeof(*out) * (ZHC_SIGNATURE + 1));
	zhc_bands((const int32_t *) ARR_DATA_PTR(array), (size_t) n, (size_t) rows, out);
	PG_RETURN_DATUM(IntArray(out, n / rows));
}

/* zh_shared_passages(a text, b text, min_len int) → (a_pos, a_len, b_pos, b_len) */
Datum
zh_shared_passages(PG_FUNCTION_ARGS)
{
	text *a = PG_GETARG_TEXT_PP(0), *b = PG_GETARG_TEXT_PP(1);
	int32 min_len = PG_GETARG_INT32(2);
	ZhRows rows;
	ZhcPassages p;

	zh_require_utf8();
	if (min_len < 1)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("argument \"min_len\" is out of range: %d", min_len),
						errhint("Give the least number of letters of a passage, 1 or more.")));
	zh_rows_begin(fcinfo, &rows);
	zh_check(zhc_passages(&zh_palloc, VARDATA_ANY(a), VARSIZE_ANY_EXHDR(a), VARDATA_ANY(b),
						  VARSIZE_ANY_EXHDR(b), (uint32_t) min_len, &p));
	for (uint32 i = 0; i < p.n; i++)
	{
		const ZhcPassage *r = &p.row[i];
		Datum values[4] = {
			Int32GetDatum((int32) r->a_start + 1), Int32GetDatum((int32) (r->a_end - r->a_start)),
			Int32GetDatum((int32) r->b_start + 1), Int32GetDatum((int32) (r->b_end - r->b_start))};
		bool nulls[4] = {false};

		zh_rows_put(&rows, values, nulls);
		CHECK_FOR_INTERRUPTS();
	}
	zhc_passages_free(&zh_palloc, &p);
	return (Datum) 0;
}
