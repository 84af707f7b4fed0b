# zhnews - PGXS build.  `make`, `make install`, `make installcheck`; see README.md.
#
# src/core is compiled into the extension and, apart from PostgreSQL, into the
# unit tests, fuzz targets and benchmarks (libzhcore.a).

EXTENSION = zhnews
EXTVERSION = $(shell sed -n "s/^default_version = '\(.*\)'/\1/p" zhnews.control)
MODULE_big = zhnews
PGFILEDESC = "zhnews - Chinese news text: search, script conversion, facts"

CORE_SRC = $(sort $(wildcard src/core/*.c))
PG_SRC = $(sort $(wildcard src/pg/*.c src/am/*.c))
OBJS = $(CORE_SRC:.c=.o) $(PG_SRC:.c=.o)

INSTALL_SQL = $(sort $(wildcard src/install/*.sql))
DATA_built = zhnews--$(EXTVERSION).sql $(sort $(notdir $(wildcard src/update/*.sql)))
REGRESS = $(sort $(patsubst sql/%.sql,%,$(wildcard sql/*.sql)))
REGRESS_OPTS = --inputdir=. --load-extension=zhnews --encoding=UTF8
ISOLATION_OPTS = --inputdir=test/isolation --load-extension=zhnews --encoding=UTF8
TAP_TESTS = 1
PROVE_TESTS = test/t/*.pl

TABLES = build/tables/stamp
PG_CPPFLAGS = -I$(srcdir)/src/core -I$(srcdir)/src/pg -I$(srcdir)/build/tables
PG_CFLAGS = -std=gnu11 -O3 -Wextra -Wno-unused-parameter -Wno-sign-compare -Wno-missing-field-initializers
EXTRA_CLEAN = build zhnews--*.sql.tmp tmp_check results output_iso regression.diffs regression.out

# ICU: the Chinese lunar calendar (src/pg/calendar.c)
PG_CPPFLAGS += $(shell pkg-config --cflags icu-i18n 2>/dev/null)
SHLIB_LINK += $(shell pkg-config --libs icu-i18n 2>/dev/null || echo -licui18n -licuuc -licudata)

PG_CONFIG ?= pg_config
PGXS := $(shell $(PG_CONFIG) --pgxs)
ISOLATION_SPECS := $(sort $(patsubst test/isolation/specs/%.spec,%,$(wildcard test/isolation/specs/*.spec)))
# Schedules of several sessions, where the server's development files have the tester; not beside chosen tests.
ISOLATION := $(if $(filter command,$(origin REGRESS)),,$(if $(wildcard $(dir $(PGXS))../test/isolation/pg_isolation_regress),$(ISOLATION_SPECS)))
include $(PGXS)

# The core is called from inside the library only: no detour over its symbol table.
$(CORE_SRC:.c=.o): override CFLAGS += -fvisibility=hidden

# Nor is what the rest calls looked for in the server and all its libraries when the library is loaded.
ifeq ($(PORTNAME), linux)
SHLIB_LINK += -Wl,-Bsymbolic-functions
endif

# ---- install script: pieces by topic, one file for PostgreSQL, without comments ---------------

zhnews--$(EXTVERSION).sql: $(INSTALL_SQL) zhnews.control
	@if LC_ALL=C grep -nv '^--' $(INSTALL_SQL) | LC_ALL=C grep '[^ -~	]'; then \
		echo 'not ASCII: see src/install/00-header.sql' >&2; exit 1; fi
	sed '/^--/d' $(INSTALL_SQL) > $@.tmp && mv $@.tmp $@

# An update whose version is not released yet takes pieces that are new in it as they stand:
# `-- include: NN-topic.sql`.  Put the text in their place with the release.
zhnews--%.sql: src/update/zhnews--%.sql $(INSTALL_SQL)
	awk '/^-- include: / { f = "src/install/" $$3; while ((getline l < f) > 0) if (l !~ /^--/) print l; next } \
		!/^--/' $< > $@.tmp && mv $@.tmp $@

# ---- tables: data/ compiled by a host tool, no network, no npm ----------------------------------

HOSTCC ?= $(CC)
HOST_CFLAGS = -std=c11 -O1 -D_POSIX_C_SOURCE=200809L

build/mktables: $(sort $(wildcard src/tools/*.c src/tools/*.h)) $(wildcard src/core/*.h)
	@mkdir -p build
	$(HOSTCC) $(HOST_CFLAGS) -Isrc/core -o $@ $(filter %.c,$^)

$(TABLES): build/mktables $(shell find data -type f 2>/dev/null)
	@mkdir -p build/tables
	build/mktables data build/tables
	@touch $@

$(OBJS): $(TABLES) $(wildcard src/core/*.h src/pg/*.h src/am/*.h)
ifeq ($(with_llvm), yes)
$(OBJS:.o=.bc): $(TABLES)
endif

include src/tools/dev.mk
