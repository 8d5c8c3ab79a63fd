"""`evse exi` as a technician uses it."""

from __future__ import annotations

import base64
import io
import json
import struct
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firmware.app.cli.main import main
from firmware.iso15118 import exi, v2gtp
from firmware.iso15118.exi import codec
from firmware.iso15118.messages import din, iso2, sap
from firmware.iso15118.messages.iso20 import dc
from firmware.iso15118.messages.iso20.common_types import MessageHeader
from tests.app.test_cli_pcap import capture, ethernet, tcp6

HELLO = sap.SupportedAppProtocolReq(
    app_protocol=(
        sap.AppProtocol(
            protocol_namespace="urn:iso:15118:2:2013:MsgDef",
            version_number_major=2,
            version_number_minor=0,
            schema_id=1,
            priority=1,
        ),
    )
)
STOP = iso2.V2GMessage(
    header=iso2.MessageHeader(session_id=bytes(8)),
    body=iso2.SessionStopReq(charging_session=iso2.ChargingSession.TERMINATE),
)
OLD = din.V2GMessage(header=din.MessageHeader(session_id=b"\x01"), body=din.SessionStopReq())
CABLE = dc.DC_CableCheckReq(header=MessageHeader(session_id=bytes(8), timestamp=1))
CABLE_FRAME = exi.encode_iso20(CABLE)[1]


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    status = main(["exi", *words])
    out, err = capsys.readouterr()
    return status, out, err


def test_which_codec_is_in_use(capsys: pytest.CaptureFixture[str]) -> None:
    before = codec._compiled
    try:
        codec.use(None)
        assert run(capsys, "codec") == (0, "pure\n", "")
        codec.use(ModuleType("evse_exi_machine"))
        assert run(capsys, "codec") == (0, "compiled\n", "")
    finally:
        codec.use(before)


