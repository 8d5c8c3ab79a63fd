"""One TLS handshake with a client key in a token, in a process of its own: a provider, once loaded, stays.

    python -m tests.ocpp_client.token_handshake FOLDER pkcs11 PIN_FILE
    dbus-run-session -- python -m tests.ocpp_client.token_handshake FOLDER tpm2 TCTI

A bare TPM has places for three objects, fewer than a handshake needs: as the kernel's resource manager does on a
device, tpm2-abrmd manages them here.

prints what came back.
"""

import socket
import ssl
import subprocess
import sys
import time
from pathlib import Path

from cryptography import x509

from firmware.core.config import PkiSection
from firmware.core.keys.api import Role
from firmware.core.keys.credentials import Credentials, Subject
from firmware.core.keys.files import FileKeyStore
from firmware.core.keys.pkcs11 import Pkcs11KeyStore
from firmware.core.keys.tpm2 import Tpm2KeyStore
from firmware.ocpp_client import tls_key
from hil import pki as test_pki
from hil.ca import Authority
from tests.core.keys.tokens import MODULE, TOKEN


def main(folder: Path, kind: str, how: str) -> None:
    if kind == "pkcs11":
        store: Pkcs11KeyStore | Tpm2KeyStore = Pkcs11KeyStore(MODULE, TOKEN, how)
        pki = PkiSection(key_store="pkcs11", pkcs11_module=MODULE, pkcs11_token=TOKEN, pkcs11_pin_file=how)
    else:
        store, pki = Tpm2KeyStore(how), PkiSection(key_store="tpm2", tpm2_tcti=how)
    authority = Authority(test_pki.generate())
    credentials = Credentials(folder / "pki", [store, FileKeyStore()])
    pending = credentials.request(Role.CSMS, Subject("CS1", "Operator"), authority.now())
    chain = x509.load_pem_x509_certificates(authority.sign(pending.pem, v2g=False).encode())
    done = credentials.install(pending, chain, authority.now())

    authority.server_context(folder / "tls", client_certificates=True)
    root = str(authority.root_file(folder / "tls"))  # written before the server reads it
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    server = subprocess.Popen(
        [
            "openssl", "s_server", "-accept", f"127.0.0.1:{port}", "-cert", "server.pem", "-key", "server_key.pem",
            "-CAfile", "csms_root.pem", "-Verify", "2", "-verify_return_error", "-rev", "-naccept", "1",
        ],
        cwd=folder / "tls", stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        for attempt in range(2):  # the second context finds provider or engine loaded
            context = ssl.create_default_context(cafile=root)
            tls_key.use(context, str(done.folder / "chain.pem"), str(tls_key.key_file(done.folder)), pki)
            if attempt:
                with connect(port) as plain, context.wrap_socket(plain, server_hostname="localhost") as line:
                    line.sendall(b"sllac drocer\n")  # it answers only a client that it has verified
                    print(line.recv(100).decode().strip(), line.version(), tls_key.key_file(done.folder).name)
    finally:
        server.kill()
        server.wait(10)


def connect(port: int) -> socket.socket:
    for _ in range(1500):  # half a minute: a shared machine may stand still
        try:
            return socket.create_connection(("127.0.0.1", port))
        except ConnectionRefusedError:
            time.sleep(0.02)
    raise TimeoutError("s_server does not listen")


if __name__ == "__main__":
    if sys.argv[2] != "tpm2":
        main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
    else:
        manager = subprocess.Popen(["tpm2-abrmd", "--allow-root", "--session", f"--tcti={sys.argv[3]}"])
        time.sleep(1.0)
        try:
            main(Path(sys.argv[1]), "tpm2", "tabrmd:bus_type=session")
        finally:
            manager.kill()
