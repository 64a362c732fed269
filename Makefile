# Everything starts here: `make run` and `make test` do all set-up themselves.

PREFIX ?= /usr/local
DESTDIR ?=
UNITDIR ?= $(PREFIX)/lib/systemd/system
STATE := .state
BINARY := .build/release/depeche
BUILD := swift build -c release --product depeche --static-swift-stdlib

# What the build needs of Debian, and what the tests and benchmarks need besides.
PACKAGES := git g++ pkg-config tzdata ca-certificates libcurl4-openssl-dev libsqlite3-dev libgumbo-dev zlib1g-dev libdeflate-dev \
	libzstd-dev libpcre2-dev libssl-dev libcld2-dev libsystemd-dev
TEST_PACKAGES := $(PACKAGES) python3 python3-venv nginx-light sqlite3 systemd newsboat dpkg-dev
BENCH_PACKAGES := $(TEST_PACKAGES) time
PARSE_BENCH_PACKAGES := $(TEST_PACKAGES) gcc libxml2-dev

# How long all stages are fuzzed together, with more documents to begin with where that folder is.
FUZZ_SECONDS ?= 60
FUZZ_CORPORA ?= ../shared/conformance
FUZZ_OPTIONS ?=

# Tests with servers of their own measure patience too: they do not share the processor with the others.
SERVER_TESTS := CurlTransportTests|IngestTests|DeliveryTests|CommandTests

COMPLETIONS := bash-completion/completions/depeche zsh/vendor-completions/_depeche \
	fish/vendor_completions.d/depeche.fish

.PHONY: deb run build test bench bench-extract bench-parse bench-schedule bench-dedup kill-test fuzz lint install uninstall clean help
.PHONY: bench-lateness bench-visits setup-bench-visits setup setup-test setup-bench setup-bench-parse
.PHONY: bench-store readers-test

help:
	@echo 'make run          build, then run the daemon in the foreground on Config/ with its archive in $(STATE)/'
	@echo 'make test         build and run all tests'
	@echo 'make bench        measure rounds of visits beside newsboat'
	@echo 'make bench-parse  measure reading feeds beside feedparser, fastfeedparser and a bare libxml2 pass'
	@echo 'make bench-schedule  measure how soon articles are found, and for how many requests (TRACE=FILE.jsonl)'
	@echo 'make bench-extract  measure the reading of pages beside trafilatura and a bare parse'
	@echo 'make bench-visits measure visits of 20,000 sources on 2,000 hosts that have nothing new'
	@echo 'make bench-lateness  measure how late 500 healthy sources are visited beside hosts that are not'
	@echo 'make bench-store  measure looking up, searching, exporting and storing in an archive of a million articles (8 GB)'
	@echo 'make bench-dedup  measure judging copies in archives of up to a million articles (5 GB)'
	@echo 'make kill-test    kill rounds of visits 130 times and check that nothing is lost, stored twice or judged otherwise'
	@echo 'make readers-test  kill the daemon and six readers of its changes over 50,000 articles: none may miss one'
	@echo 'make fuzz         feed what reads the network with spoilt input, for FUZZ_SECONDS=$(FUZZ_SECONDS) in all'
	@echo 'make deb          build the Debian package in .build/deb/'
	@echo 'make install      install binary, settings, unit and man pages (DESTDIR=$(DESTDIR) PREFIX=$(PREFIX))'

run: build
	@mkdir -p $(STATE)
	exec $(BINARY) run --config Config/depeche.toml --store $(STATE)/depeche.db

build: setup
	$(BUILD)

test: setup-test
	swift build --build-tests
	swift test --skip-build --skip '$(SERVER_TESTS)'
	swift test --skip-build --filter CurlTransportTests
	swift test --skip-build --filter IngestTests
	swift test --skip-build --filter DeliveryTests
	swift test --skip-build --filter CommandTests
	Tests/Lab/run .build/debug/depeche

bench: setup-bench
	$(BUILD)
	python3 Tests/Bench/bench.py --depeche $(BINARY) --check

