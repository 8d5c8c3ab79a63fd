"""The updater with real bundles and signatures and a stand-in for dpkg: what gets in, and the way back."""

import json
import os
import shutil
import subprocess
import sys
import tarfile
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
UPDATE = ROOT / "systemd/update"

pytestmark = pytest.mark.skipif(
    not all(shutil.which(name) for name in ("openssl", "dpkg-deb", "flock", "tar")),
    reason="needs openssl, dpkg-deb, flock and tar",
)

# The stand-ins keep their state in $TOP/state and write what they were asked to $TOP/calls.
TOOLS = {
    "dpkg": """#!/bin/bash
echo "dpkg $*" >>"$EVSE_UPDATE_TOP/calls"
case $1 in
--print-architecture) echo amd64 ;;
--compare-versions) exec /usr/bin/dpkg "$@" ;;
--configure) ;;
--install)
    deb=${*: -1} version=$(/usr/bin/dpkg-deb -f "${*: -1}" Version)
    [ -e "$EVSE_UPDATE_TOP/state/refuses-$version" ] && exit 1
    echo "$version" >"$EVSE_UPDATE_TOP/state/installed"
    [ -e "$EVSE_UPDATE_TOP/state/power-cut-$version" ] && kill -KILL $PPID
    exit 0 ;;
esac
""",
    "dpkg-query": """#!/bin/bash
case $1 in
-W) cat "$EVSE_UPDATE_TOP/state/installed" ;;
-L) printf '/.\\n/usr\\n/usr/share\\n/usr/share/evse-test\\n' ;;
-s) printf 'Package: evse\\nStatus: install ok installed\\nVersion: %s\\nArchitecture: amd64\\nMaintainer: m\\n' \
    "$(cat "$EVSE_UPDATE_TOP/state/installed")"
    printf 'Conffiles:\\n /etc/x abc\\nDescription: d\\n' ;;
esac
""",
    "systemctl": """#!/bin/bash
[ "$1" = restart ] && echo restart >>"$EVSE_UPDATE_TOP/calls"
[ "$2" = is-active ] && [ -e "$EVSE_UPDATE_TOP/state/dead-$(cat "$EVSE_UPDATE_TOP/state/installed")" ] && exit 3
exit 0
""",
    "evse": """#!/bin/bash
version=$(cat "$EVSE_UPDATE_TOP/state/installed")
[ -e "$EVSE_UPDATE_TOP/state/dead-$version" ] && exit 1
online=true; [ -e "$EVSE_UPDATE_TOP/state/offline-$version" ] && online=false
active=false; [ -e "$EVSE_UPDATE_TOP/state/charging" ] && active=true
echo "{\\"pilot\\": \\"A\\", \\"online\\": $online, \\"transaction\\": {\\"id\\": \\"t\\", \\"active\\": $active}}"
""",
    "sleep": "#!/bin/bash\nexec /usr/bin/sleep 0.01\n",
}


