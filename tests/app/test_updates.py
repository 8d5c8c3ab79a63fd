"""The inbox that station and updater share, and `evse update`."""

import io
import json
import tarfile
from pathlib import Path

import pytest

from firmware.app.cli.main import main
from firmware.app.updates import BundleInstaller, Inbox, UpdateResult
from firmware.ocpp_client.transfer.api import Installed


@pytest.fixture
def inbox(tmp_path: Path) -> Inbox:
    return Inbox(tmp_path / "update", tmp_path / "updater")


def put(inbox: Inbox, content: bytes = b"bundle") -> None:
    part = inbox.space()
    part.write_bytes(content)
    inbox.put(part)


def test_a_bundle_appears_whole_and_takes_the_old_result_away(inbox: Inbox, tmp_path: Path) -> None:
    assert (inbox.waiting, inbox.result(), inbox.usable) == (False, None, False)
    inbox.space()
    (tmp_path / "update/result").write_text("result=Installed\nversion=1\ntext=x\n")
    put(inbox)
    assert inbox.waiting
    assert inbox.result() is None
    assert [path.name for path in (tmp_path / "update").iterdir()] == ["bundle"]


@pytest.mark.parametrize(
    ("text", "result"),
    [
        (b"result=Installed\nversion=1.0+2\ntext=it serves\n", UpdateResult("Installed", "1.0+2", "it serves")),
        (b"result=InstallationFailed\ntext=a=b\n", UpdateResult("InstallationFailed", "", "a=b")),
        (b"", None),
        (b"version=2\n", None),
        (b"\xff\xfe\x00" * 9000, None),
    ],
)
def test_what_the_updater_wrote(inbox: Inbox, text: bytes, result: UpdateResult | None) -> None:
    inbox.space().with_name("result").write_bytes(text)
    assert inbox.result() == result


def test_status_in_words_and_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "update"
    inbox = Inbox(folder)
    assert main(["update", "status", "--folder", str(folder)]) == 0
    assert "no update was tried" in capsys.readouterr().out
    put(inbox)
    assert main(["update", "status", "--folder", str(folder), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"waiting": True, "last": None}
    (folder / "result").write_text("result=InstallationFailed\nversion=1.1\ntext=it does not serve\n")
    assert main(["update", "status", "--folder", str(folder)]) == 1
    assert "InstallationFailed 1.1: it does not serve\nanother bundle waits" in capsys.readouterr().out


def test_install_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bundle = tmp_path / "x.evseup"
    monkeypatch.setattr("firmware.app.cli.update.UPDATER", tmp_path / "no updater")
    assert main(["update", "install", str(bundle)]) == 2
    assert "install the package instead" in capsys.readouterr().err
    (tmp_path / "updater").touch()
    monkeypatch.setattr("firmware.app.cli.update.UPDATER", tmp_path / "updater")
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    assert main(["update", "install", str(bundle)]) == 2
    assert "sudo evse update install" in capsys.readouterr().err
    monkeypatch.setattr("os.geteuid", lambda: 0)
    assert main(["update", "install", str(bundle)]) == 2
    assert "no file" in capsys.readouterr().err
    bundle.touch()

    def become(program: Path, arguments: list[str]) -> None:
        raise SystemExit(" ".join(arguments))

    monkeypatch.setattr("os.execv", become)
    with pytest.raises(SystemExit, match=f"{tmp_path}/updater {bundle}"):
        main(["update", "install", str(bundle)])


def tar_of(path: Path, *names: str) -> Path:
    with tarfile.open(path, "w") as tar:
        for name in names:
            tar.addfile(tarfile.TarInfo(name), io.BytesIO())
    return path


def test_the_installer_hands_a_bundle_over_at_the_restart(inbox: Inbox) -> None:
    told: list[bool] = []
    installer = BundleInstaller(inbox, lambda: told.append(inbox.waiting))
    image = tar_of(installer.folder / "download.image", "manifest", "manifest.sig", "package.deb")
    assert installer.settled() is False
    assert installer.install(image) == (Installed.NEEDS_RESTART, "")
    assert not inbox.waiting, "nothing happens before the restart"
    installer.restart()
    assert told == [False], "the reason of the next start is kept before the updater can act"
    assert inbox.waiting
    assert installer.settled() is None
    installer.restart()
    assert len(told) == 1
    (installer.folder / "bundle").unlink()
    (installer.folder / "result").write_text("result=Installed\nversion=2\ntext=well\n")
    assert installer.settled() is True


@pytest.mark.parametrize("names", [("manifest",), ("manifest", "manifest.sig", "package.deb", "more"), ("a", "b", "c")])
def test_what_is_no_bundle_is_told_at_once(inbox: Inbox, names: tuple[str, ...]) -> None:
    installer = BundleInstaller(inbox, lambda: None)
    outcome, text = installer.install(tar_of(installer.folder / "download.image", *names))
    assert (outcome, "no bundle" in text) == (Installed.UNFIT, True)


def test_garbage_is_no_bundle(inbox: Inbox) -> None:
    installer = BundleInstaller(inbox, lambda: None)
    (installer.folder / "x").write_bytes(b"\x7fELF" * 1000)
    assert installer.install(installer.folder / "x")[0] is Installed.UNFIT
    assert installer.install(installer.folder / "none")[0] is Installed.UNFIT
    installer.restart()
    assert not inbox.waiting
