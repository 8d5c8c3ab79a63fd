"""The first boot in a root folder of its own, with the system's commands replaced by ones that take notes."""

import hashlib
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

FIRSTBOOT = Path(__file__).resolve().parents[2] / "systemd/appliance/firstboot"
TAKES_NOTES = '#!/bin/sh\necho "$(basename "$0") $*" >>"$NOTES"\n'


@dataclass
class Machine:
    """A machine with a boot partition."""

    folder: Path

    @property
    def boot(self) -> Path:
        return self.folder / "boot"

    @property
    def root(self) -> Path:
        return self.folder / "root"

    def drop(self, **files: str) -> None:
        """Put files (double underscore for a dot) and their sums on the boot partition."""
        drop = self.boot / "evse"
        drop.mkdir(parents=True)
        sums = []
        for name, text in files.items():
            path = drop / name.replace("__", ".")
            path.write_text(text)
            sums.append(f"{hashlib.sha256(text.encode()).hexdigest()}  {path.name}\n")
        (drop / "SHA256SUMS").write_text("".join(sums))

    def stub(self, name: str, text: str) -> None:
        path = self.folder / "stubs" / name
        path.write_text(text)
        path.chmod(0o755)

    def start(self) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["sh", str(FIRSTBOOT)], capture_output=True, text=True, check=False,
            env={
                **os.environ, "PATH": f"{self.folder}/stubs:{os.environ['PATH']}", "EVSE_ROOT": str(self.root),
                "EVSE_BOOT": str(self.boot), "NOTES": str(self.folder / "notes"),
            },
        )  # fmt: skip

    @property
    def notes(self) -> list[str]:
        notes = self.folder / "notes"
        return notes.read_text().splitlines() if notes.exists() else []

    def read(self, path: str) -> str:
        return (self.root / path).read_text()


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    machine = Machine(tmp_path)
    (tmp_path / "stubs").mkdir()
    machine.root.mkdir()
    machine.boot.mkdir()
    for name in ("systemctl", "dpkg", "useradd", "chown", "evse", "sync", "ssh-keygen"):
        machine.stub(name, TAKES_NOTES)
    machine.stub("getent", TAKES_NOTES + "exit 2\n")  # there is no technician yet
    return machine


CONFIG = '[station]\nid = "S-1"\n'


def test_everything_that_was_dropped_arrives(machine: Machine) -> None:
    machine.drop(
        evse__toml=CONFIG,
        hostname="s-1\n",
        network="ADDRESS=10.0.0.2/24\nGATEWAY=10.0.0.1\nDNS=10.0.0.53\n",
        authorized_keys="ssh-ed25519 AAAA tech\n",
        evse_1_arm64__deb="package",
    )
    result = machine.start()
    assert result.returncode == 0, result.stderr
    assert machine.read("etc/evse/evse.toml") == CONFIG
    assert oct((machine.root / "etc/evse/evse.toml").stat().st_mode)[-3:] == "640"
    assert machine.read("etc/hostname") == "s-1\n"
    assert "Address=10.0.0.2/24\nGateway=10.0.0.1\nDNS=10.0.0.53\n" in machine.read(
        "etc/systemd/network/10-evse-lan.network"
    )
    assert machine.read("home/technician/.ssh/authorized_keys") == "ssh-ed25519 AAAA tech\n"
    assert "PasswordAuthentication no" in machine.read("etc/ssh/sshd_config.d/10-evse.conf")
    assert oct((machine.root / "etc/sudoers.d/evse-technician").stat().st_mode)[-3:] == "440"
    notes = machine.notes
    assert f"dpkg --install {machine.boot}/evse/evse_1_arm64.deb" in notes
    assert any(note.startswith("useradd") and "--groups evse" in note for note in notes)
    # The package first: only then is there somebody to check the configuration.
    assert notes.index(f"evse config check {machine.boot}/evse/evse.toml") > [n[:4] for n in notes].index("dpkg")
    assert notes[-1] == "systemctl --no-block start evse-net.service evse.service"
    assert not (machine.boot / "evse").exists() and (machine.boot / "evse.done/evse.toml").exists()


