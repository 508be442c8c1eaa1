# Two commands for everybody: `make run` and `make test`. The rest is for us.
PY ?= python3
PIP = $(PY) -m pip --python .venv/bin/python install --quiet --disable-pip-version-check
LOCKED = --require-hashes --only-binary :all:

.PHONY: run test check bench coverage soak lock pictures
# Two at once, in parts that are handed on when one of them has nothing left to do.
IN_PARALLEL = -n 2 --dist worksteal

run: var/numba/.ready
	.venv/bin/succession serve

# The simulation is compiled once, and again only when its engine, the assumptions that it knows or
# the packages change.
ENGINE = $(wildcard succession/assumptions/*.py succession/simulation/engine/*.py succession/simulation/engine/*/*.py)

var/numba/.ready: $(ENGINE) .venv/.ready
	.venv/bin/succession compile
	mkdir -p $(@D)
	touch $@

# `--without-pip`: a bare Debian has no ensurepip; `pip --python` installs from outside.
.venv/bin/python:
	$(PY) -m venv --without-pip .venv

.venv/.ready: requirements.lock pyproject.toml | .venv/bin/python
	$(PIP) $(LOCKED) -r requirements.lock
	$(PIP) --no-deps --no-build-isolation -e .
	touch $@

.venv/.ready-for-tests: requirements-test.lock .venv/.ready
	$(PIP) $(LOCKED) -r requirements-test.lock
	touch $@

# Compiled first: a browser would not wait for it.
test: .venv/.ready-for-tests var/numba/.ready
	tests/install-system-packages
	.venv/bin/python -m pytest tests --ignore tests/bench $(IN_PARALLEL)

check: .venv/.ready-for-tests
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/python -m pytest tests/test_architecture.py

bench: .venv/.ready-for-tests
	.venv/bin/python -m pytest tests/bench --benchmark-only -s

# What no test runs. Apart from `test`, because counting lines makes the tests take twice as long.
# Of what is compiled, and of the servers that a browser visits, nothing is counted.
coverage: .venv/.ready-for-tests var/numba/.ready
	tests/install-system-packages
	.venv/bin/python -m pytest tests --ignore tests/bench --ignore tests/browser $(IN_PARALLEL) \
		--cov=succession --cov-report=term

soak: coverage
	tests/install-system-packages soak
	.venv/bin/python -m pytest tests -m soak

lock:
	uv lock --upgrade
	uv export --quiet --no-emit-project --output-file requirements.lock
	uv export --quiet --no-emit-project --all-extras --output-file requirements-test.lock

# The pictures in the guide and the README, made anew from the invented region.
pictures: .venv/.ready-for-tests
	tests/install-system-packages
	.venv/bin/python docs/make_pictures.py
