"""The Debian packages: built from a small lock file (no network), installed into a folder, used, upgraded, removed."""

import base64
import gzip
import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PYTHON = f"{sys.version_info[0]}.{sys.version_info[1]}"

pytestmark = [
    pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="dpkg-deb is not installed"),
    pytest.mark.skipif(PYTHON not in ("3.11", "3.13"), reason=f"no Debian release has Python {PYTHON}"),
]


def run(*command: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, check=False, env={**os.environ, **environment}
    )


def make_wheel(folder: Path, name: str = "somelib", extra: dict[str, str] | None = None) -> Path:
    """A wheel of one module."""
    info = f"{name}-1.0.dist-info"
    files = {
        f"{name}/__init__.py": "answer = 42\n",
        f"{name}-1.0.data/purelib/{name}_more.py": "more = 1\n",
        f"{name}-1.0.data/scripts/{name}-tool": "#!python\n",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\nLicense-Expression: MIT\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        **(extra or {}),
    }
    record = [
        f"{path},sha256={base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).decode().rstrip('=')},"
        for path, text in files.items()
    ]
    wheel = folder / f"{name}-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for path, text in files.items():
            archive.writestr(path, text)
        archive.writestr(f"{info}/RECORD", "\n".join(record))
    return wheel


def lock_for(wheel: Path, digest: str = "") -> str:
    return f"somelib==1.0 \\\n    --hash=sha256:{digest or hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"


def package(folder: Path, *extra: str) -> subprocess.CompletedProcess[str]:
    """Run scripts/package.py on the wheels and the lock file in `folder`."""
    return run(
        sys.executable, ROOT / "scripts/package.py", "--arch", "amd64", "--python", PYTHON, "--out", folder / "dist",
        "--lock", folder / "lock.txt", "--wheels", folder / "wheels", *extra, SOURCE_DATE_EPOCH="1790000000",
    )  # fmt: skip


@dataclass(frozen=True)
class Built:
    folder: Path
    debs: dict[str, Path]  # by name and version


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("package")
    (folder / "wheels").mkdir()
    (folder / "lock.txt").write_text(lock_for(make_wheel(folder / "wheels")))
    for build in ("1.", "2."):
        result = package(folder, "--build", build)
        assert result.returncode == 0, result.stderr
    debs = {}
    for deb in (folder / "dist").glob("*.deb"):
        name, version, _ = deb.name.split("_")
        debs[f"{name} {version.split('+')[1].split('.')[0]}"] = deb
    assert sorted(debs) == ["evse 1", "evse 2", "evse-appliance 1", "evse-appliance 2"]
    return Built(folder, debs)


