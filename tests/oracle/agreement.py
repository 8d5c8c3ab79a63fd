"""Compares our codec with EXIficient on as many random messages as asked for, and reports each message type.

Run as `python -m tests.oracle.agreement [--compiled] [MESSAGES OF EACH TYPE] [SEED] [SCHEMA ...]`. Every message is
encoded by both (the octets must be equal) and our frame is decoded by both (the content must be equal). Signed elements
likewise. What of each schema set the messages contained is reported too.
"""

from __future__ import annotations

import random
import sys
import zlib
from typing import Any
from xml.etree import ElementTree

from firmware.iso15118.exi import codec, views
from firmware.iso15118.exi.grammar import Grammars
from tests.iso15118.exi.samples import (
    MESSAGE_SCHEMAS,
    SIGNING_SCHEMAS,
    Sampler,
    decode,
    encode,
    encode_fragment,
    message_types,
    signed_types,
)
from tests.oracle.compiled import without_build
from tests.oracle.coverage import Coverage
from tests.oracle.exificient import Oracle


def tree(xml: bytes) -> Any:
    """A document for comparison, without its prefixes."""

    def plain(node: ElementTree.Element) -> Any:
        return node.tag, sorted(node.attrib.items()), node.text or "", [plain(child) for child in node]

    return plain(ElementTree.fromstring(xml))


def xml_of(schema: str, message: Any, name: str | None = None) -> bytes:
    """A message as EXIficient takes it: no white space that the message does not have."""
    return views.to_xml(schema, message, name=name, indent=False).encode()


def sampler(grammars: Grammars, name: str, number: int, seed: int = 0) -> Sampler:
    """Makes the same message for the same arguments."""
    rng = random.Random(zlib.crc32(f"{name}{number}{seed or ''}".encode()))
    return Sampler(grammars, rng, foreign=True, turn=number)


def main() -> int:
    arguments = without_build(sys.argv[1:])
    count = int(arguments[0]) if arguments else 300
    seed = int(arguments[1]) if len(arguments) > 1 else 0
    wanted = arguments[2:] or MESSAGE_SCHEMAS
    oracle = Oracle()
    total = different = 0
    for schema in wanted:
        grammars = views.grammars(schema)
        covered = Coverage(grammars)
        for cls in message_types(schema):
            octets = wrong = 0
            for number in range(count):
                message = sampler(grammars, cls.__name__, number, seed).message(cls)
                xml, frame = xml_of(schema, message), encode(schema, message)
                octets += len(frame)
                covered.add(message)
                same = oracle.encode(schema, xml) == frame and decode(schema, frame) == message
                wrong += not (same and tree(oracle.decode(schema, frame)) == tree(xml))
            print(f"{schema:13}{cls.__name__:34} {count:6} messages {octets:9} octets {wrong:4} differ")
            total, different = total + count, different + wrong
        for name, kind in signed_types(grammars) if schema in SIGNING_SCHEMAS else ():
            wrong = 0
            for number in range(count):
                element = sampler(grammars, name, number, seed).node(kind)
                xml = xml_of(schema, element, name)
                wrong += oracle.encode(schema, xml, fragment=True) != encode_fragment(schema, element)
            print(f"{schema:13}{name:34} {count:6} signed elements {wrong:20} differ")
            total, different = total + count, different + wrong
        possible, missing = (covered.possible(*grammars.schema.documents), covered.missing(*grammars.schema.documents))
        print(f"{schema}: {len(possible) - len(missing)} of {len(possible)} parts, absences and values of enumerations")
        for item in sorted(missing):
            print("   not seen:", *item)
    print(f"{total} in all, {different} differ ({codec.form()} codec)")
    oracle.close()
    return int(different > 0)


if __name__ == "__main__":
    sys.exit(main())
