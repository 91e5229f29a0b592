# make run, make test and make lint set up all they need from Python 3.11+ and make.

# make run DISTRICT=… serves another district of districts/, with data of its own; SEED=… makes
# another sample.
export MINSHENG_DISTRICT := $(or $(DISTRICT),$(MINSHENG_DISTRICT),$(shell cat districts/default))
ifeq ($(MINSHENG_DISTRICT),$(shell cat districts/default))
OWN_DATA := data
else
OWN_DATA := data-$(MINSHENG_DISTRICT)
endif
DATA := $(or $(MINSHENG_DATA),$(OWN_DATA))
INBOX := $(or $(MINSHENG_INBOX),$(DATA)/inbox)
BIN := .venv/bin
# Two at once: a build and an intake are of several processes themselves.
TEST_WORKERS ?= 2
READY := .venv/.ready
# A bundle carries its packages in wheels/; there no index is asked.
WHEELS := $(if $(wildcard wheels/*.whl),--no-index --find-links wheels)
SPARK_READY := .venv-spark/.ready
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: run test lint format spark bundle wheels closed-network dictionary faults fuzz door same-as-full \
	sbom weaknesses oversight-score mutations bench bench-pages bench-quality bench-intake \
	factcheck-score editor clean

run: $(READY)
	@if [ -z "$$(find '$(INBOX)' -type f ! -name '.*' 2>/dev/null | head -n 1)" ]; then \
		$(BIN)/minsheng sample --out '$(INBOX)' $(if $(SEED),--seed $(SEED)); \
	fi
	@$(BIN)/minsheng run

test: $(READY)
	$(BIN)/python -m pytest -n $(TEST_WORKERS)

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	MINSHENG_DISTRICT_SEEDS=districts/$(MINSHENG_DISTRICT)/seeds $(BIN)/sqlfluff lint models

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# The environment of `minsheng build --engine spark`, which needs Java too; half a gigabyte.
spark: $(SPARK_READY)

# All that a machine of this kind needs without a network, as one .tar: the project as committed and the
# locked packages. Unpacked there, make run sets it up.
bundle: $(READY)
	@PYTHON='$(BIN)/python' deploy/bundle/make_bundle.sh '$(or $(OUT),dist)'

# The locked packages into wheels/, which make run then sets itself up from and make bundle packs.
wheels:
	$(make_environment)
	$(BIN)/python -m pip download --quiet --no-deps --require-hashes -r requirements.lock -d wheels

# Make that bundle and set it up with the network off, by the steps of the Dockerfile.
closed-network: $(READY)
	$(BIN)/python -m tests.deploy.closed_network

# A fault at every step of every stage, KILLS kills at random moments (500), then small disks that are
# full or read-only; two hours.
faults: $(READY)
	PYTHONPATH=. $(BIN)/python -m tests.faults $(KILLS)
	PYTHONPATH=. $(BIN)/python -m tests.faults.disks

# FILES broken files of all feeds and formats (20,000) through the intake; half an hour.
fuzz: $(READY)
	PYTHONPATH=. $(BIN)/python -m tests.fuzz $(FILES)

# STATEMENTS hostile statements at the SQL door (20,000) beside those that the tests try; some minutes.
door: $(READY)
	MINSHENG_TEST_STATEMENTS=$(or $(STATEMENTS),20000) $(BIN)/python -m pytest -n0 -s -q \
		tests/query/test_hostile_forms.py tests/query/test_mutated_statements.py tests/query/test_limits.py

# Builds that take tables over, held against full builds after 200 sequences of events; the tests do 10.
same-as-full: $(READY)
	MINSHENG_TEST_SEQUENCES=$(or $(SEQUENCES),200) $(BIN)/python -m pytest -n0 tests/build/reuse

# The bill of materials of the locked packages (CycloneDX), without a network.
sbom: $(READY)
	$(BIN)/python -m pipelines.supply.bill_of_materials requirements.lock $(or $(OUT),sbom.cdx.json)

# Known weaknesses of the locked packages, by OSV's file for Python packages (PyPI/all.zip) carried in.
weaknesses: $(READY)
	$(BIN)/python -m pipelines.supply.known_weaknesses requirements.lock '$(OSV)'

# Every table and column with meaning, type, tests, parents and children, as one page.
dictionary: $(READY)
	$(BIN)/python -m pipelines.dictionary.write_page $(or $(OUT),dictionary.html)

# What the checks find of what the sample holds, seed by seed: planted, found, falsely found.
oversight-score: $(READY)
	$(BIN)/python -m tests.oversight.score $(or $(SEEDS),1 7 42)

# Drop each condition of each check once: a unit test must notice.
mutations: $(READY)
	$(BIN)/python -m tests.oversight.mutations

# How many figures of texts in other words are tied rightly, wrongly, not at all; with a built sample
# district, how many are judged falsely.
factcheck-score: $(READY)
	$(BIN)/python -m tests.factcheck.ties $(or $(TEXTS),$(wildcard tests/factcheck/*.yml tests/factcheck/wordings/*.yml))

# The whole build at sizes in millions of payments, beside its bare SQL, hand-written SQL, polars,
# pandas and Spark (after make spark); writes a section of docs/performance.md.
bench: $(READY)
	PYTHONPATH=. $(BIN)/python -m benchmarks.scale $(MILLIONS)

# The server's time for a run of each page, first views in Chromium, thirty people at once; with
# LARGE=1 on a copy of the data with ten million payments.
bench-pages: $(READY)
	PYTHONPATH=. $(BIN)/python -m benchmarks.pages $(if $(LARGE),--large)

# Workbooks of 100,000 rows beside the bare reader; .csv lists of five and ten million rows (ROWS=…)
# beside DuckDB doing the same checks from the file.
bench-intake: $(READY)
	PYTHONPATH=. $(BIN)/python -m benchmarks.intake_speed
	PYTHONPATH=. $(BIN)/python -m benchmarks.intake_large $(ROWS)

# Five million payments through the published suites, beside the same rules on pandas.
bench-quality: $(READY)
	PYTHONPATH=. $(BIN)/python benchmarks/published_suites.py

# The SQL editor of the workbench, from npm's packages into the files that the pages ship; made
# aside, so that no package lies in the project.
editor:
	@aside=$$(mktemp -d) && cp -R dashboards/sql_editor/. "$$aside" \
		&& (cd "$$aside" && npm ci --no-fund --no-audit && npm run build) \
		&& cp "$$aside"/built/* dashboards/sql_editor/built/ && rm -rf "$$aside"

clean:
	rm -rf .venv .venv-spark target logs .pytest_cache .ruff_cache .hypothesis *.egg-info
	find pipelines tests -name __pycache__ -type d -prune -exec rm -rf {} +

# The newest Python is not always named python3: the first one that is new enough is taken.
define make_environment
@for python in python3 python3.11 python3.12 python3.13 python3.14 python; do \
		if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			found=$$python; break; \
		fi; \
	done; \
	if [ -z "$$found" ]; then \
		echo 'Python 3.11 or newer is needed. 需要 Python 3.11 或更新的版本。' >&2; exit 1; \
	fi; \
	$(BIN)/python -m pip --version >/dev/null 2>&1 || $$found -m venv .venv
endef

$(READY): requirements.lock pyproject.toml
	$(make_environment)
	$(BIN)/python -m pip install --quiet $(WHEELS) --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(SPARK_READY): $(READY) requirements-spark.lock
	$(BIN)/python -m venv .venv-spark
	.venv-spark/bin/python -m pip install --quiet --require-hashes -r requirements-spark.lock
	@touch $@
