"""Builds the wheel and the Debian packages from the locked requirements; the device needs neither pip nor a network.

    package.py --arch arm64 --python 3.13 --out dist

Wheels of the target platform are fetched with their hashes, unpacked into a virtual environment's layout in /opt/evse,
byte-compiled by the target's Python version and packed by dpkg-deb. The same commit gives the same bytes.
"""

import argparse
import gzip
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

import manual
from lockfile import LockError, match_wheels, read_lock
from sbom import bill, metadata

ROOT = Path(__file__).resolve().parent.parent
DISTRIBUTIONS = {"3.11": "deb12", "3.13": "deb13"}  # the Python that each Debian release has
PLATFORMS = {
    "arm64": ("manylinux2014_aarch64", "manylinux_2_17_aarch64", "manylinux_2_28_aarch64", "manylinux_2_34_aarch64"),
    "amd64": ("manylinux2014_x86_64", "manylinux_2_17_x86_64", "manylinux_2_28_x86_64", "manylinux_2_34_x86_64"),
}
MACHINES = {"arm64": 0xB7, "amd64": 0x3E}  # e_machine of an ELF header
PRUNED = ("pygame/docs", "pygame/examples", "pygame/tests")  # nothing imports them; half of the size
MAINTAINER = "EVSE firmware <root@localhost>"
UNITS = {  # what of systemd/ goes where; the appliance package has those of systemd/appliance
    "evse": {
        "evse.service": "usr/lib/systemd/system/evse.service",
        "evse-net.service": "usr/lib/systemd/system/evse-net.service",
        "net-setup": "usr/lib/evse/net-setup",
        "keep-crash": "usr/lib/evse/keep-crash",
        "update": "usr/lib/evse/update",
        "evse-update.path": "usr/lib/systemd/system/evse-update.path",
        "evse-update.service": "usr/lib/systemd/system/evse-update.service",
        "evse.sysusers": "usr/lib/sysusers.d/evse.conf",
        "evse.tmpfiles": "usr/lib/tmpfiles.d/evse.conf",
        "60-evse.rules": "usr/lib/udev/rules.d/60-evse.rules",
        "80-evse-plc.link": "usr/lib/systemd/network/80-evse-plc.link",
        "80-evse-plc.network": "usr/lib/systemd/network/80-evse-plc.network",
        "networkmanager.conf": "usr/lib/NetworkManager/conf.d/80-evse.conf",
        "bench-pwm.conf": "usr/share/evse/bench-pwm.conf",
        "evse.toml.example": "usr/share/evse/evse.toml.example",
    },
    "evse-appliance": {
        "appliance/journald.conf": "usr/lib/systemd/journald.conf.d/80-evse.conf",
        "appliance/watchdog.conf": "usr/lib/systemd/system.conf.d/80-evse.conf",
        "appliance/timesyncd.conf": "usr/lib/systemd/timesyncd.conf.d/80-evse.conf",
        "appliance/evse-firstboot.service": "usr/lib/systemd/system/evse-firstboot.service",
        "appliance/firstboot": "usr/lib/evse/firstboot",
    },
}


class PackageError(Exception):
    """The packages cannot be built; the text says why."""


def run(*command: str | Path, **environment: str) -> str:
    """Standard output of a command. Raises PackageError when it fails."""
    result = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, check=False, env={**os.environ, **environment}
    )
    if result.returncode:
        raise PackageError(f"{' '.join(map(str, command[:4]))} ...: {result.stderr.strip() or result.stdout.strip()}")
    return result.stdout


def find_python(version: str) -> Path:
    """An interpreter of exactly this minor version, for its byte code."""
    if sys.version_info[:2] == tuple(map(int, version.split("."))):
        return Path(sys.executable)
    for found in (f"/usr/bin/python{version}", shutil.which(f"python{version}"), *_built_by_pyenv(version)):
        if found and Path(found).exists() and _answers(Path(found), version):
            return Path(found)
    raise PackageError(f"no Python {version} on this machine to compile byte code for it")


def _built_by_pyenv(version: str) -> list[str]:
    return [str(path) for path in sorted(Path.home().glob(f".pyenv/versions/{version}.*/bin/python"))]


def _answers(python: Path, version: str) -> bool:
    """True when this is that Python, and no wrapper that only says where it might be had."""
    try:
        return run(python, "-c", "import sys; print('%d.%d' % sys.version_info[:2])").strip() == version
    except PackageError:
        return False


def source_epoch() -> int:
    """The time that every file of the packages carries: SOURCE_DATE_EPOCH, else that of the commit."""
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(given)
    return int(run("git", "-C", ROOT, "log", "-1", "--format=%ct").strip())


