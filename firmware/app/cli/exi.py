"""`evse exi`: EXI frames to JSON or XML, and back. Works without a daemon.

Owns: what a technician can hand over (hexadecimal or base64 text, a file, a packet capture), how the schema of a frame
is found, and how frames are printed. May not: decode anything itself.
"""

from __future__ import annotations

import argparse
import base64
import binascii
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from firmware.app.cli import pcap
from firmware.core.errors import EvseError
from firmware.iso15118 import exi, v2gtp
from firmware.iso15118.exi import codec, views
from firmware.iso15118.messages.model import Node
from firmware.iso15118.messages.sap import SupportedAppProtocolReq

MAX_INPUT = pcap.MAX_FILE
_BEGINNINGS = (b"\x80", b"\x01\xfe")  # of an EXI frame, and of one with its V2GTP header
_SPACE = re.compile(r"\s*")


class ExiCommandError(EvseError):
    """What was handed over cannot be used. The text says why."""


@dataclass(frozen=True, slots=True)
class Found:
    """A frame with what is known of it."""

    payload: bytes
    payload_type: int | None = None
    about: dict[str, Any] | None = None
    """Of a capture: seconds since its first packet, from, to."""


def main(arguments: argparse.Namespace) -> int:
    """Decode or encode; exit status 1 when a frame could not be decoded."""
    if arguments.what == "codec":
        print(codec.form())
        return 0
    if arguments.schema is not None:
        views.grammars(arguments.schema)  # refuses a name that is none
    if arguments.what == "encode":
        return encode(arguments)
    return decode(arguments)


# --- decode ----------------------------------------------------------------------------------------------------------


def decode(arguments: argparse.Namespace) -> int:
    """`evse exi decode`: 1 when a frame could not be decoded."""
    failed = printed = 0
    for item in _frames(arguments.input):
        if isinstance(item, pcap.Note):
            print(f"evse: {item.source} to {item.destination}: {item.text}", file=sys.stderr)
            continue
        printed += 1
        if not _print(item, arguments):
            failed += 1
    if not printed:
        print("evse: no V2G frames in there", file=sys.stderr)
    return int(failed > 0 or not printed)


def _print(found: Found, arguments: argparse.Namespace) -> bool:
    """One frame; False where it could not be decoded."""
    shown: dict[str, Any] = dict(found.about or {})
    if found.payload_type is not None:
        shown["payload_type"] = f"{found.payload_type:#06x}"
    schema = arguments.schema or schema_of(found)
    shown["schema"] = schema
    xml, problem = "", ""
    try:
        if schema is None:
            raise ExiCommandError("no schema known for such a frame; name one with --schema")
        message = _decoded(schema, found, fragment=arguments.fragment)
        if arguments.form == "xml":
            name = views.signed_name(schema, type(message)) if arguments.fragment else None
            xml = views.to_xml(schema, message, name=name)
        shown["message"] = views.to_plain(message)
    except EvseError as error:
        problem = shown["error"] = str(error)
        shown["octets"] = found.payload.hex()
    if arguments.form == "xml":
        known = [f"{name}: {value}" for name, value in shown.items() if name != "message"]
        print("<!-- " + ", ".join(known).replace("--", "- -") + " -->")
        if xml:
            print(xml)
    else:
        print(json.dumps(shown, indent=2, ensure_ascii=False))
    return not problem


def _decoded(schema: str, found: Found, *, fragment: bool) -> Node:
    if fragment:
        return codec.decode_any_fragment(schema, found.payload)
    return codec.decode_any(schema, found.payload)


def schema_of(found: Found) -> str | None:
    """The schema set of a frame: by its payload type, else by its first octets; None where neither tells.

    A frame of ISO 15118-20 without its V2GTP header can be of several schema sets (exi.md 1.5).
    """
    if found.payload_type in codec.ISO20_SCHEMAS:
        return codec.ISO20_SCHEMAS[found.payload_type]
    second = found.payload[1] if len(found.payload) > 1 else 0xFF
    # The code of the root element follows the header octet: V2G_Message is 76 of -2 and 77 of DIN in 7 bits,
    # supportedAppProtocol 0 or 1 in 2 bits.
    known = {0x98: "iso2", 0x99: "iso2", 0x9A: "din", 0x9B: "din"}
    if second in known:
        return known[second]
    if second < 0x80 and (found.payload_type is not None or _is_handshake(found.payload)):
        return "sap"
    return None


def _is_handshake(payload: bytes) -> bool:
    """Whether a frame without header is supportedAppProtocol: its answer is shorter than any message of -20."""
    try:
        message = exi.decode_sap(payload)
    except exi.ExiError:
        return False
    if isinstance(message, SupportedAppProtocolReq):
        return all(offer.protocol_namespace.startswith("urn:") for offer in message.app_protocol)
    return len(payload) < 8


def _frames(handed: list[str]) -> Iterator[Found | pcap.Note]:
    for word in handed:
        if word == "-":
            yield from _of_file(sys.stdin.buffer.read(MAX_INPUT))
        elif _is_file(word):
            yield from _of_file(_read(Path(word)))
        else:
            yield from _of_octets(octets(word))


