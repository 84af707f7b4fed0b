/*
 * am.h - the access method zhnews: what its files share
 *
 * README.md describes the pages, the locking protocol and why pages are recycled safely.
 */
#ifndef ZH_AM_H
#define ZH_AM_H

#include "postgres.h"

#include "access/amapi.h"
#include "access/genam.h"
#include "access/generic_xlog.h"
#include "access/transam.h"
#include "nodes/execnodes.h"
#include "storage/bufmgr.h"
#include "utils/rel.h"

#include "glue.h"
#include "segcollect.h"
#include "segmem.h"
#include "segmerge.h"
#include "segquery.h"

/* ---- pages ----------------------------------------------------------------------------------- */

#define ZHX_MAGIC	0x5A484E58 /* ZHNX */
#define ZHX_VERSION 1		   /* of the format on disk */
#define ZHX_METABLK 0

typedef enum ZhxPageType
{
	ZHX_FREE = 0, /* may be used by anyone who finds it */
	ZHX_META,
	ZHX_HEAD,	/* of a segment: its numbers, and where its map is */
	ZHX_MAP,	/* block numbers of a segment's data pages */
	ZHX_DATA,	/* bytes of one stream of a segment */
	ZHX_PENDING /* texts that are in no segment yet */
} ZhxPageType;

#define ZHX_CLOSED 0x01 /* flag of a pending page: nothing more is appended */

/* The special space of every page.  owner and number tell whether a page is the one looked for. */
typedef struct ZhxOpaque
{
	uint64 owner;	  /* the segment or chain that the page belongs to */
	uint32 number;	  /* of the page in its stream, map or chain */
	BlockNumber next; /* of a pending page: the next one in the chain */
	BlockNumber link; /* of a segment's head: the segment that was retired next */
	uint8 type;
	uint8 flags;
	uint16 stream; /* of a data page */
} ZhxOpaque;

#define ZHX_OPAQUE_SIZE	 MAXALIGN(sizeof(ZhxOpaque))
#define ZHX_PAYLOAD		 (BLCKSZ - MAXALIGN(SizeOfPageHeaderData) - ZHX_OPAQUE_SIZE)
#define ZhxPageOpaque(p) ((ZhxOpaque *) ((char *) (p) + BLCKSZ - ZHX_OPAQUE_SIZE))

/* ---- metapage -------------------------------------------------------------------------------- */

#define ZHX_CHAINS	 8
#define ZHX_MAX_SEGS ((BLCKSZ - 1536) / 32)

typedef struct ZhxChain
{
	uint64 id;
	BlockNumber head; /* InvalidBlockNumber: empty */
	BlockNumber tail;
	uint32 npages;
	uint32 unused;
} ZhxChain;

typedef struct ZhxSegRef
{
	uint64 id;
	uint64 nterms;
	BlockNumber head;
	uint32 npages;
	uint32 ndocs;
	uint32 ndead;
} ZhxSegRef;

/* Segments that new scans do not see, linked from one head to the next. */
typedef struct ZhxRetired
{
	BlockNumber head; /* InvalidBlockNumber: none */
	BlockNumber tail;
} ZhxRetired;

typedef struct ZhxMeta
{
	uint32 magic;
	uint32 version;
	uint64 tables;	/* hash of the folding tables that the index was made with */
	uint64 next_id; /* for segments and chains */
	uint64 writing; /* the segment that is being written, 0 when none is */
	FullTransactionId waiting_xid;
	ZhxRetired retired;			 /* since waiting_xid was set */
	ZhxRetired waiting;			 /* free when no snapshot from before waiting_xid is left */
	ZhxChain chains[ZHX_CHAINS]; /* appended to */
	ZhxChain closed[ZHX_CHAINS]; /* being made into a segment */
	uint32 nsegs;
	uint32 unused;
	ZhxSegRef segs[ZHX_MAX_SEGS];
} ZhxMeta;

StaticAssertDecl(sizeof(ZhxMeta) <= ZHX_PAYLOAD, "the metapage is one page");

/* ---- options --------------------------------------------------------------------------------- */

typedef struct ZhxOptions
{
	int32 vl_len_;
	int pending_limit; /* kB */
} ZhxOptions;

#define ZHX_PENDING_LIMIT 2048
#define ZhxPendingPages(index)                                                                     \
	((uint64) ((index)->rd_options ? ((ZhxOptions *) (index)->rd_options)->pending_limit           \
								   : ZHX_PENDING_LIMIT) *                                          \
	 1024 / BLCKSZ)

extern bytea *zhx_options(Datum reloptions, bool validate);

/* ---- page.c ---------------------------------------------------------------------------------- */

extern void zhx_init_page(Page page, ZhxPageType type, uint64 owner, uint32 number);

/* A page that nobody uses, locked exclusively; zero or of type ZHX_FREE. */
extern Buffer zhx_new_page(Relation index);

