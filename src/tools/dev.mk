# dev.mk - what only developers run: unit tests, fuzz targets, benchmarks, lint, documents, data
#
#   make unit [SAN=1] [DEV_CC=clang]   unit tests of the core; SAN=1 adds ASAN and UBSAN
#   make fuzz                          libFuzzer targets in build/fuzz (script/fuzz runs them)
#   make fuzz-replay                   the same targets as programs that read files, any compiler
#   make bench                         benchmark programs in build/dev/bench (script/bench runs them)
#   make peers                         the comparison with Recognizers-Text
#   make lint                          clang-format and clang-tidy (`make format` mends the first)
#   make tidy TIDY_FILES=…             clang-tidy, of these files alone
#   make docs, make docs-check         docs/reference.md from the comments in src/install
#   make learn, make learn-check       data/headlines.tsv from data/headblocks.tsv
#   make data-update, make data-check  data/ from its pinned sources
#
# The core is built here without PostgreSQL.

comma := ,
DEV_CC ?= $(CC)
DEV_DIR = build/dev$(if $(SAN),-san)$(if $(filter clang%,$(DEV_CC)),-clang)
DEV_FLAGS = -std=c11 -g -D_POSIX_C_SOURCE=200809L -Wall -Wextra -Werror -Isrc/core -Ibuild/tables -Itest/unit -Itest/fuzz
SAN_FLAGS = -fno-sanitize-recover=all -fno-omit-frame-pointer
DEV_CFLAGS = $(DEV_FLAGS) $(if $(SAN),-O1 -fsanitize=address$(comma)undefined $(SAN_FLAGS),-O3)

