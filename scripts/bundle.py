"""Makes the signed bundle that a station installs (systemd/update): manifest, its signature, and the package.

    bundle.py dist/evse_0.1.0+12.deb13_arm64.deb --key update-key.pem --out dist
    bundle.py --new-key update-key.pem          # once: the vendor's key; its public part goes onto every station

The private key is the vendor's and never on a station. Its public part is /etc/evse/update.pem there, or
/usr/share/evse/update.pem in the vendor's package.
"""

import argparse
import hashlib
import io
import subprocess
import sys
import tarfile
from pathlib import Path


class BundleError(Exception):
    """No bundle; the text says why."""


def openssl(*arguments: str | Path, data: bytes = b"") -> bytes:
    """Standard output of openssl. Raises BundleError when it fails."""
    result = subprocess.run(["openssl", *map(str, arguments)], input=data, capture_output=True, check=False)
    if result.returncode:
        raise BundleError(f"openssl {arguments[0]}: {result.stderr.decode(errors='replace').strip()}")
    return result.stdout


def field(deb: Path, name: str) -> str:
    """A control field of a package. Raises BundleError where the file is no package."""
    result = subprocess.run(["dpkg-deb", "-f", str(deb), name], capture_output=True, text=True, check=False)
    if result.returncode:
        raise BundleError(f"{deb} is no Debian package: {result.stderr.strip()}")
    return result.stdout.strip()


def manifest(deb: Path) -> bytes:
    """What is signed."""
    digest = hashlib.sha256(deb.read_bytes()).hexdigest()
    version, arch = field(deb, "Version"), field(deb, "Architecture")
    return f"version={version}\narch={arch}\nsha256={digest}\n".encode()


def build(deb: Path, key: Path, out: Path) -> Path:
    """The bundle of a package. Raises BundleError."""
    if field(deb, "Package") != "evse":
        raise BundleError(f"{deb} is not the package evse")
    text = manifest(deb)
    out.mkdir(parents=True, exist_ok=True)
    unsigned = out / "manifest.new"
    unsigned.write_bytes(text)
    try:
        signature = openssl("pkeyutl", "-sign", "-rawin", "-inkey", key, "-in", unsigned)
    finally:
        unsigned.unlink()
    bundle = out / f"{deb.stem}.evseup"
    with tarfile.open(bundle, "w", format=tarfile.USTAR_FORMAT) as tar:
        for name, content in (("manifest", text), ("manifest.sig", signature), ("package.deb", deb.read_bytes())):
            member = tarfile.TarInfo(name)
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
    return bundle


def new_key(path: Path) -> Path:
    """A new P-256 key; returns where its public part is. Raises BundleError where there is a key already."""
    if path.exists():
        raise BundleError(f"{path} is there already; a lost key means that stations must get a new one by hand")
    path.touch(mode=0o600)
    openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", path)
    public = path.with_suffix(".pub.pem")
    openssl("pkey", "-in", path, "-pubout", "-out", public)
    return public


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("package", type=Path, nargs="?")
    parser.add_argument("--key", type=Path)
    parser.add_argument("--out", type=Path, default=Path("dist"))
    parser.add_argument("--new-key", type=Path)
    arguments = parser.parse_args()
    try:
        if arguments.new_key:
            print(new_key(arguments.new_key))
        elif arguments.package and arguments.key:
            print(build(arguments.package, arguments.key, arguments.out))
        else:
            parser.error("give a package and --key, or --new-key")
    except (BundleError, OSError) as error:
        print(f"bundle: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