def test_the_next_boot_does_nothing(machine: Machine) -> None:
    machine.drop(evse__toml=CONFIG)
    assert machine.start().returncode == 0
    before = machine.notes
    assert machine.start().returncode == 0
    assert machine.notes == before


def test_only_the_configuration_is_needed(machine: Machine) -> None:
    machine.drop(evse__toml=CONFIG)
    assert machine.start().returncode == 0
    assert not (machine.root / "etc/ssh").exists() and not (machine.root / "etc/systemd").exists()
    assert not any(note.startswith(("dpkg", "useradd")) for note in machine.notes)


def test_network_manager_gets_a_connection_file(machine: Machine) -> None:
    connections = machine.root / "etc/NetworkManager/system-connections"
    connections.mkdir(parents=True)
    machine.drop(evse__toml=CONFIG, network="ADDRESS=10.0.0.2/24\nGATEWAY=10.0.0.1\nDNS=\n")
    assert machine.start().returncode == 0
    text = (connections / "evse-lan.nmconnection").read_text()
    assert "method=manual\naddress1=10.0.0.2/24,10.0.0.1\n" in text and "dns=" not in text
    assert oct((connections / "evse-lan.nmconnection").stat().st_mode)[-3:] == "600"


@pytest.mark.parametrize("folder", ["", "etc/NetworkManager/system-connections"])
def test_dhcp(machine: Machine, folder: str) -> None:
    (machine.root / folder).mkdir(parents=True, exist_ok=True)
    machine.drop(evse__toml=CONFIG, network="ADDRESS=dhcp\nGATEWAY=\nDNS=\n")
    assert machine.start().returncode == 0
    if folder:
        assert "method=auto" in machine.read(f"{folder}/evse-lan.nmconnection")
    else:
        assert "DHCP=yes" in machine.read("etc/systemd/network/10-evse-lan.network")


def test_a_damaged_card_changes_nothing_and_says_so_on_the_card(machine: Machine) -> None:
    machine.drop(evse__toml=CONFIG)
    (machine.boot / "evse/evse.toml").write_text(CONFIG + "# bit rot")
    assert machine.start().returncode == 1
    assert "write the card again" in (machine.boot / "evse/ERROR.TXT").read_text()
    assert machine.notes == [] and not (machine.root / "etc").exists()


def test_a_wrong_configuration_is_named_and_corrected_files_are_taken(machine: Machine) -> None:
    machine.drop(evse__toml="[stationn]\n")
    machine.stub("evse", '#!/bin/sh\necho "unknown key \\`stationn\\`" >&2\nexit 1\n')
    assert machine.start().returncode == 1
    assert "unknown key `stationn`" in (machine.boot / "evse/ERROR.TXT").read_text()
    assert not (machine.root / "etc/evse/evse.toml").exists()
    machine.stub("evse", TAKES_NOTES)
    assert machine.start().returncode == 0
    assert not (machine.boot / "evse.done/ERROR.TXT").exists()


@pytest.mark.parametrize("command", ["chown", "dpkg", "systemctl", "sync"])
def test_a_power_cut_at_any_command_is_made_good_by_the_next_boot(machine: Machine, command: str) -> None:
    machine.drop(evse__toml=CONFIG, hostname="s-1\n", authorized_keys="ssh-ed25519 AAAA t\n", evse__deb="p")
    machine.stub(command, "#!/bin/sh\nkill -9 $PPID\n")
    assert machine.start().returncode != 0
    assert (machine.boot / "evse").exists() or (machine.boot / "evse.done").exists()
    machine.stub(command, TAKES_NOTES)
    assert machine.start().returncode == 0
    assert machine.read("etc/evse/evse.toml") == CONFIG
    assert machine.read("home/technician/.ssh/authorized_keys") == "ssh-ed25519 AAAA t\n"


def test_a_package_that_does_not_install_leaves_the_files_for_another_try(machine: Machine) -> None:
    machine.drop(evse__toml=CONFIG, evse__deb="p")
    machine.stub("dpkg", "#!/bin/sh\nexit 1\n")
    assert machine.start().returncode == 1
    assert "package could not be installed" in (machine.boot / "evse/ERROR.TXT").read_text()


def test_a_machine_without_dropped_files_boots_as_ever(machine: Machine) -> None:
    assert machine.start().returncode == 0
    assert machine.notes == []