CORE_H = $(wildcard src/core/*.h)
DEV_CORE = $(CORE_SRC:src/core/%.c=$(DEV_DIR)/core/%.o)
UNIT_BIN = $(patsubst test/unit/%.c,$(DEV_DIR)/unit/%,$(sort $(wildcard test/unit/test_*.c)))

$(DEV_DIR)/core/%.o: src/core/%.c $(CORE_H) $(TABLES)
	@mkdir -p $(@D)
	$(DEV_CC) $(DEV_CFLAGS) -c -o $@ $<

$(DEV_DIR)/libzhcore.a: $(DEV_CORE)
	rm -f $@ && ar rcs $@ $^

# ---- unit tests ---------------------------------------------------------------------------------

$(DEV_DIR)/unit/%: test/unit/%.c $(wildcard test/unit/*.h) $(CORE_H) $(DEV_DIR)/libzhcore.a
	@mkdir -p $(@D)
	$(DEV_CC) $(DEV_CFLAGS) -o $@ $< $(DEV_DIR)/libzhcore.a -ldl -lm

.PHONY: unit
unit: $(UNIT_BIN)
	@status=0; for t in $^; do echo "# $$t"; $$t || status=1; done; exit $$status

# ---- fuzz targets: one for every entry point of the core ----------------------------------------

FUZZ_CC ?= clang
FUZZ_SRC = $(sort $(wildcard test/fuzz/fuzz_*.c))
FUZZ_BIN = $(FUZZ_SRC:test/fuzz/%.c=build/fuzz/%)
FUZZ_CORE = $(CORE_SRC:src/core/%.c=build/fuzz/core/%.o)
FUZZ_CFLAGS = $(DEV_FLAGS) -O1 $(SAN_FLAGS)
REPLAY_BIN = $(FUZZ_SRC:test/fuzz/%.c=$(DEV_DIR)/replay/%)

build/fuzz/core/%.o: src/core/%.c $(CORE_H) $(TABLES)
	@mkdir -p $(@D)
	$(FUZZ_CC) $(FUZZ_CFLAGS) -fsanitize=fuzzer-no-link,address,undefined -c -o $@ $<

build/fuzz/libzhcore.a: $(FUZZ_CORE)
	rm -f $@ && ar rcs $@ $^

build/fuzz/fuzz_%: test/fuzz/fuzz_%.c test/fuzz/fuzz.h $(CORE_H) build/fuzz/libzhcore.a
	$(FUZZ_CC) $(FUZZ_CFLAGS) -fsanitize=fuzzer,address,undefined -o $@ $< build/fuzz/libzhcore.a -lm

$(DEV_DIR)/replay/%: test/fuzz/%.c test/fuzz/fuzz.h $(CORE_H) $(DEV_DIR)/libzhcore.a
	@mkdir -p $(@D)
	$(DEV_CC) $(DEV_CFLAGS) -DFUZZ_REPLAY -o $@ $< $(DEV_DIR)/libzhcore.a -lm

.PHONY: fuzz fuzz-replay
fuzz: $(FUZZ_BIN)
fuzz-replay: $(REPLAY_BIN)

# ---- benchmarks of the core ---------------------------------------------------------------------

BENCH_BIN = $(patsubst test/bench/%.c,$(DEV_DIR)/bench/%,$(sort $(wildcard test/bench/*.c)))

$(DEV_DIR)/bench/%: test/bench/%.c $(wildcard test/bench/*.h) $(CORE_H) $(DEV_DIR)/libzhcore.a
	@mkdir -p $(@D)
	$(DEV_CC) $(DEV_CFLAGS) -o $@ $< $(DEV_DIR)/libzhcore.a $(BENCH_LIBS) -lm

$(DEV_DIR)/bench/convert: BENCH_LIBS = -lopencc

.PHONY: bench
bench: $(BENCH_BIN)

# ---- weights learnt from examples ----------------------------------------------------------------

$(DEV_DIR)/learn/%: src/learn/%.c $(CORE_H) $(DEV_DIR)/libzhcore.a
	@mkdir -p $(@D)
	$(DEV_CC) $(DEV_CFLAGS) -ffp-contract=off -o $@ $< $(DEV_DIR)/libzhcore.a -lm

.PHONY: learn learn-check
learn: $(DEV_DIR)/learn/heads
	$< data/headblocks.tsv > build/headlines.tsv && mv build/headlines.tsv data/headlines.tsv
learn-check: $(DEV_DIR)/learn/heads
	$< data/headblocks.tsv | diff -u data/headlines.tsv -
	$< data/headblocks.tsv --least 2480

# ---- comparisons with other libraries ------------------------------------------------------------

$(DEV_DIR)/peers/%: test/peers/%.c $(CORE_H) $(DEV_DIR)/libzhcore.a
	@mkdir -p $(@D)
	$(DEV_CC) $(DEV_CFLAGS) -o $@ $< $(DEV_DIR)/libzhcore.a -lm

# Recognizers-Text's specifications; says so and passes where they are not at hand
.PHONY: peers
peers: $(DEV_DIR)/peers/facts
	test/peers/recognizers --facts $<

# ---- lint ---------------------------------------------------------------------------------------

CLANG_FORMAT ?= clang-format
CLANG_TIDY ?= clang-tidy
FORMATTED = $(sort $(wildcard src/*/*.[ch] test/*/*.[ch]))
TIDY_CORE = $(CORE_SRC:%.c=build/tidy/%.ok)
TIDY_PG = $(PG_SRC:%.c=build/tidy/%.ok)

$(TIDY_CORE): TIDY_FLAGS = -std=c11 -Isrc/core -Ibuild/tables
$(TIDY_PG): TIDY_FLAGS = -std=gnu11 -Isrc/core -Ibuild/tables -Isrc/pg -isystem $(includedir_server) -D_GNU_SOURCE

build/tidy/%.ok: %.c .clang-tidy $(CORE_H) $(wildcard src/pg/*.h src/am/*.h) $(TABLES)
	@mkdir -p $(@D)
	$(CLANG_TIDY) --quiet --warnings-as-errors='*' $< -- $(TIDY_FLAGS)
	@touch $@

.PHONY: lint format format-check tidy
lint: format-check tidy
tidy: $(if $(TIDY_FILES),$(TIDY_FILES:%.c=build/tidy/%.ok),$(TIDY_CORE) $(TIDY_PG))
format-check:
	$(CLANG_FORMAT) --dry-run -Werror $(FORMATTED)
format:
	$(CLANG_FORMAT) -i $(FORMATTED)

# ---- documents and data -------------------------------------------------------------------------

.PHONY: docs docs-check data-update data-check
docs:
	@mkdir -p build
	script/docs > build/reference.md && mv build/reference.md docs/reference.md
docs-check:
	script/docs | diff -u docs/reference.md -
data-update:
	script/data-update
data-check:
	script/data-check
