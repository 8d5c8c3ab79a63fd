"""scripts/flash.sh on a small image with real partitions, and every refusal; disks are those of a made-up `lsblk`."""

import gzip
import hashlib
import lzma
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from firmware.core.config import load

ROOT = Path(__file__).resolve().parents[2]
FLASH = ROOT / "scripts/flash.sh"
PATH = os.environ["PATH"] + ":/usr/sbin:/sbin"
START = 2048  # sectors
CONFIG_TXT = "arm_64bit=1\n[cm4]\notg_mode=1\n"
CMDLINE = "console=serial0,115200 console=tty1 root=PARTUUID=1 rootwait\n"
STATION = ("--station-id", "STATION_17", "--evse-id", "DE*ABC*E000017", "--csms", "wss://csms.example.com/ocpp")

pytestmark = pytest.mark.skipif(
    any(shutil.which(tool, path=PATH) is None for tool in ("bash", "sfdisk", "mcopy", "mkfs.vfat", "lsblk")),
    reason="needs fdisk, mtools and dosfstools",
)


def tool(*command: str | Path, text: str = "") -> str:
    result = subprocess.run(
        [str(part) for part in command], input=text, capture_output=True, text=True, check=True,
        env={**os.environ, "PATH": PATH, "MTOOLS_SKIP_CHECK": "1"},
    )  # fmt: skip
    return result.stdout


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A disk image as those for a Raspberry Pi: DOS partition table, FAT boot partition, Linux partition."""
    folder = tmp_path_factory.mktemp("image")
    path = folder / "evse.img"
    path.write_bytes(os.urandom(1 << 20) + bytes(15 << 20))
    tool("sfdisk", "--quiet", path, text=f"start={START}, size=16384, type=c\nstart=18432, type=83\n")
    tool("mkfs.vfat", "--offset", str(START), path, "8192")
    for name, content in (("config.txt", CONFIG_TXT), ("cmdline.txt", CMDLINE)):
        (folder / name).write_text(content)
        tool("mcopy", "-i", f"{path}@@{START * 512}", folder / name, f"::{name}")
    digest(path)
    return path


def digest(path: Path) -> None:
    Path(f"{path}.sha256").write_text(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n")


def read(card: Path, name: str) -> str:
    return tool("mtype", "-i", f"{card}@@{START * 512}", f"::{name}")


def listing(card: Path, folder: str) -> set[str]:
    found = tool("mdir", "-b", "-i", f"{card}@@{START * 512}", f"::{folder}").splitlines()
    return {line.rpartition("/")[2] for line in found}


Flash = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def flash(tmp_path: Path) -> Flash:
    """Run flash.sh with an `lsblk` and a `findmnt` of our own: sda is the system, sdb a card, the others traps."""
    stubs = tmp_path / "stubs"
    stubs.mkdir()
    (stubs / "lsblk").write_text(
        """#!/bin/bash