def test_hexadecimal_base64_and_files(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    frame = exi.encode_iso2(STOP)
    expected = {
        "schema": "iso2",
        "message": {
            "V2G_Message": {
                "Header": {"SessionID": "0000000000000000"},
                "Body": {"SessionStopReq": {"ChargingSession": "Terminate"}},
            }
        },
    }
    raw, text = tmp_path / "raw", tmp_path / "text"
    raw.write_bytes(frame)
    text.write_text(f"# a comment\n\n{frame.hex(':')}  # another\n")
    for word in (
        frame.hex(),
        frame.hex(" "),
        "0x" + frame.hex(),
        base64.b64encode(frame).decode(),
        str(raw),
        str(text),
    ):
        status, out, _ = run(capsys, "decode", word)
        assert (status, json.loads(out)) == (0, expected)


def test_a_long_frame_over_several_lines(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """As `xxd -p` and `base64` write it; lines that each begin like a frame are frames of their own."""
    certificate = iso2.PaymentDetailsReq(
        emaid="DEABCC12345678",
        contract_signature_cert_chain=iso2.CertificateChain(certificate=bytes(range(256)) * 3),
    )
    frame = exi.encode_iso2(iso2.V2GMessage(header=iso2.MessageHeader(session_id=bytes(8)), body=certificate))
    text = tmp_path / "text"
    for whole, width in ((frame.hex(), 60), (v2gtp.frame(0x8001, frame).hex(), 60), (frame.hex(), 59)):
        text.write_text("\n".join(whole[i : i + width] for i in range(0, len(whole), width)))
        status, out, _ = run(capsys, "decode", str(text))
        assert (status, out.count("PaymentDetailsReq")) == (0, 1)
    text.write_bytes(b"\xef\xbb\xbf" + base64.encodebytes(frame).replace(b"\n", b"\r\n"))
    assert run(capsys, "decode", str(text))[0] == 0
    text.write_text(f"{exi.encode_iso2(STOP).hex()}\n" * 3)
    status, out, _ = run(capsys, "decode", str(text))
    assert (status, out.count("SessionStopReq")) == (0, 3)


@pytest.mark.parametrize(
    ("frame", "schema"),
    [
        (exi.encode_sap(HELLO), "sap"),
        (exi.encode_sap(sap.SupportedAppProtocolRes(response_code=sap.ResponseCode.FAILED_NO_NEGOTIATION)), "sap"),
        (exi.encode_iso2(STOP), "iso2"),
        (exi.encode_din(OLD), "din"),
        (v2gtp.frame(0x8001, exi.encode_sap(HELLO)), "sap"),
        (v2gtp.frame(0x8004, CABLE_FRAME), "iso20_dc"),
    ],
)
def test_the_schema_is_found(capsys: pytest.CaptureFixture[str], frame: bytes, schema: str) -> None:
    status, out, _ = run(capsys, "decode", frame.hex())
    assert status == 0 and json.loads(out)["schema"] == schema


def test_a_frame_whose_schema_cannot_be_known(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "decode", CABLE_FRAME.hex())
    assert status == 1
    assert "--schema" in json.loads(out)["error"] and json.loads(out)["octets"] == CABLE_FRAME.hex()
    assert run(capsys, "decode", CABLE_FRAME.hex(), "--schema", "iso20_dc")[0] == 0


def test_what_decode_prints_encode_takes(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    frames = [exi.encode_sap(HELLO), exi.encode_iso2(STOP), exi.encode_din(OLD)]
    _, out, _ = run(capsys, "decode", *[frame.hex() for frame in frames], v2gtp.frame(0x8004, CABLE_FRAME).hex())
    file = tmp_path / "messages.json"
    file.write_text(out)
    status, again, _ = run(capsys, "encode", str(file))
    assert (status, again.split()) == (0, [*(frame.hex() for frame in frames), CABLE_FRAME.hex()])
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(out.encode())))
    assert run(capsys, "encode", "-", "--v2gtp")[1].split()[-1] == v2gtp.frame(0x8004, CABLE_FRAME).hex()


def test_xml_there_and_back(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    status, out, _ = run(capsys, "decode", "--xml", v2gtp.frame(0x8004, CABLE_FRAME).hex())
    assert status == 0 and out.startswith("<!-- payload_type: 0x8004, schema: iso20_dc -->\n<dc:DC_CableCheckReq ")
    file = tmp_path / "message.xml"
    file.write_text(out)
    assert run(capsys, "encode", str(file))[1].strip() == CABLE_FRAME.hex()
    assert run(capsys, "encode", out, "--base64")[1].strip() == base64.b64encode(CABLE_FRAME).decode()


def test_fragments(capsys: pytest.CaptureFixture[str]) -> None:
    chain = iso2.CertificateChain(id="id1", certificate=b"\x30\x01")
    frame = exi.encode_iso2_fragment(chain)
    words = (frame.hex(), "--fragment", "--schema", "iso2")
    status, out, _ = run(capsys, "decode", *words)
    assert status == 0 and run(capsys, "encode", out, "--fragment")[1].strip() == frame.hex()
    status, out, _ = run(capsys, "decode", "--xml", *words)
    assert "ContractSignatureCertChain" in out
    assert run(capsys, "encode", out, "--fragment", "--schema", "iso2")[1].strip() == frame.hex()
    assert run(capsys, "encode", out, "--fragment", "--schema", "iso2", "--v2gtp")[0] == 2


def test_a_capture(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    stream = (
        v2gtp.frame(0x8001, exi.encode_sap(HELLO)) + v2gtp.frame(0x8004, CABLE_FRAME) + v2gtp.frame(0x8002, b"\x80")
    )
    file = tmp_path / "session.pcap"
    file.write_bytes(capture([ethernet(tcp6(stream[at : at + 40], at)) for at in range(0, len(stream), 40)]))
    status, out, _ = run(capsys, "decode", str(file))
    decoder, shown = json.JSONDecoder(), []
    while out.strip():
        held, end = decoder.raw_decode(out.lstrip())
        shown.append(held)
        out = out.lstrip()[end:]
    assert status == 1
    assert [held["schema"] for held in shown] == ["sap", "iso20_dc", "iso20_common"]
    assert shown[0]["from"] == "[fe80::1]:49152" and shown[0]["payload_type"] == "0x8001" and shown[0]["seconds"] == 0
    assert "cut short" in shown[2]["error"]


def test_an_empty_capture(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "empty.pcap"
    file.write_bytes(struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 65535, 1))
    status, out, err = run(capsys, "decode", str(file))
    assert (status, out) == (1, "") and "no V2G frames" in err


@pytest.mark.parametrize(
    "words",
    [
        ("decode", "no-such-file"),
        ("decode", "80", "--schema", "iso3"),
        ("decode", v2gtp.frame(0x8004, CABLE_FRAME).hex()[:-2]),
        ("decode", "01fe8001ffffffff00"),
        ("decode", "01fe900000000001aa"),
        ("encode", "no-such-file"),
        ("encode", "{"),
        ("encode", "{}"),
        ("encode", "[" * 100_000),
        ("encode", "{" + '"a":{' * 100_000),
        ("encode", '{"schema": 1, "message": {}}'),
        ("encode", '{"schema": "iso2", "message": {"V2G_Message": {}}}'),
        ("encode", '{"schema": "iso20_dc", "payload_type": "x", "message": {}}'),
        ("encode", '{"schema": "sap", "message": {"supportedAppProtocolRes": {"ResponseCode": "?"}}}'),
        ("encode", "<a/>"),
        ("encode", "<a"),
    ],
)
def test_wrong_use_is_said_and_status_2(capsys: pytest.CaptureFixture[str], words: tuple[str, ...]) -> None:
    status, out, err = run(capsys, *words)
    assert (status, out) == (2, "") and err.startswith("evse: ")


@settings(max_examples=200, deadline=None)
@given(data=st.binary(max_size=120))
def test_any_file(data: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("any") / "file"
    file.write_bytes(data)
    assert main(["exi", "decode", str(file)]) in (0, 1, 2)
    assert main(["exi", "encode", str(file)]) in (0, 2)