@pytest.fixture(scope="module")
def tree(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("tree")
    assert run("dpkg-deb", "-x", built.debs["evse 1"], root).returncode == 0
    return root


def test_the_package_belongs_to_root_and_names_what_it_needs(built: Built) -> None:
    listing = run("dpkg-deb", "-c", built.debs["evse 1"]).stdout.splitlines()
    assert listing and all(" root/root " in line for line in listing)
    assert not [line for line in listing if line.startswith("-") and line[5] == "w"]  # writable for the group
    fields = run("dpkg-deb", "-f", built.debs["evse 1"]).stdout
    assert f"python{PYTHON}" in fields and "Architecture: amd64" in fields


def test_no_pip_on_the_device(tree: Path) -> None:
    names = {path.name for path in tree.rglob("*")}
    assert not names & {"pip", "setuptools", "ensurepip", "somelib-tool"}


def test_evse_runs_from_the_unpacked_tree(tree: Path) -> None:
    python = tree / "opt/evse/bin/python3"
    if not Path(f"/usr/bin/python{PYTHON}").exists():
        pytest.skip(f"the system has no python{PYTHON}")
    result = run(python, "-I", "-m", "firmware.app.cli.main", "--version")
    assert result.returncode == 0, result.stderr
    where = run(
        python, "-I", "-c", "import somelib, somelib_more, firmware; print(somelib.__file__, firmware.__file__)"
    )
    assert all(part.startswith(str(tree)) for part in where.stdout.split()), where.stderr
    assert result.stdout.strip() != "0+source"


def test_everything_is_byte_compiled_once_and_for_all(tree: Path) -> None:
    site = tree / f"opt/evse/lib/python{PYTHON}/site-packages"
    sources = [path for path in site.rglob("*.py")]
    assert len(sources) > 100
    tag = f".cpython-{PYTHON.replace('.', '')}.pyc"
    for source in sources:
        code = source.parent / "__pycache__" / (source.stem + tag)
        assert code.read_bytes()[4:8] == b"\x01\x00\x00\x00", source  # by hash, never checked (PEP 552)
        assert str(tree).encode() not in code.read_bytes()


def test_the_same_source_gives_the_same_bytes(built: Built, tmp_path: Path) -> None:
    wheel = next((built.folder / "dist").glob("evse_firmware-*.whl"))
    debs = []
    for name in ("one", "two"):
        shutil.copytree(built.folder / "wheels", tmp_path / name / "wheels")
        shutil.copy(built.folder / "lock.txt", tmp_path / name)
        assert package(tmp_path / name, "--wheel", str(wheel)).returncode == 0
        debs.append([path.read_bytes() for path in sorted((tmp_path / name / "dist").glob("*.deb"))])
    assert debs[0] == debs[1]


def test_bill_of_materials(tree: Path, built: Built) -> None:
    bill = json.loads((tree / "usr/share/evse/sbom.cdx.json").read_text())
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    (component,) = bill["components"]
    wheel = next((built.folder / "wheels").glob("*.whl"))
    assert (component["name"], component["version"], component["licenses"]) == (
        "somelib",
        "1.0",
        [{"expression": "MIT"}],
    )
    assert component["hashes"] == [{"alg": "SHA-256", "content": hashlib.sha256(wheel.read_bytes()).hexdigest()}]
    assert bill["dependencies"][0]["dependsOn"] == [component["bom-ref"]]


@pytest.mark.parametrize(
    ("lock", "extra", "message"),
    [
        ("wrong hash", {}, "hash that the lock file does not allow"),
        ("more", {}, "no wheel for other"),
        ("unlocked", {}, "not locked"),
        ("right", {"../outside.py": "x = 1\n"}, "holds `../outside.py`"),
        ("right", {"somelib/_c.so": "\x7fELF" + "\0" * 14 + "\x03\0"}, "is not for amd64"),  # i386
    ],
)
def test_what_is_not_locked_does_not_get_in(tmp_path: Path, lock: str, extra: dict[str, str], message: str) -> None:
    (tmp_path / "wheels").mkdir()
    wheel = make_wheel(tmp_path / "wheels", extra=extra)
    texts = {
        "wrong hash": lock_for(wheel, "0" * 64),
        "more": lock_for(wheel) + f"other==2.0 --hash=sha256:{'1' * 64}\n",
        "unlocked": "somelib>=1.0\n",
        "right": lock_for(wheel),
    }
    (tmp_path / "lock.txt").write_text(texts[lock])
    result = package(tmp_path)
    assert result.returncode == 1 and message in result.stderr
    assert not list((tmp_path / "dist").glob("*.deb"))


def test_install_upgrade_and_purge_keep_the_state(built: Built, tmp_path: Path) -> None:
    if os.geteuid() != 0 or shutil.which("systemd-sysusers") is None:
        pytest.skip("needs root and systemd")
    for folder in ("var/lib/dpkg/info", "var/lib/dpkg/updates", "var/lib/dpkg/triggers", "etc"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "var/lib/dpkg/status").touch()

    def dpkg(*arguments: str | Path) -> str:
        result = run("dpkg", f"--root={tmp_path}", "--force-script-chrootless", "--force-depends", *arguments)
        assert result.returncode == 0, result.stdout + result.stderr
        return result.stdout + result.stderr

    dpkg("-i", built.debs["evse 1"], built.debs["evse-appliance 1"])
    wants = tmp_path / "etc/systemd/system/multi-user.target.wants"
    assert {path.name for path in wants.iterdir()} == {
        "evse.service",
        "evse-net.service",
        "evse-update.service",
        "evse-update.path",
        "evse-firstboot.service",
    }
    assert "evse:" in (tmp_path / "etc/passwd").read_text()
    state, config = tmp_path / "var/lib/evse/evse.db", tmp_path / "etc/evse/evse.toml"
    state.write_text("what must not be lost")
    config.write_text("[station]\n")
    dpkg("-i", built.debs["evse 2"])
    assert "+2." in run("dpkg-query", f"--root={tmp_path}", "-W", "evse").stdout
    dpkg("-r", "evse-appliance")
    dpkg("-r", "evse")
    assert not (tmp_path / "opt/evse/bin/evse").exists() and not (wants / "evse.service").exists()
    said = dpkg("--purge", "evse")
    assert "stay" in said and state.read_text() == "what must not be lost" and config.exists()


def test_manual_page_is_well_formed_and_names_every_command(tree: Path) -> None:
    text = gzip.decompress((tree / "usr/share/man/man1/evse.1.gz").read_bytes()).decode()
    for command in ("evse run", "evse status", "evse session show NUMBER", "evse config check"):
        assert f".B {command}" in text
    if shutil.which("mandoc") is None:
        pytest.skip("mandoc is not installed")
    lint = subprocess.run(["mandoc", "-T", "lint", "-W", "warning"], input=text, capture_output=True, text=True)
    assert lint.returncode == 0, lint.stdout


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["evse", "sess"], "session"),
        (["evse", "session", ""], "list show --help"),
        (["evse", "trace", "oc"], "ocpp"),
        (["evse", "status", "--js"], "--json"),
        (["evse", "session", "show", "12", "--js"], "--json"),
        (["evse", "nonsense", "sta"], "status"),
    ],
)
def test_completion(tree: Path, words: list[str], offered: str) -> None:
    if shutil.which("bash") is None:
        pytest.skip("bash is not installed")
    quoted = " ".join(f"'{word}'" for word in words)
    script = f'COMP_WORDS=({quoted}); COMP_CWORD={len(words) - 1}; _evse; echo "${{COMPREPLY[*]}}"'
    result = run("bash", "-euc", f"source {tree}/usr/share/bash-completion/completions/evse; {script}")
    assert (result.stdout.strip(), result.stderr) == (offered, "")