column='' inverse=''
while [ $# -gt 0 ]; do
    case $1 in
    --output) column=$2; shift ;;
    --inverse) inverse=yes ;;
    /*) device=$1 ;;
    esac
    shift
done
if [ -n "$inverse" ]; then printf '/dev/sda2\\n/dev/sda\\n'; exit; fi
if [ "$column" = NAME,SIZE,MODEL,TRAN,RM,HOTPLUG,TYPE ]; then
    echo '/dev/sda 500G Internal SSD sata 0 0 disk'
    echo '/dev/sdb 32G Card Reader usb 1 1 disk'
    exit
fi
case $device:$column in
/dev/sdb1:TYPE) echo part ;;
/dev/none:TYPE) ;;
*:TYPE) echo disk ;;
/dev/sdm:MOUNTPOINT) printf '\\n/media/card\\n' ;;
*:MOUNTPOINT) echo ;;
/dev/sdw:RO) echo 1 ;;
*:RO) echo 0 ;;
/dev/sdt:SIZE) echo 1000000 ;;
/dev/sdl:SIZE) echo 512000000000 ;;
*:SIZE) echo 32000000000 ;;
/dev/sdi:RM | /dev/sdi:HOTPLUG) echo 0 ;;
*:RM | *:HOTPLUG) echo 1 ;;
*:MODEL) echo Card ;;
esac
"""
    )
    (stubs / "findmnt").write_text("#!/bin/sh\necho /dev/sda2\n")
    for stub in stubs.iterdir():
        stub.chmod(0o755)

    def run(*arguments: str | Path, answer: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["bash", str(FLASH), *map(str, arguments)],
            input=answer, capture_output=True, text=True, check=False,
            env={**os.environ, "PATH": f"{stubs}:{PATH}"},
        )  # fmt: skip

    return run


@pytest.mark.parametrize("form", ["img", "xz", "gz"])
def test_a_card_is_the_image_plus_the_first_boot_files(flash: Flash, image: Path, tmp_path: Path, form: str) -> None:
    source = image
    if form != "img":
        source = tmp_path / f"evse.img.{form}"
        pack = {"xz": lzma.compress, "gz": gzip.compress}[form]
        source.write_bytes(pack(image.read_bytes()))
        digest(source)
    card = tmp_path / "card.img"
    key = tmp_path / "id.pub"
    key.write_text("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExample tech@laptop\n")
    deb = tmp_path / "evse_1_arm64.deb"
    deb.write_bytes(b"!<arch>\nthe package")
    result = flash(
        "--image", source, "--image-file", card, *STATION, "--fuse-a", "25", "--max-current-a", "16", "--ssh-key", key,
        "--network", "192.168.7.2/24,192.168.7.1,192.168.7.1", "--package", deb,
        "--with", "qca7000,mcu,rtc,tpm,display",
    )  # fmt: skip
    assert result.returncode == 0, result.stderr
    assert "STATION_17" in result.stdout and "station-17" in result.stdout  # the label

    assert listing(card, "evse") == {
        "SHA256SUMS", "evse.toml", "hostname", "network", "authorized_keys", "evse_1_arm64.deb",
    }  # fmt: skip
    toml = tmp_path / "read.toml"
    toml.write_text(read(card, "evse/evse.toml"))
    config = load(toml)
    assert (config.station.id, config.station.evse_id) == ("STATION_17", "DE*ABC*E000017")
    assert (config.installation.fuse_a, config.board.max_current_a) == (25, 16)
    assert (config.ocpp.url, config.ocpp.security_profile) == ("wss://csms.example.com/ocpp", 2)
    assert config.screen.enabled and config.screen.backend == "kmsdrm"
    assert read(card, "evse/hostname") == "station-17\n"
    assert read(card, "evse/network") == "ADDRESS=192.168.7.2/24\nGATEWAY=192.168.7.1\nDNS=192.168.7.1\n"
    assert read(card, "evse/authorized_keys") == key.read_text()
    for line in read(card, "evse/SHA256SUMS").splitlines():
        checksum, name = line.split("  ")
        assert hashlib.sha256(read(card, f"evse/{name}").encode()).hexdigest() == checksum

    lines = read(card, "config.txt")
    assert lines.startswith(CONFIG_TXT)
    assert "\n[all]\ndtparam=watchdog=on\n" in lines and "dtoverlay=qca7000,int_pin=23" in lines
    for overlay in ("i2c-rtc,ds3231", "tpm-slb9670", "vc4-kms-dsi-7inch", "disable-bt"):
        assert f"dtoverlay={overlay}\n" in lines
    assert lines.count("dtparam=spi=on") == 1
    assert read(card, "cmdline.txt") == "console=tty1 root=PARTUUID=1 rootwait\n"  # the UART is the microcontroller's

    # Everything outside the boot partition is the image, byte for byte.
    written, original = card.read_bytes(), image.read_bytes()
    assert written[: START * 512] == original[: START * 512]
    assert written[18432 * 512 :] == original[18432 * 512 :]


def test_writing_twice_leaves_one_block_in_config_txt(flash: Flash, image: Path, tmp_path: Path) -> None:
    card, again = tmp_path / "card.img", tmp_path / "again.img"
    assert flash("--image", image, "--image-file", card, *STATION, "--with", "pwm").returncode == 0
    assert flash("--image", card, "--unverified", "--image-file", again, *STATION, "--with", "rtc").returncode == 0
    text = read(again, "config.txt")
    assert text.count("# evse: begin") == 1 and "i2c-rtc" in text and "pwm" not in text
    assert listing(again, "evse") == {"SHA256SUMS", "evse.toml", "hostname"}


def test_a_stock_image_starts_our_first_boot_by_cloud_init(flash: Flash, image: Path, tmp_path: Path) -> None:
    card, deb = tmp_path / "card.img", tmp_path / "evse.deb"
    deb.write_bytes(b"!<arch>\n")
    result = flash("--image", image, "--image-file", card, *STATION, "--stock", "--package", deb)
    assert result.returncode == 0, result.stderr
    assert read(card, "user-data").startswith("#cloud-config\n") and "/boot/firmware/evse/firstboot" in read(
        card, "user-data"
    )
    assert read(card, "evse/firstboot") == (ROOT / "systemd/appliance/firstboot").read_text()


def test_dry_run_checks_everything_and_writes_nothing(flash: Flash, image: Path, tmp_path: Path) -> None:
    card = tmp_path / "card.img"
    result = flash("--image", image, "--image-file", card, *STATION, "--with", "rtc", "--dry-run")
    assert result.returncode == 0 and "nothing was written" in result.stdout and "i2c-rtc" in result.stdout
    assert not card.exists()
    result = flash("--image", image, "--device", "/dev/sdb", *STATION, "--dry-run")
    assert result.returncode == 0, result.stderr
    assert "/dev/sdb, 32 GB, Card" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--device", "/dev/sda"), "holds / of this computer"),
        (("--device", "/dev/sda", "--force"), "holds / of this computer"),
        (("--device", "/dev/sdm"), "in use: /media/card"),
        (("--device", "/dev/sdm", "--force"), "in use: /media/card"),
        (("--device", "/dev/sdb1"), "no whole disk"),
        (("--device", "/dev/none"), "there is no disk /dev/none"),
        (("--device", "/dev/sdw"), "write protected"),
        (("--device", "/dev/sdt"), "too small"),
        (("--device", "/dev/sdi"), "not removable"),
        (("--device", "/dev/sdl"), "larger than 256 GB"),
        (("--device", "/dev/sdb", "--image-file", "x"), "not both"),
        (("--image-file", "/dev/null"), "no ordinary file"),
        ((), "/dev/sdb 32G Card Reader"),
    ],
)
def test_dangerous_targets_are_refused(flash: Flash, image: Path, arguments: tuple[str, ...], message: str) -> None:
    result = flash("--image", image, *STATION, *arguments, answer=arguments[1].rpartition("/")[2] if arguments else "")
    assert result.returncode == 1 and message in result.stdout + result.stderr


@pytest.mark.parametrize("answer", ["", "sda\n", "yes\n"])
def test_a_disk_is_written_only_after_its_name_was_typed(flash: Flash, image: Path, answer: str) -> None:
    result = flash("--image", image, *STATION, "--device", "/dev/sdb", answer=answer)
    assert result.returncode == 1 and "not confirmed; nothing was written" in result.stderr


def test_the_force_flag_replaces_a_file_but_never_the_image_itself(flash: Flash, image: Path, tmp_path: Path) -> None:
    card = tmp_path / "card.img"
    card.write_text("precious")
    result = flash("--image", image, "--image-file", card, *STATION)
    assert result.returncode == 1 and card.read_text() == "precious"
    result = flash("--image", image, "--image-file", image, *STATION, "--force")
    assert result.returncode == 1 and "is the image itself" in result.stderr
    assert flash("--image", image, "--image-file", card, *STATION, "--force").returncode == 0


def test_a_damaged_image_is_refused(flash: Flash, image: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.img"
    bad.write_bytes(image.read_bytes()[:-1] + b"x")
    card = tmp_path / "card.img"
    to_card = ("--image-file", card, *STATION)
    assert "there is no" in flash("--image", bad, *to_card).stderr
    shutil.copy(f"{image}.sha256", f"{bad}.sha256")
    assert "is damaged" in flash("--image", bad, *to_card).stderr
    cut = tmp_path / "cut.img.xz"
    cut.write_bytes(lzma.compress(image.read_bytes())[:5000])
    assert "cannot be decompressed" in flash("--image", cut, "--unverified", *to_card).stderr
    small = tmp_path / "small.img"
    small.write_bytes(b"x" * 1000)
    assert "no disk image" in flash("--image", small, "--unverified", *to_card).stderr
    assert not card.exists()


def test_a_card_that_reads_back_differently_is_found(flash: Flash, image: Path, tmp_path: Path) -> None:
    liar = tmp_path / "stubs/dd"  # a reader whose card drops what it was told
    liar.write_text(
        '#!/bin/bash\nfor part; do case $part in of=*) /usr/bin/dd "$@"; r=$?;'
        ' printf x | /usr/bin/dd of="${part#of=}" bs=1 seek=12000000 conv=notrunc status=none; exit $r;; esac; done\n'
        'exec /usr/bin/dd "$@"\n'
    )
    liar.chmod(0o755)
    result = flash("--image", image, "--image-file", tmp_path / "card.img", *STATION)
    assert result.returncode == 1 and "read back differs" in result.stderr


def test_an_image_without_boot_partition_is_refused(flash: Flash, tmp_path: Path) -> None:
    plain = tmp_path / "plain.img"
    plain.write_bytes(bytes(2 << 20))
    result = flash("--image", plain, "--unverified", "--image-file", tmp_path / "card.img", *STATION)
    assert result.returncode == 1 and "no FAT boot partition" in result.stderr


def test_a_boot_partition_without_file_system_is_told_in_words(flash: Flash, tmp_path: Path) -> None:
    blank = tmp_path / "blank.img"
    blank.write_bytes(bytes(16 << 20))
    tool("sfdisk", "--quiet", blank, text=f"start={START}, size=16384, type=c\n")
    result = flash("--image", blank, "--unverified", "--image-file", tmp_path / "card.img", *STATION)
    assert result.returncode == 1 and "is it for a Raspberry Pi?" in result.stderr


def test_a_station_that_nobody_could_log_in_to_is_pointed_out(flash: Flash, image: Path, tmp_path: Path) -> None:
    """Its password for the CSMS goes there over SSH."""
    key = tmp_path / "id.pub"
    key.write_text("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExample tech@laptop\n")
    for more, told in (((), True), (("--ssh-key", key), False)):
        result = flash("--image", image, "--image-file", tmp_path / "x.img", "--dry-run", *STATION, *more)
        assert ("nobody can log in" in result.stdout + result.stderr) is told


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--station-id", 'x"\n[ocpp]'), "--station-id"),
        (("--station-id", "A", "--csms", "http://x"), "--csms"),
        (("--station-id", "A", "--csms", "wss://user:secret@host/"), "holds credentials"),
        (("--station-id", "A", "--fuse-a", "32; rm"), "--fuse-a"),
        (("--station-id", "A", "--fuse-a", "900"), "configuration is wrong"),
        (("--station-id", "A", "--evse-id", "nonsense"), "--evse-id"),
        (("--station-id", "A", "--network", "10.0.0.300/24"), "--network"),
        (("--station-id", "A", "--with", "qca7000,warp"), "--with warp"),
        (("--station-id", "A", "--hostname", "-x"), "--hostname"),
        (("--station-id", "A", "--stock"), "--stock needs --package"),
        (("--station-id", "A", "--nonsense"), "unknown option"),
        (("--station-id",), "needs a value"),
        ((), "--station-id is missing"),
    ],
)
def test_wrong_options_are_refused(
    flash: Flash, image: Path, tmp_path: Path, arguments: tuple[str, ...], message: str
) -> None:
    card = tmp_path / "card.img"
    result = flash("--image", image, "--image-file", card, *arguments)
    assert result.returncode == 1 and message in result.stderr
    assert not card.exists()


def test_no_secret_goes_on_the_card(flash: Flash, image: Path, tmp_path: Path) -> None:
    config, key, deb = tmp_path / "evse.toml", tmp_path / "id", tmp_path / "x.deb"
    config.write_text('[ocpp]\nurl = "ws://x/"\nsecurity_profile = 1\npassword = "secret"\n')
    key.write_text("-----BEGIN OPENSSH PRIVATE KEY-----\n")
    deb.write_text("no package")
    to_card = ("--image", image, "--image-file", tmp_path / "card.img")
    assert "holds a password" in flash(*to_card, "--config", config).stderr
    assert "is a private key" in flash(*to_card, *STATION, "--ssh-key", key).stderr
    assert "is no Debian package" in flash(*to_card, *STATION, "--package", deb).stderr


def test_a_complete_configuration_is_taken_as_it_is(flash: Flash, image: Path, tmp_path: Path) -> None:
    config, card = tmp_path / "own.toml", tmp_path / "card.img"
    config.write_text('# mine\n[station]\nid = "OWN-3"\n')
    result = flash("--image", image, "--image-file", card, "--config", config)
    assert result.returncode == 0, result.stderr
    assert read(card, "evse/evse.toml") == config.read_text() and read(card, "evse/hostname") == "own-3\n"
