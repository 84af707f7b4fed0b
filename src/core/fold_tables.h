/*
 * fold_tables.h - layout of the tables behind folding that is not 1:1 (written by mkchars.c)
 */
#ifndef ZHC_FOLD_TABLES_H
#define ZHC_FOLD_TABLES_H

#include <stdint.h>

#include "tables.h"

/* A character that folds to several: len characters of zhc_fold_chars from start. */
typedef struct ZhcFoldSeq
{
	uint32_t cp;
	uint16_t start;
	uint16_t len;
} ZhcFoldSeq;

/* A primary composite and its canonical decomposition. */
typedef struct ZhcPair
{
	uint32_t composite;
	uint32_t first;
	uint32_t second;
} ZhcPair;

/* A character's canonical combining class, where that is not 0. */
typedef struct ZhcCcc
{
	uint32_t cp;
	uint32_t ccc;
} ZhcCcc;

/* Each in ascending order; …_end is where the table ends (tables.c). */
extern ZHC_TABLE_LINKAGE const ZhcFoldSeq zhc_fold_seqs[], zhc_fold_seqs_end[];
extern ZHC_TABLE_LINKAGE const uint32_t zhc_fold_chars[];
extern ZHC_TABLE_LINKAGE const ZhcPair zhc_nfc_decompose[],
	zhc_nfc_decompose_end[]; /* by composite */
extern ZHC_TABLE_LINKAGE const ZhcPair zhc_nfc_compose[],
	zhc_nfc_compose_end[]; /* by first, second */
extern ZHC_TABLE_LINKAGE const ZhcCcc zhc_nfc_ccc[], zhc_nfc_ccc_end[];

#endif /* ZHC_FOLD_TABLES_H */