/* Raise the error for a page that is not what it should be. */
pg_noreturn extern void zhx_bad_page(Relation index, BlockNumber block, const char *what);

/* Whether a page is the one looked for. */
extern bool zhx_is_page(Page page, ZhxPageType type, uint64 owner, uint32 number);

/* The page's content, of which at least n bytes must be in use; raises an error if not. */
extern char *zhx_content(Relation index, BlockNumber block, Page page, size_t n);

/* Read a page that a reference leads to; raises an error if the index has none such. */
extern Buffer zhx_read_page(Relation index, BlockNumber block);

/* Lock a page that is known to be there; raises an error if it is not. */
extern Buffer zhx_lock_page(Relation index, BlockNumber block, ZhxPageType type, uint64 owner,
							uint32 number, int mode);

/* Free pages of an object (others are left alone), so that they are found by who looks for pages.
 */
extern void zhx_wipe(Relation index, const BlockNumber *blocks, size_t n, uint64 owner);

/* ---- meta.c ---------------------------------------------------------------------------------- */

extern void zhx_init_meta(Page page);

/* Raise an error when the page is no metapage or the index is of another version. */
extern void zhx_check_meta(Relation index, Page page);

/* A copy of the metapage, checked. */
extern void zhx_read_meta(Relation index, ZhxMeta *meta);

/* The metapage locked for a change that is made in *meta, with other pages in the same record. */
typedef struct ZhxChange
{
	Relation index;
	Buffer buffer;
	GenericXLogState *xlog;
	Page page;
	ZhxMeta *meta;
} ZhxChange;

extern void zhx_change_begin(ZhxChange *c, Relation index);
extern void zhx_change_end(ZhxChange *c);

/* The pages of all chains, closed or not. */
extern uint64 zhx_pending_pages(const ZhxMeta *meta);

/* The lock that flushing, merging and vacuuming hold. */
extern void zhx_lock_maintenance(Relation index);
extern bool zhx_try_lock_maintenance(Relation index);
extern void zhx_unlock_maintenance(Relation index);

/* ---- store.c: segments in pages -------------------------------------------------------------- */

typedef struct ZhxWriter ZhxWriter;

/* Begin a segment; the maintenance lock is held. */
extern ZhxWriter *zhx_writer_begin(Relation index);
extern ZhcSegSink zhx_writer_sink(ZhxWriter *w);

/* Write its map and head; nobody sees it before the reference is in the metapage. */
extern ZhxSegRef zhx_writer_end(ZhxWriter *w, const ZhcSegInfo *info);

typedef struct ZhxReader
{
	Relation index;
	ZhxSegRef ref;
	ZhcSegInfo info;
	uint32 first[ZHC_NSTREAMS]; /* number of each stream's first page in the map */
	uint32 nblocks;
	BlockNumber end; /* of the index, when the segment was opened */
	uint32 nmaps;
	BlockNumber *maps;	  /* the map's pages */
	BlockNumber **blocks; /* what they hold, when read */
	ZhcSegment seg;
	ZhcSegWindow *window; /* when read from front to back */
} ZhxReader;

/* Open a segment in the current memory context.  whole: its streams will be read as a whole. */
extern void zhx_reader_open(ZhxReader *r, Relation index, const ZhxSegRef *ref, bool whole);
extern void zhx_reader_close(ZhxReader *r);

/* The block of a data page. */
extern BlockNumber zhx_reader_block(ZhxReader *r, ZhcStream stream, uint64 page);

/* Rows of some documents, ascending, that are not deleted; returns how many. */
extern size_t zhx_reader_tids(ZhxReader *r, const uint32 *docs, size_t n, ItemPointer tids);

/* Set bits of deleted documents: one bit a document, from vacuum. */
extern void zhx_reader_mark(ZhxReader *r, const uint8 *bits);

/*
 * All blocks of the segment but its head, data before map; palloc'd.  Parts of the map that are
 * freed already are left out.
 */
extern BlockNumber *zhx_reader_blocks(ZhxReader *r, size_t *n);

/* ---- pending.c ------------------------------------------------------------------------------- */

/* Append a row's text (s NULL: NULL); true when the pending texts have become many. */
extern bool zhx_append(Relation index, ItemPointer tid, const char *s, size_t n);

typedef void (*ZhxPendingFn)(void *arg, ItemPointer tid, const char *s, size_t n);

/* What becomes of pending texts. */
typedef struct ZhxPendingUse
{
	ZhxPendingFn text;
	void (*chain)(void *arg, uint64 id); /* all texts of a chain have been read; or NULL */
	void (*again)(void *arg);			 /* forget all texts: they are read again */
	void *arg;
} ZhxPendingUse;

/* A copy of the metapage, and all pending texts that it leads to. */
extern void zhx_pending_all(Relation index, ZhxMeta *meta, const ZhxPendingUse *use);

