"""The unit files: systemd's own checks, the hardening's score, and what the fact sheet asks for."""

import configparser
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

UNITS = Path(__file__).resolve().parents[2] / "systemd"
EXPOSURE = {"evse.service": 25, "evse-net.service": 25}  # tenths, as `--threshold` counts

needs_analyze = pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not installed")


def run(*command: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, check=False, env={**os.environ, **environment}
    )


def lines(name: str, section: str) -> list[tuple[str, str]]:
    """Key and value of every line of a section, repeated keys kept."""
    found, here = [], ""
    for line in (UNITS / name).read_text().splitlines():
        if line.startswith("["):
            here = line.strip("[]")
        elif here == section and "=" in line and not line.startswith("#"):
            key, _, value = line.partition("=")
            found.append((key, value))
    return found


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A system with our units, the targets of this machine and stand-ins for our programs."""
    folder = tmp_path / "usr/lib/systemd/system"
    folder.mkdir(parents=True)
    for unit in [*UNITS.glob("*.service"), *UNITS.glob("*.path"), *UNITS.glob("appliance/*.service")]:
        shutil.copy(unit, folder)
    for target in Path("/usr/lib/systemd/system").glob("*.target"):
        shutil.copy(target, folder, follow_symlinks=True)
    for program in (
        "usr/bin/evse",
        "usr/lib/evse/net-setup",
        "usr/lib/evse/keep-crash",
        "usr/lib/evse/update",
        "usr/lib/evse/firstboot",
    ):
        (tmp_path / program).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / program).write_text("#!/bin/sh\n")
        (tmp_path / program).chmod(0o755)
    return tmp_path


@needs_analyze
def test_verify(root: Path) -> None:
    names = [path.name for path in (root / "usr/lib/systemd/system").glob("evse*.service")]
    assert "evse.service" in names
    result = run("systemd-analyze", "verify", "--man=no", f"--root={root}", *names)
    assert (result.returncode, result.stderr) == (0, "")


@needs_analyze
def test_verify_sees_what_is_wrong(root: Path) -> None:
    unit = root / "usr/lib/systemd/system/evse.service"
    unit.write_text(unit.read_text().replace("WatchdogSec=5s", "WatchdogSecs=5s"))
    result = run("systemd-analyze", "verify", "--man=no", f"--root={root}", "evse.service")
    assert "WatchdogSecs" in result.stderr


@needs_analyze
@pytest.mark.parametrize("name", sorted(EXPOSURE))
def test_exposure(name: str) -> None:
    result = run("systemd-analyze", "security", "--offline=true", f"--threshold={EXPOSURE[name]}", UNITS / name)
    assert result.returncode == 0, result.stdout.splitlines()[-1:]


def test_the_station_waits_for_neither_network_nor_time() -> None:
    text = (UNITS / "evse.service").read_text() + (UNITS / "evse-net.service").read_text()
    for target in ("network-online.target", "time-sync.target", "network.target", "systemd-udev-settle"):
        assert target not in text


def test_restart_and_watchdog() -> None:
    service = dict(lines("evse.service", "Service"))
    assert (service["Type"], service["Restart"], service["WatchdogSec"]) == ("notify", "always", "5s")
    assert service["User"] == "evse" and service["CapabilityBoundingSet"] == "CAP_NET_RAW"
    # A restart must be possible more often than the burst allows only in a crash loop: ten times within three minutes.
    unit = dict(lines("evse.service", "Unit"))
    assert unit["StartLimitAction"] == "reboot" and int(unit["StartLimitBurst"]) == 10
    # RestartSteps would not do: its count is never taken back, so that after months every restart takes a minute.
    assert "RestartSteps" not in service


def test_the_wrong_configuration_is_the_exit_status_of_the_unit(tmp_path: Path) -> None:
    config = tmp_path / "evse.toml"
    config.write_text("[station]\nidd = 'x'\n")
    result = run(sys.executable, "-m", "firmware.app.cli.main", "run", "--config", config)
    assert str(result.returncode) == dict(lines("evse.service", "Service"))["RestartPreventExitStatus"]


@pytest.mark.parametrize("path", sorted(UNITS.rglob("*.conf")), ids=lambda path: path.name)
def test_drop_ins_are_well_formed(path: Path) -> None:
    parser = configparser.ConfigParser(strict=True, interpolation=None)
    parser.read_string(path.read_text())
    assert parser.sections()


def test_logs_are_bounded_and_in_memory() -> None:
    journal = dict(lines("appliance/journald.conf", "Journal"))
    assert journal["Storage"] == "volatile" and journal["RuntimeMaxUse"] == "32M"


@pytest.mark.skipif(shutil.which("systemd-sysusers") is None, reason="systemd-sysusers is not installed")
def test_sysusers_and_tmpfiles_make_the_user_and_the_folders(tmp_path: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("needs root")
    (tmp_path / "etc").mkdir()
    made = run("systemd-sysusers", f"--root={tmp_path}", UNITS / "evse.sysusers")
    assert made.returncode == 0, made.stderr
    groups = dict(re.findall(r"^(\w+):[^:]*:\d+:(.*)$", (tmp_path / "etc/group").read_text(), re.M))
    assert "evse:" in (tmp_path / "etc/passwd").read_text()
    assert all(groups[name] == "evse" for name in ("dialout", "gpio", "spi", "i2c", "video", "render", "input", "tss"))
    made = run("systemd-tmpfiles", "--create", f"--root={tmp_path}", UNITS / "evse.tmpfiles")
    assert made.returncode == 0, made.stderr
    assert oct((tmp_path / "var/lib/evse/pki").stat().st_mode)[-3:] == "700"
    assert oct((tmp_path / "etc/evse").stat().st_mode)[-3:] == "750"


# --- net-setup and keep-crash -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["", "plc 0", "../../x", "a;b"])
def test_net_setup_refuses_what_is_no_interface_name(name: str) -> None:
    result = run(UNITS / "net-setup", PLC_INTERFACE=name)
    assert (result.returncode != 0) is bool(name)  # empty means the default


def in_namespace(script: str) -> subprocess.CompletedProcess[str]:
    probe = run("unshare", "--net", "ip", "link", "add", "plc0", "type", "veth", "peer", "name", "plc1")
    if probe.returncode != 0:
        pytest.skip(f"needs root and network namespaces: {probe.stderr.strip()}")
    return run("unshare", "--net", "sh", "-euc", script)


def test_net_setup_brings_the_interface_up_link_local_only() -> None:
    result = in_namespace(
        "ip link add plc0 type veth peer name plc1; ip link set plc1 up; "
        f"{UNITS}/net-setup; {UNITS}/net-setup; ip -6 addr show dev plc0; "
        "ip link show plc0; cat /proc/sys/net/ipv6/conf/plc0/accept_ra /proc/sys/net/ipv6/conf/plc0/autoconf"
    )
    assert result.returncode == 0, result.stderr
    assert "fe80::" in result.stdout and "UP" in result.stdout and "MULTICAST" in result.stdout
    assert result.stdout.split()[-2:] == ["0", "0"]


def test_net_setup_without_the_modem_is_no_failure() -> None:
    result = in_namespace(f"{UNITS}/net-setup")
    assert result.returncode == 0 and "no plc0 yet" in result.stdout


def test_keep_crash_keeps_a_ring_of_eight(tmp_path: Path) -> None:
    for number in range(11):
        result = run(
            UNITS / "keep-crash",
            EVSE_CRASH_FOLDER=str(tmp_path),
            SERVICE_RESULT="watchdog",
            EXIT_CODE="killed",
            EXIT_STATUS=f"run-{number}",
        )
        assert result.returncode == 0, result.stderr
        for file in tmp_path.iterdir():  # make the order of the ages plain without waiting
            stat = file.stat()
            os.utime(file, (stat.st_atime - 60, stat.st_mtime - 60))
    texts = [file.read_text() for file in tmp_path.iterdir()]
    assert len(texts) == 8
    kept = {int(found[1]) for text in texts if (found := re.search(r"run-(\d+)", text))}
    assert kept == set(range(3, 11))


def test_keep_crash_keeps_nothing_of_a_clean_stop(tmp_path: Path) -> None:
    assert run(UNITS / "keep-crash", EVSE_CRASH_FOLDER=str(tmp_path / "x"), SERVICE_RESULT="success").returncode == 0
    assert not (tmp_path / "x").exists()
