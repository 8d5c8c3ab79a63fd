# make run    the station with the simulated board, a test CSMS and a simulated car that charges (no root needed)
# make test   every test; installs what it needs
# make lint   format, lint, types, import rules
# make package  the wheel and the Debian packages (arm64, amd64) in dist/, with their bills of materials
# make appliance-test  builds the amd64 appliance and boots it in systemd-nspawn (root, mmdebstrap; some minutes)
# make machine-test  builds the arm64 image and boots it as a whole machine in QEMU (root; an hour)
# make exi-compiled  the optional compiled EXI codec as a wheel in dist/ (docs/exi.md)
# make lock   new locked versions from pyproject.toml
PYTHON ?= python3
VENV := .venv
PEER := .venv-peer
BIN := $(VENV)/bin

.PHONY: run test lint lock debian peer clean bench package appliance-test machine-test exi-compiled

run: $(VENV)/.ready
	$(BIN)/python -m hil.run

test: debian $(VENV)/.ready peer
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal --durations 15

lint: $(VENV)/.ready
	$(BIN)/ruff format --check firmware hil tests bench scripts
	$(BIN)/ruff check firmware hil tests bench scripts
	$(BIN)/mypy firmware
	$(BIN)/lint-imports

package: $(VENV)/.ready
	$(BIN)/python scripts/package.py --build $$(git rev-list --count HEAD).

exi-compiled: $(VENV)/.ready
	$(BIN)/python scripts/build_compiled.py dist

appliance-test: $(VENV)/.ready
	rm -rf build/old build/new
	$(BIN)/python scripts/package.py --arch amd64 --python 3.13 --build 1. --out build/old
	$(BIN)/python scripts/package.py --arch amd64 --python 3.13 --build 2. --out build/new
	rm -rf build/appliance
	scripts/build-image.sh --arch amd64 --format dir --dist build/old --out build/appliance
	scripts/appliance-test.sh build/appliance build/new/evse_*.deb build/old/evse_*.deb

# As root, with mmdebstrap, qemu-user-static (binfmt), qemu-system-arm, mtools, dosfstools: about an hour in emulation.
machine-test: $(VENV)/.ready
	rm -rf build/old build/new build/machine
	$(BIN)/python scripts/package.py --arch arm64 --python 3.13 --build 1. --out build/old
	$(BIN)/python scripts/package.py --arch arm64 --python 3.13 --build 2. --out build/new
	mkdir -p build/machine
	scripts/build-image.sh --arch arm64 --format img --dist build/old --out build/machine/evse.img
	scripts/flash.sh --image build/machine/evse.img --image-file build/machine/flashed.img --station-id MACHINE-TEST
	$(BIN)/python scripts/machine_test.py build/machine/flashed.img build/new/evse_*.deb

bench: $(VENV)/.ready peer
	$(BIN)/python bench/exi.py
	$(BIN)/python bench/startup.py
	$(BIN)/python bench/v2g.py
	$(BIN)/python bench/safety.py
	$(BIN)/python bench/slac.py
	$(BIN)/python bench/gui.py

# Debian packages that tests use: Java for the foreign EXI codec and EV, iproute2 for the virtual cable.
debian:
	@scripts/install-debian.sh

$(VENV)/.ready: requirements/dev.txt pyproject.toml
	@scripts/make-venv.sh $(VENV) $(PYTHON) requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

# The peers that nobody here wrote live apart, because they need old versions of libraries that we use too.
# Without them the interop tests are skipped, and say so.
peer: requirements/peer.txt
	@test $(PEER)/.ready -nt requirements/peer.txt || \
	    { scripts/make-venv.sh $(PEER) $(PYTHON) requirements/peer.txt && \
	      $(PEER)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes \
	          -r requirements/peer-slac.txt && touch $(PEER)/.ready; } || \
	    echo "make: the foreign peers could not be installed; their tests will be skipped"

lock:
	$(BIN)/python -m pip install --quiet pip-tools
	cd requirements && ../$(BIN)/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras \
	    --no-emit-index-url --no-emit-find-links --no-header --no-annotate --output-file runtime.txt --extra screen ../pyproject.toml
	cd requirements && ../$(BIN)/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras \
	    --no-emit-index-url --no-emit-find-links --no-header --no-annotate --output-file dev.txt \
	    --extra screen --extra dev -c runtime.txt ../pyproject.toml
	cd requirements && ../$(BIN)/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras \
	    --no-emit-index-url --no-emit-find-links --no-header --no-annotate --output-file peer.txt peer.in

clean:
	rm -rf $(VENV) $(PEER) build dist run *.egg-info
