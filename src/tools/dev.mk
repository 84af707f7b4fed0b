# dev.mk - what only developers run: unit tests, fuzzing, lint, data, docs.
# The core is built here without PostgreSQL; SAN=1 adds ASAN and UBSAN.

DEV_CC ?= $(CC)
DEV_DIR = build/dev$(if $(SAN),-san)$(if $(filter clang%,$(DEV_CC)),-clang)
DEV_WARN = -Wall -Wextra -Werror
DEV_CFLAGS = -std=c11 -g -D_POSIX_C_SOURCE=200809L $(DEV_WARN) -Isrc/core -Ibuild/tables -Itest/unit \
	$(if $(SAN),-O1 -fsanitize=address$(comma)undefined -fno-sanitize-recover=all -fno-omit-frame-pointer,-O2)
comma := ,

DEV_CORE = $(patsubst src/core/%.c,$(DEV_DIR)/core/%.o,$(CORE_SRC))
UNIT_BIN = $(patsubst test/unit/%.c,$(DEV_DIR)/unit/%,$(sort $(wildcard test/unit/test_*.c)))

$(DEV_DIR)/core/%.o: src/core/%.c $(wildcard src/core/*.h) $(TABLES)
	@mkdir -p $(@D)
	$(DEV_CC) $(DEV_CFLAGS) -c -o $@ $<

$(DEV_DIR)/libzhcore.a: $(DEV_CORE)
	rm -f $@ && ar rcs $@ $^

$(DEV_DIR)/unit/%: test/unit/%.c $(wildcard test/unit/*.h) $(DEV_DIR)/libzhcore.a
	@mkdir -p $(@D)
	$(DEV_CC) $(DEV_CFLAGS) -o $@ $< $(DEV_DIR)/libzhcore.a

.PHONY: unit
unit: $(UNIT_BIN)
	@for t in $(UNIT_BIN); do $$t || exit 1; done
