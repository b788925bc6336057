# Each target tells what it does: `make` lists them.

LOSSBOOK := .build/debug/lossbook
PREFIX ?= /usr/local
SWIFT_FILES := Package.swift Sources Tests Benchmarks

help: ## This list
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 18

setup: ## Install what the build needs and is missing (Debian: with apt-get)
	@.ci/setup

build: setup ## Build the program for debugging, into .build/debug
	swift build

# All libraries are in it: to load them took longer than to check a notebook does.
release: setup ## Build the fast program, into .build/release; it runs where nothing else is installed
	swift build -c release --product lossbook --static-swift-stdlib -Xswiftc -static-executable

install: release ## Install the fast program into PREFIX/bin (PREFIX=/usr/local)
	install -D -s .build/release/lossbook $(DESTDIR)$(PREFIX)/bin/lossbook

# The program for debugging compiles in a fraction of the other's time, which rendering does not take back.
site: build ## Render notebooks/ as a site, into site/public
	@$(LOSSBOOK) build
	@echo "Open $(CURDIR)/site/public/index.html in a browser."

check: build ## Check every claim in notebooks/, and that every number is claimed
# A number that no claim checks can rot: each one in prose is claimed, or waived with a reason that is counted.
	@$(LOSSBOOK) check --coverage=100

test: setup ## Run the tests
	swift test

golden: setup ## Write what Tests/Golden expects anew; read the difference before you commit it
	LOSSBOOK_WRITE_GOLDEN=1 swift test --filter GoldenTests

wasm: ## Build the browser's module as Embedded Swift, and run it in node
	@.ci/setup node
	Tests/Browser/build-and-run.sh

# The environment is of Python; Debian's browsers are driven, none is downloaded.
BROWSER_TESTS := .build-browser/bin/python -B Tests/Browser/pages

browser: build .build-browser/ready ## Open the site in Chromium and Firefox: axe, Nu validator, links, keyboard, weight
	@rm -rf .build-browser/site && $(LOSSBOOK) build --output .build-browser/site
	@$(BROWSER_TESTS) .build-browser/site $(PAGES)

pictures: build .build-browser/ready ## Take pictures of pages (PAGES="guide/charts.html"), into .build-browser/pictures
	@rm -rf .build-browser/site && $(LOSSBOOK) build --output .build-browser/site
	@$(BROWSER_TESTS) .build-browser/site --pictures .build-browser/pictures --every 20 $(PAGES)

served: build .build-browser/ready ## Write notebooks while Chromium shows what `lossbook serve` makes of them
	@.build-browser/bin/python -B Tests/Browser/serve.py $(LOSSBOOK)

reports: build .build-reports/ready ## Hold the reports of `check`, and the workflows in the guide, to their schemas
	@.build-reports/bin/python -B Tests/Reports/validate.py $(LOSSBOOK)

.build-reports/ready: Tests/Reports/requirements.txt
	@.ci/setup venv
	python3 -m venv .build-reports
	.build-reports/bin/pip install --quiet --requirement $<
	@touch $@

latency: release .build-browser/ready ## Time `lossbook serve` from a save to the screen, on 1000 notebooks
	@.build-browser/bin/python -B Benchmarks/serve/latency.py .build/release/lossbook

.build-browser/ready: Tests/Browser/pages/requirements.txt
	@.ci/setup venv java chromium firefox-esr
	python3 -m venv .build-browser
	.build-browser/bin/pip install --quiet --requirement $<
	@touch $@

lint: build ## Hold the code and the notebooks to their layout
	swift format lint --strict --parallel --recursive $(SWIFT_FILES)
	@$(LOSSBOOK) format --check

format: build ## Lay out the code and the notebooks
	swift format --in-place --parallel --recursive $(SWIFT_FILES)
	@$(LOSSBOOK) format

# PYTHON=... names one that has Polars, nbval and matplotlib; what is missing is passed over, and said to be.
PYTHON ?= python3
bench: release ## Time check, build and run beside cmark, Hugo, nbval and Polars
	@.ci/setup python3 cmark hugo
	python3 Benchmarks/corpus/bench.py --python $(PYTHON) .build/release/lossbook

instructions: release ## Hold the instructions that the program takes to what is known
	@.ci/setup python3 valgrind
	python3 Benchmarks/corpus/instructions.py check .build/release/lossbook

bench-arrays: setup ## Time losses over large arrays against NumPy, PyTorch and JAX (what python3 has of them)
	swift build -c release --product ArrayBenchmarks
	python3 Benchmarks/arrays/arrays.py .build/release/ArrayBenchmarks
	python3 Benchmarks/arrays/arrays.py .build/release/ArrayBenchmarks --growth

accuracy: build ## Measure the error of functions, sums and losses against arbitrary precision
	@.ci/setup python3 mpmath
	python3 Benchmarks/accuracy/accuracy.py measure

serve: build ## Show notebooks/ in a browser, up to date while you write
	@$(LOSSBOOK) serve

picture: site ## Take the picture of the readme anew (needs chromium and Python's Pillow)
	python3 docs/picture.py

clean: ## Remove everything that was built
	rm -rf .build .build-wasm .build-browser .build-reports site/public

.PHONY: help setup build release install site check test golden wasm browser pictures served reports latency serve lint \
	format bench bench-arrays instructions accuracy picture clean
