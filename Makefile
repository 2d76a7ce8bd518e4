# Two commands do all set-up on a machine with Go, make and apt:
#   make demo   builds the election of 2005, opens its pages and verifies it
#   make test   installs what the tests need and runs all of them
SHELL := /bin/bash
.SHELLFLAGS := -o pipefail -c
GO ?= go
STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2
GOVULNCHECK := golang.org/x/vuln/cmd/govulncheck@v1.9.0
FUZZ_INPUTS ?= 200
FAULTS ?= 1000
SEED ?= 0
AXE_VERSION := 4.14.1
AXE := .tools/node_modules/axe-core
export CGO_ENABLED := 0

.PHONY: demo build test setup lint unit verifier race fuzz fuzz-package torture vulncheck screenshots bench data release release-check clean

demo: build
	./bin/urna demo $(ARGS)

build:
	$(GO) build -trimpath -o bin/urna ./cmd/urna

test: setup lint unit verifier race fuzz
	@echo "all tests passed"

# Chromium, a font with Kazakh letters, Node for the second verifier, a C compiler
# for the race detector, and axe, which tests pages for accessibility and is not
# part of the project.
setup:
	@missing=; \
	command -v chromium >/dev/null || missing="$$missing chromium fonts-noto-core"; \
	command -v node >/dev/null || missing="$$missing nodejs"; \
	command -v gcc >/dev/null || missing="$$missing gcc libc6-dev"; \
	command -v npm >/dev/null || missing="$$missing nodejs npm"; \
	if [ -n "$$missing" ]; then \
		sudo=$$(test "$$(id -u)" = 0 || echo sudo); \
		$$sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	fi
	@test -f $(AXE)/axe.min.js || npm install --silent --no-audit --no-fund --no-save --prefix .tools axe-core@$(AXE_VERSION) >/dev/null

lint:
	@files=$$(gofmt -l $$(git ls-files '*.go')); test -z "$$files" || { echo "gofmt: $$files"; exit 1; }
	$(GO) vet ./...
	$(GO) run $(STATICCHECK) ./...

# The longest first, so that the others run beside them.
unit:
	$(GO) test -vet=off -timeout 30m ./internal/web ./internal/importer ./verifier ./internal/publish ./internal/torture ./cmd/urna ./...

# The second verifier against the vectors of spec/, and of the folders that
# URNA_VECTORS names, parted by colons. That it agrees with the first is tested
# in unit.
verifier:
	node --test verifier/test/*.test.mjs

# The race detector needs cgo; the pure core has no goroutines, so it is run on
# the shell. Pages of the large election, and those for a browser, are drawn once, above.
race:
	CGO_ENABLED=1 $(GO) test -vet=off -race -short -skip 'LongLedger|TypedTables|ExamplesSay|EveryAlteredMember' ./internal/clerk ./internal/store ./internal/web ./internal/remote ./internal/importer ./internal/watch ./internal/backup ./internal/quota ./internal/registrar ./ledger

# A number of inputs, not a time: when Go's fuzzer is stopped by the clock it can
# call its own end a failure ("context deadline exceeded"). Packages side by side, for
# a target keeps one core busy; one program for the targets of a package.
fuzz:
	@grep -rlE --include='*_test.go' '^func Fuzz' . | xargs -n 1 dirname | sort -u | xargs -P 2 -I '{}' $(MAKE) -s --no-print-directory fuzz-package 'PACKAGE={}'

fuzz-package:
	@programs=$$(mktemp -d) && trap 'rm -rf "$$programs"' EXIT && \
	$(GO) test -c -vet=off -fuzz . -o "$$programs/fuzz.test" "$(PACKAGE)" && \
	for target in $$(grep -hoE '^func Fuzz[A-Za-z0-9]+' "$(PACKAGE)"/*_test.go | cut -c6-); do \
		echo "fuzz $(PACKAGE) $$target"; \
		out=$$(cd "$(PACKAGE)" && "$$programs/fuzz.test" -test.run '^$$' -test.fuzz "^$$target\$$" -test.fuzztime $(FUZZ_INPUTS)x -test.fuzzcachedir "$$programs/cache" 2>&1) || { echo "$$out"; exit 1; }; \
	done

# Breaks the real program FAULTS times while it works; prints the seed that does
# the same again. A short run is part of make test.
torture:
	$(GO) test ./internal/torture -v -count=1 -timeout 3h -faults $(FAULTS) -seed $(SEED)

# Known weaknesses of the modules and of Go itself, as vuln.go.dev lists them. It
# needs that address, so it is no part of make test.
vulncheck:
	$(GO) run $(GOVULNCHECK) ./...

# Every page in three languages and three widths, and the four doors.
screenshots: setup
	mkdir -p screenshots
	URNA_PICTURES=$(CURDIR)/screenshots $(GO) test ./internal/web -count=1 -timeout 30m -run 'EveryPageIs|Door|Sheet|Keystroke|TwoTypists|InTheBrowser'

# Programs for every system, the same bytes wherever they are built from the same
# source by the same Go: no path, no time and no state of a checkout is in them.
RELEASE := -trimpath -buildvcs=false -ldflags '-s -w -buildid='
SYSTEMS ?= linux/amd64 linux/arm64 darwin/amd64 darwin/arm64 windows/amd64
release:
	@rm -rf bin/release && mkdir -p bin/release
	@for system in $(SYSTEMS); do \
		os=$${system%/*}; arch=$${system#*/}; ext=$$(test "$$os" = windows && echo .exe || true); \
		GOOS=$$os GOARCH=$$arch GOAMD64=v1 GOARM64=v8.0 GOFLAGS= $(GO) build $(RELEASE) -o "bin/release/urna-$$os-$$arch$$ext" ./cmd/urna || exit 1; \
	done
	@cd bin/release && sha256sum urna-* | tee SHA256SUMS

# Builds one of them in two folders and compares the bytes.
release-check:
	@a=$$(mktemp -d) && b=$$(mktemp -d)/elsewhere && mkdir "$$b" && trap 'rm -rf "$$a" "$$(dirname "$$b")"' EXIT && \
	for folder in "$$a" "$$b"; do \
		git ls-files -z | xargs -0 cp --parents -t "$$folder" && \
		$(MAKE) --no-print-directory -C "$$folder" release SYSTEMS=linux/amd64 || exit 1; \
	done && cmp "$$a/bin/release/urna-linux-amd64" "$$b/bin/release/urna-linux-amd64" && echo "the same bytes from two folders"

bench: build
	./bin/urna bench

# Brings other people's files into the ignored folder data/real, from the folder
# URNA_DATA where it is set, else from their origins (data/sources.tsv).
data:
	./data/fetch

clean:
	rm -rf bin