# TRACE=FILE.jsonl takes publications from a file of {"source", "published"} lines; BENCH holds further arguments.
SCHEDULE_BENCH = --check $(if $(TRACE),--trace $(TRACE)) $(BENCH)

bench-schedule: setup
	swift build -c release --product ScheduleBench --static-swift-stdlib
	.build/release/ScheduleBench $(SCHEDULE_BENCH)

bench-parse: setup-bench-parse
	swift build -c release --product FeedBench --static-swift-stdlib
	python3 Tests/Bench/parse.py --bench .build/release/FeedBench --state $(STATE)/bench --check

PAGES ?= ../shared/conformance/extraction/pages
bench-extract: setup-bench
	$(BUILD)
	@mkdir -p $(STATE)
	[ -x $(STATE)/peers/bin/python ] || { python3 -m venv $(STATE)/peers && $(STATE)/peers/bin/pip -q install trafilatura lxml_html_clean; }
	python3 Tests/Bench/extract_bench.py --depeche $(BINARY) --pages $(PAGES) --python $(STATE)/peers/bin/python

bench-visits: setup-bench-visits
	$(BUILD)
	python3 Tests/Bench/visits.py --depeche $(BINARY) --check $(BENCH)

bench-lateness: setup-bench-visits
	$(BUILD)
	python3 Tests/Bench/lateness.py --depeche $(BINARY) --check $(BENCH)

kill-test: setup-test
	$(BUILD)
	python3 Tests/Bench/kills.py --depeche $(BINARY)
	python3 Tests/Bench/verdicts.py --depeche $(BINARY)

readers-test: setup-test
	$(BUILD)
	python3 Tests/Bench/readers.py --depeche $(BINARY) $(BENCH)

# Built apart from the rest, with sanitisers; what was learnt is kept in .build/fuzz.
fuzz: setup-test
	swift build -c release --package-path Tests/Fuzz --scratch-path .build/fuzz
	python3 Tests/Fuzz/fuzz.py --binary .build/fuzz/release/fuzz --corpora $(FUZZ_CORPORA) --seconds $(FUZZ_SECONDS) $(FUZZ_OPTIONS)

bench-dedup: setup-bench
	swift build -c release --product DedupBench --static-swift-stdlib
	test -d $(STATE)/venv || python3 -m venv $(STATE)/venv
	$(STATE)/venv/bin/pip install --quiet datasketch
	$(STATE)/venv/bin/python Tests/Bench/dedup.py --bench .build/release/DedupBench --check

STORE_ARTICLES ?= 1000000
bench-store: setup-bench
	$(BUILD)
	swift build -c release --product StoreBench --static-swift-stdlib
	python3 Tests/Bench/store.py --depeche $(BINARY) --bench .build/release/StoreBench --articles $(STORE_ARTICLES) --check

lint:
	swift format lint --strict --recursive Sources Tests Package.swift

# A package is installed when it is missing and we may; otherwise the command to type is shown.
define install_packages
	@command -v swift >/dev/null || { echo 'swift is missing: install the Swift 6.2 toolchain or a later one from swift.org' >&2; exit 1; }
	@missing=; for package in $(1); do \
		dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$package"; \
	done; \
	if [ -n "$$missing" ]; then \
		if [ "$$(id -u)" = 0 ]; then as=; \
		elif sudo -n true 2>/dev/null; then as='sudo -n'; \
		else echo "Debian packages are missing; install them with:" >&2; echo "  sudo apt-get install$$missing" >&2; exit 1; fi; \
		echo "Installing Debian packages:$$missing"; \
		$$as apt-get update -qq && \
		$$as env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	fi
endef

setup:
	$(call install_packages,$(PACKAGES))

setup-test:
	$(call install_packages,$(TEST_PACKAGES))
	@$(STATE)/venv/bin/python -c 'import warcio' 2>/dev/null || \
		{ python3 -m venv $(STATE)/venv && $(STATE)/venv/bin/pip install --quiet warcio; } || \
		echo 'no warcio from PyPI: the tests that read our web archives with it are skipped'

setup-deb:
	$(call install_packages,$(PACKAGES) dpkg-dev)