def build_wheel(out: Path) -> Path:
    """Our own wheel, built from a copy, so that no left-over of an old build gets into it."""
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name)
        shutil.copytree(ROOT / "firmware", copy / "firmware", ignore=shutil.ignore_patterns("__pycache__"))
        for file in ("pyproject.toml", "README.md"):
            shutil.copy(ROOT / file, copy)
        run(
            sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation",
            "--disable-pip-version-check", "--wheel-dir", copy / "out", copy, SOURCE_DATE_EPOCH=str(source_epoch()),
        )  # fmt: skip
        (wheel,) = (copy / "out").glob("*.whl")
        out.mkdir(parents=True, exist_ok=True)
        return Path(shutil.copy(wheel, out))


def fetch_wheels(lock: Path, arch: str, python: str, folder: Path) -> list[Path]:
    """The locked wheels of the target platform, from the folder if they are there, else by pip with hashes."""
    folder.mkdir(parents=True, exist_ok=True)
    present = sorted(folder.glob("*.whl"))
    try:
        match_wheels(read_lock(lock), present)
        return present
    except LockError:
        for wheel in present:
            wheel.unlink()
    platforms = [part for platform in PLATFORMS[arch] for part in ("--platform", platform)]
    digits = python.replace(".", "")
    run(
        sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps",
        "--require-hashes", "--only-binary=:all:", "--implementation=cp", f"--python-version={python}",
        f"--abi=cp{digits}", "--abi=abi3", "--abi=none", *platforms, "--dest", folder, "--requirement", lock,
    )  # fmt: skip
    return sorted(folder.glob("*.whl"))


def unpack(wheel: Path, site: Path) -> None:
    """A wheel's modules into `site`. Raises PackageError for a member that would land elsewhere."""
    with zipfile.ZipFile(wheel) as archive:
        for member in archive.infolist():
            path = PurePosixPath(member.filename)
            if path.is_absolute() or ".." in path.parts:
                raise PackageError(f"{wheel.name} holds `{member.filename}`")
            if path.parts[0].endswith(".data"):
                if len(path.parts) < 3 or path.parts[1] not in ("purelib", "platlib"):
                    continue  # scripts, headers: the device has no use for them
                path = PurePosixPath(*path.parts[2:])
            if member.is_dir() or any(path.is_relative_to(pruned) for pruned in PRUNED):
                continue
            target = site / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(archive.read(member))


def environment(base: Path, python: str, compiler: Path, wheels: Iterable[Path]) -> None:
    """The layout of a virtual environment in base/opt/evse, with byte code that is never checked against a source."""
    prefix = base / "opt/evse"
    site = prefix / f"lib/python{python}/site-packages"
    site.mkdir(parents=True)
    for wheel in wheels:
        unpack(wheel, site)
    (prefix / "bin").mkdir()
    (prefix / "bin/python3").symlink_to(f"/usr/bin/python{python}")
    (prefix / "pyvenv.cfg").write_text(f"home = /usr/bin\ninclude-system-site-packages = false\nversion = {python}\n")
    launcher = prefix / "bin/evse"
    launcher.write_text(
        "#!/opt/evse/bin/python3 -I\nimport sys\n\nfrom firmware.app.cli.main import main\n\nsys.exit(main())\n"
    )
    launcher.chmod(0o755)
    (base / "usr/bin").mkdir(parents=True)
    (base / "usr/bin/evse").symlink_to("/opt/evse/bin/evse")
    run(
        compiler, "-m", "compileall", "-q", "-j0", "--invalidation-mode", "unchecked-hash",
        "-s", base, "-p", "/", site, PYTHONHASHSEED="0",
    )  # fmt: skip


def check_machine(base: Path, arch: str) -> None:
    """Raises PackageError for a shared library of another architecture."""
    for path in base.rglob("*.so*"):
        head = path.read_bytes()[:20]
        if head[:4] == b"\x7fELF" and int.from_bytes(head[18:20], "little") != MACHINES[arch]:
            raise PackageError(f"{path.relative_to(base)} is not for {arch}")


def install(base: Path, package: str) -> None:
    """The files of systemd/ that belong to `package`."""
    for source, target in UNITS[package].items():
        path = base / target
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / "systemd" / source, path)
        path.chmod(0o755 if path.read_bytes().startswith(b"#!") else 0o644)


def documents(base: Path, version: str, epoch: int) -> None:
    """Manual page and completion."""
    man = base / "usr/share/man/man1/evse.1.gz"
    man.parent.mkdir(parents=True)
    man.write_bytes(gzip.compress(manual.man_page(version, epoch).encode(), mtime=epoch))
    completion = base / "usr/share/bash-completion/completions/evse"
    completion.parent.mkdir(parents=True)
    completion.write_text(manual.bash_completion())