/* All texts of a closed chain; the maintenance lock is held. */
extern void zhx_pending_each(Relation index, const ZhxChain *chain, ZhxPendingFn fn, void *arg);

/* Close all chains that are appended to; the maintenance lock is held. */
extern void zhx_close_chains(Relation index);

/* The blocks of a closed chain; palloc'd.  The maintenance lock is held. */
extern BlockNumber *zhx_chain_blocks(Relation index, const ZhxChain *chain, size_t *n);

/* Texts longer than this become a segment of their own. */
#define ZHX_LARGE_TEXT (256 * 1024)

/* ---- gather.c: texts into a collector -------------------------------------------------------- */

typedef struct ZhxGather
{
	ZhcAlloc al; /* the collector's */
	ZhcCollect *collect;
	size_t limit;			 /* bytes; when there are more, or the collector is full, … */
	void (*full)(void *arg); /* … this empties it */
	void *arg;
	MemoryContext context; /* of what the collector allocates, which outlives a row */
	MemoryContext tmp;	   /* for a row of the table */
	double nrows;
} ZhxGather;

/* Begin in the current memory context. */
extern void zhx_gather_begin(ZhxGather *g, size_t limit, void (*full)(void *arg), void *arg);

/* A text (a ZhxPendingFn), and a row of the table (an IndexBuildCallback); arg is a ZhxGather. */
extern void zhx_gather_text(void *arg, ItemPointer tid, const char *s, size_t n);
extern void zhx_gather_row(Relation index, ItemPointer tid, Datum *values, bool *isnull, bool alive,
						   void *arg);

/* ---- maintain.c: the maintenance lock is held ------------------------------------------------ */

/* Make all pending texts into segments. */
extern void zhx_flush(Relation index);

/* Make a text into a segment. */
extern void zhx_add_large(Relation index, ItemPointer tid, const char *s, size_t n);

/* Merge segments of like size, those of at most max_pages; all that is due, in steps. */
extern void zhx_merge(Relation index, uint64 max_pages);

/* Put new segments into the metapage, take others and closed chains out. */
extern void zhx_commit(Relation index, const ZhxSegRef *added, int nadded, const uint64 *removed,
					   int nremoved, bool closed_chains);

/* What has been gathered, as a segment in memory. */
extern void zhx_open_collected(ZhcCollect *collect, ZhcSegMemory *memory, ZhcSegment *seg);

/* ---- retire.c -------------------------------------------------------------------------------- */

/* Link segments by their heads, and say which is first and last. */
extern ZhxRetired zhx_link(Relation index, const BlockNumber *heads, int n);

/* Free what no snapshot needs any more, segments of at most max_pages; begin to wait for the rest.
 */
extern void zhx_reclaim(Relation index, uint64 max_pages);

/* Raise an error when a page is used twice; the maintenance lock is held. */
extern void zhx_check_pages(Relation index);

/* Look through all pages for those that are free or that a crash left behind. */
extern void zhx_sweep(Relation index, IndexBulkDeleteResult *stats);

/* ---- the access method ------------------------------------------------------------------------
 */

extern IndexBuildResult *zhx_build(Relation heap, Relation index, IndexInfo *info);
extern void zhx_buildempty(Relation index);
extern bool zhx_insert(Relation index, Datum *values, bool *isnull, ItemPointer tid, Relation heap,
					   IndexUniqueCheck unique, bool unchanged, IndexInfo *info);
extern IndexBulkDeleteResult *zhx_bulkdelete(IndexVacuumInfo *info, IndexBulkDeleteResult *stats,
											 IndexBulkDeleteCallback callback, void *state);
extern IndexBulkDeleteResult *zhx_vacuumcleanup(IndexVacuumInfo *info,
												IndexBulkDeleteResult *stats);
extern IndexScanDesc zhx_beginscan(Relation index, int nkeys, int norderbys);
extern void zhx_rescan(IndexScanDesc scan, ScanKey keys, int nkeys, ScanKey orderbys,
					   int norderbys);
extern bool zhx_gettuple(IndexScanDesc scan, ScanDirection dir);
extern int64 zhx_getbitmap(IndexScanDesc scan, TIDBitmap *tbm);
extern void zhx_endscan(IndexScanDesc scan);

#define ZHX_CONTAINS 1 /* text ~~~ text */
#define ZHX_MATCHES	 2 /* text ~~~ tsquery */
#define ZHX_DISTANCE 3 /* text <=> tsquery, to order by */

/* A row as a 48-bit number, and back. */
static inline uint64
zhx_tid_number(const ItemPointerData *tid)
{
	return (uint64) ItemPointerGetBlockNumberNoCheck(tid) << 16 |
		   ItemPointerGetOffsetNumberNoCheck(tid);
}

static inline void
zhx_number_tid(uint64 number, ItemPointer tid)
{
	ItemPointerSet(tid, (BlockNumber) (number >> 16), (OffsetNumber) number);
}

#endif /* ZH_AM_H */