setup-bench:
	$(call install_packages,$(BENCH_PACKAGES))

setup-bench-visits:
	$(call install_packages,$(TEST_PACKAGES) gcc)

setup-bench-parse:
	$(call install_packages,$(PARSE_BENCH_PACKAGES))

install: $(BINARY)
	install -D -m 755 $(BINARY) $(DESTDIR)$(PREFIX)/bin/depeche
	install -d $(DESTDIR)/etc/depeche/sources.d
	[ -e $(DESTDIR)/etc/depeche/depeche.toml ] || install -m 644 Config/depeche.toml $(DESTDIR)/etc/depeche/depeche.toml
	for list in maroc maghreb france; do \
		[ -e $(DESTDIR)/etc/depeche/sources.d/$$list.toml ] || \
		install -m 644 Config/sources.d/$$list.toml $(DESTDIR)/etc/depeche/sources.d/$$list.toml; \
	done
	install -d $(DESTDIR)$(PREFIX)/share/doc/depeche/examples/seeds
	install -m 644 Config/depeche.toml Config/sources.d/*.toml $(DESTDIR)$(PREFIX)/share/doc/depeche/examples
	install -m 644 seeds/* $(DESTDIR)$(PREFIX)/share/doc/depeche/examples/seeds
	install -d $(DESTDIR)$(UNITDIR)
	for unit in depeche.service depeche-backup.service depeche-backup.timer; do \
		sed 's|@PREFIX@|$(PREFIX)|' systemd/$$unit > $(DESTDIR)$(UNITDIR)/$$unit && \
		chmod 644 $(DESTDIR)$(UNITDIR)/$$unit || exit 1; \
	done
	install -D -m 644 systemd/depeche.sysusers $(DESTDIR)$(PREFIX)/lib/sysusers.d/depeche.conf
	install -d -m 700 $(DESTDIR)/etc/depeche/credentials
	install -D -m 644 systemd/depeche.catalog $(DESTDIR)$(PREFIX)/lib/systemd/catalog/depeche.catalog
	for page in systemd/man/*.[158]; do \
		install -D -m 644 $$page $(DESTDIR)$(PREFIX)/share/man/man$${page##*.}/$${page##*/}; \
	done
	install -d $(addprefix $(DESTDIR)$(PREFIX)/share/,$(dir $(COMPLETIONS)))
	$(BINARY) --generate-completion-script bash > $(DESTDIR)$(PREFIX)/share/$(word 1,$(COMPLETIONS))
	$(BINARY) --generate-completion-script zsh > $(DESTDIR)$(PREFIX)/share/$(word 2,$(COMPLETIONS))
	$(BINARY) --generate-completion-script fish > $(DESTDIR)$(PREFIX)/share/$(word 3,$(COMPLETIONS))

$(BINARY):
	$(MAKE) build

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/depeche $(addprefix $(DESTDIR)$(UNITDIR)/depeche,.service -backup.service -backup.timer)
	rm -f $(DESTDIR)$(PREFIX)/lib/sysusers.d/depeche.conf $(addprefix $(DESTDIR)$(PREFIX)/share/,$(COMPLETIONS))
	rm -f $(DESTDIR)$(PREFIX)/share/man/man8/depeche.8
	rm -f $(DESTDIR)$(PREFIX)/share/man/man1/depeche.1 $(DESTDIR)$(PREFIX)/share/man/man5/depeche.toml.5
	rm -f $(DESTDIR)$(PREFIX)/share/man/man5/depeche-sources.5 $(DESTDIR)$(PREFIX)/share/man/man5/depeche-archive.5
	rm -f $(DESTDIR)$(PREFIX)/lib/systemd/catalog/depeche.catalog
	rm -rf $(DESTDIR)$(PREFIX)/share/doc/depeche

DEB = .build/deb/depeche_$$($(BINARY) --version)_$$(dpkg --print-architecture).deb

deb: setup-deb build
	systemd/deb/build $(BINARY) $(DEB)

clean:
	swift package clean
	rm -rf $(STATE)
