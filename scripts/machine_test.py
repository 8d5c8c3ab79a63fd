#!/usr/bin/env python3
"""Boots a disk image of build-image.sh as a whole machine in QEMU and tries what a container cannot show.

    scripts/machine_test.py IMAGE NEWER.deb [--arch arm64]

IMAGE has been through `flash.sh --image-file`, so the first boot finds its files. On the machine's own kernel, with a
root that really is read-only: first boot, READY, a simulated charge, the plug pulled in the middle of it (QEMU is
killed: what the guest had not written is lost), a signed update, one that is taken back by itself. IMAGE itself stays.
Needs qemu-system-arm (or -x86), e2fsprogs and mtools; no root. Without hardware support a boot takes minutes.
Last results: docs/appliance.md. `make machine-test` builds what it needs.
"""

import argparse
import json
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from base64 import b64encode
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROMPT = "evse-machine-test"
# Emulation is thirty times slower than a Pi: systemd is given patience, the image stays as it is.
PATIENT = """[Service]
TimeoutStartSec=20min
WatchdogSec=2min
"""
MACHINES = {
    "arm64": ("qemu-system-aarch64", ["-machine", "virt", "-cpu", "cortex-a72"], "ttyAMA0"),
    "amd64": ("qemu-system-x86_64", ["-machine", "q35"], "ttyS0"),
}


class Failed(Exception):
    """A step did not come out as it must."""


def say(text: str) -> None:
    print(f"machine: {text}", flush=True)