def _is_file(word: str) -> bool:
    try:
        return Path(word).is_file()
    except (OSError, ValueError):  # too long for a path, or a NUL in it
        return False


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_INPUT)
    except OSError as error:
        raise ExiCommandError(f"{path}: {error.strerror}") from None


def _of_file(data: bytes) -> Iterator[Found | pcap.Note]:
    """A capture, raw octets of one frame or of several with V2GTP headers, or a text with one long frame or
    a frame in each line."""
    if pcap.is_capture(data):
        start: float | None = None
        for item in pcap.frames(data):
            if isinstance(item, pcap.Note):
                yield item
                continue
            start = item.time if start is None else start
            about = {"seconds": round(item.time - start, 6), "from": item.source, "to": item.destination}
            yield Found(item.payload, item.payload_type, about)
    elif data.startswith(_BEGINNINGS):
        yield from _of_octets(data)
    else:
        lines = [line.partition("#")[0].strip() for line in data.decode("utf-8-sig", "replace").splitlines()]
        lines = [line for line in lines if line]
        for text in ("".join(lines),) if _wrapped(lines) else lines:
            yield from _of_octets(octets(text))


def _wrapped(lines: list[str]) -> bool:
    """Whether these are one long frame, broken into lines of one length, and not a frame each."""
    if len({len(line) for line in lines[:-1]}) != 1 or len(lines[-1]) > len(lines[0]):
        return False
    return not all(_begins_frame(line) for line in lines)


def _begins_frame(line: str) -> bool:
    try:
        return octets(line).startswith(_BEGINNINGS)
    except ExiCommandError:
        return False


def octets(text: str) -> bytes:
    """Hexadecimal text (with spaces, colons or 0x if need be), else base64. Raises ExiCommandError."""
    compact = "".join(text.split()).replace(":", "").removeprefix("0x")
    try:
        return bytes.fromhex(compact)
    except ValueError:
        pass
    try:
        return base64.b64decode(compact, validate=True)
    except (ValueError, binascii.Error):
        raise ExiCommandError(f"neither a file nor hexadecimal nor base64: {text[:60]!r}") from None


def _of_octets(data: bytes) -> Iterator[Found]:
    if data[:2] != b"\x01\xfe":
        yield Found(data)
        return
    reader = v2gtp.Reader()
    try:
        for item in reader.receive_data(data):
            if isinstance(item, v2gtp.Frame):
                yield Found(item.payload, item.payload_type)
            else:
                raise ExiCommandError(f"a frame of type {item.payload_type:#06x}: {item.reason.value}")
    except v2gtp.V2gtpTooLong as error:
        raise ExiCommandError(str(error)) from None
    if reader.incomplete:
        raise ExiCommandError("the V2GTP frame is cut short")


# --- encode ----------------------------------------------------------------------------------------------------------


def encode(arguments: argparse.Namespace) -> int:
    """`evse exi encode`: one line for each message."""
    text = _text(arguments.input)
    for schema, payload_type, message in _messages(text, arguments.schema):
        if arguments.fragment:
            kind, frame = None, codec.encode_any_fragment(schema, message)
        else:
            kind, frame = codec.encode_any(schema, message, payload_type)
        if arguments.v2gtp:
            if kind is None:
                raise ExiCommandError("a fragment is not sent, so it has no V2GTP header")
            frame = v2gtp.frame(kind, frame)
        print(base64.b64encode(frame).decode() if arguments.form == "base64" else frame.hex())
    return 0


def _text(handed: str) -> str:
    if handed == "-":
        data = sys.stdin.buffer.read(MAX_INPUT)
    elif handed.lstrip()[:1] in ("{", "<"):
        return handed
    elif _is_file(handed):
        data = _read(Path(handed))
    else:
        raise ExiCommandError(f"no such file: {handed[:60]!r}")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ExiCommandError("the text is not UTF-8") from None


def _messages(text: str, schema: str | None) -> Iterator[tuple[str, int | None, Node]]:
    """(schema set, payload type if given, message) of a document, or of each JSON object as `decode` prints them."""
    if text.lstrip().startswith("<"):
        name = schema or views.schema_of(text)
        if name is None:
            raise ExiCommandError("the root element is of no known schema; name one with --schema")
        yield name, None, views.from_xml(name, text)
        return
    decoder, place = json.JSONDecoder(), 0
    while (place := _SPACE.match(text, place).end()) < len(text):  # type: ignore[union-attr]  # it always matches
        try:
            held, place = decoder.raw_decode(text, place)
        except (ValueError, RecursionError) as error:
            raise ExiCommandError(f"no JSON: {error}") from None
        described = isinstance(held, dict) and "message" in held
        name = schema or (held.get("schema") if described else None)
        if not isinstance(name, str):
            raise ExiCommandError("no schema given; name one with --schema")
        yield (
            name,
            _payload_type(held) if described else None,
            views.from_plain(name, held["message"] if described else held),
        )


def _payload_type(held: dict[str, Any]) -> int | None:
    given = held.get("payload_type")
    if given is None:
        return None
    try:
        return int(str(given), 0)
    except ValueError:
        raise ExiCommandError(f"{given!r:.40} is no payload type") from None