@dataclass
class Machine:
    """A station's file system in a folder, with the vendor's key on it."""

    top: Path
    tools: Path = field(init=False)

    def __post_init__(self) -> None:
        self.tools = self.top / "tools"
        for folder in ("tools", "state", "var/lib/evse/update", "etc/evse", "usr/share", "keys"):
            (self.top / folder).mkdir(parents=True)
        (self.top / "usr/share/evse-test").write_text("a file of the package\n")
        for name, text in TOOLS.items():
            (self.tools / name).write_text(text)
            (self.tools / name).chmod(0o755)
        self.mark("installed", "1.0+1.deb13")
        self.bundle_tool("--new-key", self.top / "keys/vendor.pem")
        shutil.copy(self.top / "keys/vendor.pub.pem", self.top / "etc/evse/update.pem")

    def mark(self, name: str, text: str = "") -> None:
        (self.top / "state" / name).write_text(text)

    def bundle_tool(self, *arguments: object) -> str:
        command = [sys.executable, ROOT / "scripts/bundle.py", *arguments]
        return subprocess.run([str(a) for a in command], check=True, capture_output=True, text=True).stdout.strip()

    def deb(self, version: str, package: str = "evse", arch: str = "amd64") -> Path:
        tree = self.top / f"deb-{version}-{package}-{arch}"
        (tree / "DEBIAN").mkdir(parents=True)
        control = f"Package: {package}\nVersion: {version}\nArchitecture: {arch}\nMaintainer: m\nDescription: d\n"
        (tree / "DEBIAN/control").write_text(control)
        out = self.top / f"{package}_{version}_{arch}.deb"
        subprocess.run(["dpkg-deb", "-Znone", "--build", tree, out], check=True, capture_output=True)
        return out

    def bundle(self, version: str, key: str = "vendor", **kind: str) -> Path:
        made = self.bundle_tool(
            self.deb(version, **kind), "--key", self.top / f"keys/{key}.pem", "--out", self.top / "out"
        )
        return Path(made)

    def put(self, bundle: Path) -> None:
        """What the station does with a bundle that it has downloaded."""
        shutil.copy(bundle, self.top / "var/lib/evse/update/bundle")

    def update(self, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [UPDATE],
            capture_output=True,
            text=True,
            check=False,
            env={
                "PATH": f"{self.tools}:{os.environ['PATH']}",
                "EVSE_UPDATE_TOP": str(self.top),
                "EVSE_UPDATE_PATIENCE": "30",
                "EVSE_UPDATE_WELL": "3",
                "EVSE_UPDATE_RECONNECT": "1",
                **environment,
            },
        )

    @property
    def version(self) -> str:
        return (self.top / "state/installed").read_text().strip()

    @property
    def result(self) -> dict[str, str]:
        lines = (self.top / "var/lib/evse/update/result").read_text().splitlines()
        return dict(line.split("=", 1) for line in lines)

    @property
    def tidy(self) -> bool:
        """Nothing is left of the attempt that would make it begin again."""
        return not any(
            (self.top / name).exists()
            for name in ("var/lib/evse/update/bundle", "var/lib/evse-update/work", "var/lib/evse-update/trying")
        )


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path / "machine")


def test_a_good_bundle_is_installed_and_kept_for_the_way_back(machine: Machine) -> None:
    machine.put(machine.bundle("1.0+2.deb13"))
    done = machine.update()
    assert done.returncode == 0, done.stdout + done.stderr
    assert (machine.version, machine.result["result"]) == ("1.0+2.deb13", "Installed")
    assert machine.tidy
    assert "restart" in (machine.top / "calls").read_text()
    machine.put(machine.bundle("1.0+3.deb13"))
    assert machine.update().returncode == 0
    assert (machine.top / "var/lib/evse-update/installed.deb").exists()


@pytest.mark.parametrize(
    ("trouble", "reason"),
    [("dead-1.0+2.deb13", "does not serve"), ("offline-1.0+2.deb13", "does not reach the CSMS")],
)
def test_a_version_that_is_not_well_is_taken_back(machine: Machine, trouble: str, reason: str) -> None:
    machine.mark(trouble)
    machine.put(machine.bundle("1.0+2.deb13"))
    done = machine.update(EVSE_UPDATE_PATIENCE="1" if "dead" in trouble else "30")
    assert done.returncode == 1
    assert machine.version == "1.0+1.deb13", "the installed package was packed again for this"
    assert machine.result["result"] == "InstallationFailed"
    assert reason in machine.result["text"]
    assert machine.tidy


def test_a_station_that_was_offline_before_need_not_be_online_after(machine: Machine) -> None:
    machine.mark("offline-1.0+1.deb13")
    machine.mark("offline-1.0+2.deb13")
    machine.put(machine.bundle("1.0+2.deb13"))
    assert machine.update().returncode == 0


def test_a_package_that_cannot_be_installed(machine: Machine) -> None:
    machine.mark("refuses-1.0+2.deb13")
    machine.put(machine.bundle("1.0+2.deb13"))
    assert machine.update().returncode == 1
    assert (machine.version, machine.result["result"]) == ("1.0+1.deb13", "InstallationFailed")