def pack(base: Path, package: str, fields: Mapping[str, str], epoch: int, out: Path) -> Path:
    """One .deb. Every file gets the same time and belongs to root."""
    control = base / "DEBIAN"
    control.mkdir()
    size = sum(path.lstat().st_size for path in base.rglob("*") if path.is_file()) // 1024
    lines = {"Package": package, **fields, "Installed-Size": str(size), "Maintainer": MAINTAINER}
    description = lines.pop("Description")
    (control / "control").write_text(
        "".join(f"{key}: {value}\n" for key, value in lines.items()) + f"Description: {description}\n"
    )
    for script in (ROOT / "scripts/debian").glob(f"{package}.*"):
        path = control / script.suffix[1:]
        shutil.copyfile(script, path)
        path.chmod(0o755)
    for path in (base, *base.rglob("*")):
        if path.is_dir():
            path.chmod(0o755)
        elif not path.is_symlink():
            path.chmod(0o755 if path.stat().st_mode & 0o100 else 0o644)
        os.utime(path, (epoch, epoch), follow_symlinks=False)
    out.mkdir(parents=True, exist_ok=True)
    deb = out / f"{package}_{fields['Version']}_{fields['Architecture']}.deb"
    run("dpkg-deb", "--root-owner-group", "-Zxz", "--build", base, deb, SOURCE_DATE_EPOCH=str(epoch))
    return deb


def build_station(arch: str, python: str, wheel: Path, wheels: list[Path], lock: Path, out: Path, build: str) -> Path:
    """The package `evse` for one architecture and one Python."""
    epoch = source_epoch()
    chosen = match_wheels(read_lock(lock), wheels)
    version = f"{metadata(wheel)['Version']}+{build}{DISTRIBUTIONS[python]}"
    major, minor = python.split(".")
    with tempfile.TemporaryDirectory() as name:
        base = Path(name) / "evse"
        base.mkdir()
        environment(base, python, find_python(python), [wheel, *chosen.values()])
        check_machine(base, arch)
        install(base, "evse")
        documents(base, version, epoch)
        materials = bill(wheel, version, arch, chosen, epoch)
        (base / "usr/share/evse/sbom.cdx.json").write_text(materials)
        deb = pack(
            base,
            "evse",
            {
                "Version": version,
                "Architecture": arch,
                "Section": "misc",
                "Priority": "optional",
                "Depends": f"python{python}, python3 (>= {python}), python3 (<< {major}.{int(minor) + 1}), "
                "systemd (>= 252), iproute2, openssl, ca-certificates",
                "Recommends": "libgbm1, libdrm2, libegl1, libgles2",
                "Description": "controller of an EV charging station\n"
                " ISO 15118, IEC 61851, OCPP and a touchscreen in one daemon.",
            },
            epoch,
            out,
        )
        deb.with_suffix(".cdx.json").write_text(materials)
    return deb


def build_appliance(version: str, out: Path) -> Path:
    """The package `evse-appliance`: what makes the whole machine a station."""
    with tempfile.TemporaryDirectory() as name:
        base = Path(name) / "evse-appliance"
        base.mkdir()
        install(base, "evse-appliance")
        return pack(
            base,
            "evse-appliance",
            {
                "Version": version,
                "Architecture": "all",
                "Section": "misc",
                "Priority": "optional",
                "Depends": "systemd (>= 252)",
                "Description": "settings of a machine that is an EV charging station\n"
                " First boot from files on the boot partition, bounded logs, hardware watchdog, saved clock.",
            },
            source_epoch(),
            out,
        )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--arch", action="append", choices=sorted(PLATFORMS), help="default: all")
    parser.add_argument("--python", action="append", choices=sorted(DISTRIBUTIONS), help="default: those found here")
    parser.add_argument("--out", type=Path, default=ROOT / "dist")
    parser.add_argument("--lock", type=Path, default=ROOT / "requirements/runtime.txt")
    parser.add_argument("--wheels", type=Path, help="folder with all wheels (one target); nothing is fetched")
    parser.add_argument("--wheel", type=Path, help="our own wheel, already built")
    parser.add_argument("--build", default="", help="goes into the version after a plus, such as 12.")
    arguments = parser.parse_args()
    try:
        wheel = arguments.wheel or build_wheel(arguments.out)
        print(wheel)
        pythons = arguments.python
        if pythons is None:
            pythons = [version for version in DISTRIBUTIONS if _has(version)]
            if not pythons:
                raise PackageError(f"none of Python {', '.join(DISTRIBUTIONS)} is here to compile byte code with")
        for python in pythons:
            for arch in arguments.arch or sorted(PLATFORMS):
                if arguments.wheels:
                    wheels = sorted(arguments.wheels.glob("*.whl"))
                else:
                    wheels = fetch_wheels(arguments.lock, arch, python, ROOT / f"build/wheels/{arch}-{python}")
                print(
                    build_station(arch, python, wheel, wheels, arguments.lock, arguments.out, arguments.build),
                    flush=True,
                )
        print(build_appliance(f"{metadata(wheel)['Version']}+{arguments.build}all", arguments.out))
    except (PackageError, LockError) as error:
        print(f"package: {error}", file=sys.stderr)
        return 1
    return 0


def _has(version: str) -> bool:
    try:
        find_python(version)
    except PackageError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