class Machine:
    """A virtual machine with the image as its disk, its console in a file, and a shell of root on a socket of its own.

    The shell is systemd's debug shell on a virtio console: the image itself stays as it is sold, with root locked.
    """

    def __init__(self, arch: str, image: Path, extra: Path, work: Path) -> None:
        self.program, self.board, self.console = MACHINES[arch]
        self.image, self.extra, self.work = image, extra, work
        self.kernel, self.initrd = self._from_root("vmlinuz"), self._from_root("initrd.img")
        self.process: subprocess.Popen[bytes] | None = None
        self.shell: socket.socket | None = None
        self.powered = 0.0

    def _from_root(self, name: str) -> Path:
        """Kernel or initrd out of the image's second partition, by debugfs: no mount."""
        table = json.loads(subprocess.check_output(["sfdisk", "--json", self.image]))["partitiontable"]
        offset = table["partitions"][1]["start"] * table.get("sectorsize", 512)
        source = f"{self.image}?offset={offset}"
        listed = subprocess.check_output(["debugfs", "-R", "ls -p /boot", source], stderr=subprocess.DEVNULL, text=True)
        stem = name.partition(".")[0]
        found = sorted(line.split("/")[5] for line in listed.splitlines() if f"/{stem}" in line)
        if not found:
            raise Failed(f"no {stem} in /boot of the image")
        target = self.work / name
        subprocess.run(["debugfs", "-R", f"dump /boot/{found[-1]} {target}", source], check=True, capture_output=True)
        return target

    def power_on(self, ready_within_s: float) -> None:
        """Boots and waits until systemd says the station is READY."""
        path = self.work / "shell"
        path.unlink(missing_ok=True)
        append = (
            f"root=LABEL=evse-root ro rootwait console={self.console} panic=10 systemd.debug_shell "
            "systemd.default_debug_tty=hvc0 systemd.getty_auto=0 "
            f"systemd.set_credential_binary=systemd.unit-dropin.evse.service:{b64encode(PATIENT.encode()).decode()}"
        )
        self.powered = time.monotonic()
        self.process = subprocess.Popen(
            [
                *(self.program, *self.board, "-smp", "2", "-m", "1024", "-nographic", "-nodefaults", "-no-reboot"),
                *("-kernel", self.kernel, "-initrd", self.initrd, "-append", append),
                *("-drive", f"file={self.image},format=raw,if=virtio,cache=writeback"),
                *("-drive", f"file={self.extra},format=raw,if=virtio,readonly=on"),
                *("-serial", f"file:{self.work / 'console'}", "-device", "virtio-serial-pci"),
                *(
                    "-chardev",
                    f"socket,id=shell,path={path},server=on,wait=off",
                    "-device",
                    "virtconsole,chardev=shell",
                ),
            ],
            stdin=subprocess.DEVNULL,
        )
        self._until(30.0, "QEMU", path.exists)
        self.shell = socket.socket(socket.AF_UNIX)
        self.shell.connect(str(path))
        self._until(ready_within_s, "a shell", self._greets)
        self.until(ready_within_s, "READY", "systemctl --quiet is-active evse.service")
        say(f"READY, {time.monotonic() - self.powered:.0f} s after power on; by its own clock {self.own_seconds()} s")

    def _greets(self) -> bool:
        assert self.shell is not None
        self.shell.sendall(b"exec env PS1= sh\nstty -echo\n")  # no line editor, no echo: what comes is the answer
        try:
            return self.run(f"echo {PROMPT}", within_s=5.0, check=False) == PROMPT
        except TimeoutError:
            return False

    def own_seconds(self) -> str:
        """Seconds from the kernel's start to the station's READY, by the machine's clock."""
        micro = self.run("systemctl show evse.service --property=ActiveEnterTimestampMonotonic --value")
        return f"{int(micro) / 1e6:.1f}"

    def pull_the_plug(self) -> None:
        """Nothing is told to the guest: what its kernel still held is gone."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
        if self.shell is not None:
            self.shell.close()
        self.process = self.shell = None

    def run(self, command: str, *, within_s: float = 120.0, check: bool = True) -> str:
        """Runs a command in the guest's shell; its output without the command itself.

        Raises Failed where `check` and the exit status is not 0, TimeoutError where nothing comes back in time.
        """
        assert self.shell is not None and self.process is not None
        mark = f"={time.monotonic_ns()}="
        # The mark is written in two pieces, so that the echo of the line is not taken for the answer.
        self.shell.sendall(f"{command}; echo '{mark[:5]}''{mark[5:]}'$?.\n".encode())
        end, heard = time.monotonic() + within_s, ""
        self.shell.settimeout(1.0)
        while not (answer := re.search(re.escape(mark) + r"(\d+)\.", heard)):
            if time.monotonic() > end:
                raise TimeoutError(f"no answer to {command!r} within {within_s:.0f} s: {heard[-300:]!r}")
            if self.process.poll() is not None:
                raise Failed(f"the machine went off; the end of its console: {self.last_words()}")
            try:
                heard += self.shell.recv(65536).decode(errors="replace")
            except TimeoutError:
                continue
        said = heard[: answer.start()].replace("\r", "")
        said = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", said)
        lines = [line for line in said.split("\n") if mark[5:] not in line]
        if check and answer.group(1) != "0":
            raise Failed(f"{command!r} ended with {answer.group(1)}: {said[-500:]}")
        return "\n".join(lines).strip()

    def last_words(self) -> str:
        console = self.work / "console"
        return console.read_text(errors="replace")[-1500:] if console.exists() else "(none)"

    def holds(self, command: str) -> bool:
        try:
            self.run(command, within_s=60.0)
        except (Failed, TimeoutError):
            return False
        return True

    def _until(self, seconds: float, what: str, condition: object) -> None:
        end = time.monotonic() + seconds
        while not condition():  # type: ignore[operator]
            if time.monotonic() > end:
                raise Failed(f"{what} did not happen within {seconds:.0f} s; console: {self.last_words()}")
            time.sleep(0.5)

    def until(self, seconds: float, what: str, command: str) -> None:
        self._until(seconds, what, lambda: self.holds(command))


def bundles(newer: Path, work: Path) -> Path:
    """A FAT disk with the vendor's key, a good bundle, and one whose station does not start."""
    files = work / "files"
    files.mkdir()
    bundle = [sys.executable, str(HERE / "bundle.py")]
    subprocess.run([*bundle, "--new-key", str(work / "vendor.pem")], check=True, capture_output=True)

    def make(package: Path, name: str) -> None:
        made = subprocess.check_output([*bundle, str(package), "--key", str(work / "vendor.pem"), "--out", str(work)])
        shutil.move(made.decode().split()[-1], files / name)

    make(newer, "good.up")
    tree = work / "tree"
    subprocess.run(["dpkg-deb", "-R", newer, tree], check=True)
    control = tree / "DEBIAN" / "control"
    control.write_text(re.sub(r"(?m)^(Version: .*)$", r"\1.broken", control.read_text()))
    program = tree / "usr" / "bin" / "evse"
    program.unlink()
    program.write_text("#!/bin/sh\nexit 1\n")
    program.chmod(0o755)
    broken = work / "broken.deb"
    subprocess.run(["dpkg-deb", "--root-owner-group", "-Zgzip", "-b", tree, broken], check=True, capture_output=True)
    make(broken, "broken.up")
    shutil.copy(work / "vendor.pub.pem", files / "vendor.pem")
    disk = work / "extra.img"
    with disk.open("wb") as file:
        file.truncate(96 * 1024 * 1024)
    subprocess.run(["mformat", "-i", disk, "-F", "::"], check=True)
    subprocess.run(["mcopy", "-i", disk, *sorted(files.iterdir()), "::"], check=True)
    return disk