def test_a_power_cut_while_installing_goes_back_at_the_next_start(machine: Machine) -> None:
    machine.mark("power-cut-1.0+2.deb13")
    machine.put(machine.bundle("1.0+2.deb13"))
    assert machine.update().returncode < 0
    assert machine.version == "1.0+2.deb13", "half installed"
    assert machine.update().returncode == 1
    assert machine.version == "1.0+1.deb13"
    assert "power" in machine.result["text"]
    assert machine.tidy


def test_not_while_a_vehicle_charges(machine: Machine) -> None:
    machine.mark("charging")
    machine.put(machine.bundle("1.0+2.deb13"))
    assert machine.update().returncode == 75
    assert machine.version == "1.0+1.deb13"
    assert (machine.top / "var/lib/evse/update/bundle").exists(), "it waits"
    (machine.top / "state/charging").unlink()
    assert machine.update().returncode == 0


def test_what_does_not_get_in(machine: Machine) -> None:
    machine.bundle_tool("--new-key", machine.top / "keys/stranger.pem")
    good = machine.bundle("1.0+2.deb13")
    refused: dict[str, Path] = {
        "signature": machine.bundle("1.0+4.deb13", key="stranger"),
        "is for arm64": machine.bundle("1.0+5.deb13", arch="arm64"),
        "not newer": machine.bundle("0.9+9.deb13"),
        "not newer than": machine.bundle("1.0+1.deb13"),
        "not the signed one": changed(machine, good, "package.deb", b"!<arch>\n"),
        "is not the vendor's": changed(machine, good, "manifest", b"version=9\narch=amd64\nsha256=0\n"),
        "this is no bundle": machine.deb("7.0"),
        "plain file": linked(machine, good),
    }
    for reason, bundle in refused.items():
        machine.put(bundle)
        done = machine.update()
        assert done.returncode == 1, reason
        assert machine.result["result"] == "InstallVerificationFailed", reason
        assert reason in machine.result["text"]
        assert machine.version == "1.0+1.deb13"
        assert machine.tidy
    assert "dpkg --install" not in (machine.top / "calls").read_text()


def changed(machine: Machine, bundle: Path, name: str, content: bytes) -> Path:
    """A copy of the bundle with one member replaced."""
    out = machine.top / f"changed-{name}"
    folder = machine.top / f"open-{name}"
    with tarfile.open(bundle) as tar:
        tar.extractall(folder, filter="data")
    (folder / name).write_bytes(content)
    with tarfile.open(out, "w") as tar:
        for member in ("manifest", "manifest.sig", "package.deb"):
            tar.add(folder / member, member)
    return out


def linked(machine: Machine, bundle: Path) -> Path:
    """A bundle whose package is a link to a file of root."""
    folder, out = machine.top / "open-link", machine.top / "linked"
    with tarfile.open(bundle) as tar:
        tar.extractall(folder, filter="data")
    (folder / "package.deb").unlink()
    (folder / "package.deb").symlink_to("/etc/shadow")
    with tarfile.open(out, "w") as tar:
        for member in ("manifest", "manifest.sig", "package.deb"):
            tar.add(folder / member, member)
    return out


def test_no_key_no_update(machine: Machine) -> None:
    (machine.top / "etc/evse/update.pem").unlink()
    machine.put(machine.bundle("1.0+2.deb13"))
    assert machine.update().returncode == 1
    assert "update.pem" in machine.result["text"]


def test_an_older_version_where_the_technician_lets_it_in(machine: Machine) -> None:
    (machine.top / "etc/evse/allow-downgrade").touch()
    machine.put(machine.bundle("0.9+9.deb13"))
    assert machine.update().returncode == 0
    assert machine.version == "0.9+9.deb13"


def test_the_stand_ins_are_json(machine: Machine) -> None:
    shown = subprocess.run(
        [machine.tools / "evse"], env={"EVSE_UPDATE_TOP": str(machine.top), "PATH": os.environ["PATH"]},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert json.loads(shown.stdout)["online"] is True