def update(machine: Machine, name: str, result: str, within_s: float) -> None:
    """Hands a bundle over as the station does, and waits for the updater's result."""
    box = "/var/lib/evse/update"
    machine.run(f"rm -f {box}/result; cp /mnt/{name} {box}/bundle.new; mv {box}/bundle.new {box}/bundle")
    machine.until(within_s, f"the result of {name}", f"test -e {box}/result")
    told = machine.run(f"cat {box}/result")
    say("   " + told.replace("\n", "; "))
    if f"result={result}" not in told.split():
        raise Failed(f"{name}: not {result}\n" + machine.run("journalctl -u evse-update --no-pager | tail -n 30"))


def version(machine: Machine) -> str:
    return machine.run("dpkg-query -W -f '${Version}\\n' evse")


def needs(machine: Machine, what: str, command: str) -> None:
    if not machine.holds(command):
        raise Failed(f"{what}: {machine.run(command, check=False)}")


def scenario(machine: Machine, patience_s: float) -> None:
    say("1. first boot from the files of flash.sh")
    machine.power_on(patience_s)
    say("   " + machine.run("uname -srm"))
    needs(machine, "first boot left its files", "test -d /boot/firmware/evse.done")
    needs(machine, "the root is read-only again", "findmnt -no OPTIONS / | grep -q '^ro'")
    needs(machine, "no writing to the root", "! touch /etc/x 2>/dev/null")
    first = version(machine)
    say(f"   station {first}, host {machine.run('hostname')}")
    pid = machine.run("systemctl show evse.service --property=MainPID --value")
    say(
        "   RSS "
        + machine.run(f"awk '/^VmRSS/ {{print int($2 / 1024)}}' /proc/{pid}/status")
        + " MB; scheduling of its "
        "threads: " + " ".join(machine.run(f"chrt -a -p {pid} | grep policy").split("\n")[-1].split()[-1:])
    )

    say("2. charge, and the plug pulled in the middle")
    machine.run("evse sim plug-in ac-basic && evse sim ev-ready")
    machine.until(patience_s, "charging", "evse status --json | grep -q '\"charging\": true'")
    machine.pull_the_plug()
    machine.power_on(patience_s)
    needs(machine, "the transaction ended as PowerLoss", "evse session list --json | grep -q PowerLoss")
    needs(machine, "the file systems are sound", "! dmesg | grep -E 'EXT4-fs.*(error|corrupt)'")
    say("   the transaction ended as PowerLoss")

    say("3. signed update, root read-only")
    machine.run("mount -o ro /dev/vdb /mnt && install -m 0644 /mnt/vendor.pem /etc/evse/update.pem")
    update(machine, "good.up", "Installed", patience_s)
    if (good := version(machine)) == first:
        raise Failed(f"still {first}")
    needs(machine, "the state was kept", "evse session list --json | grep -q PowerLoss")
    needs(machine, "the root is read-only again", "findmnt -no OPTIONS / | grep -q '^ro'")

    say("4. an update that does not get well is taken back")
    update(machine, "broken.up", "InstallationFailed", patience_s)
    machine.until(patience_s, "serving again", "evse status")
    if version(machine) != good:
        raise Failed(f"it did not go back to {good}")
    needs(machine, "the root is read-only again", "findmnt -no OPTIONS / | grep -q '^ro'")
    needs(machine, "nothing but the updater failed", "! systemctl --failed --no-legend | grep -v evse-update")
    say(f"   back to {good}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("image", type=Path)
    parser.add_argument("newer", type=Path)
    parser.add_argument("--arch", choices=sorted(MACHINES), default="arm64")
    parser.add_argument("--patience", type=float, default=1200.0, metavar="S", help="seconds a step may take")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        image = work / "disk.img"
        subprocess.run(["cp", "--sparse=always", chosen.image, image], check=True)
        machine = Machine(chosen.arch, image, bundles(chosen.newer, work), work)
        try:
            scenario(machine, chosen.patience)
        except (Failed, TimeoutError) as problem:
            say(f"FAILED: {problem}")
            return 1
        finally:
            machine.pull_the_plug()
    say("passed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
