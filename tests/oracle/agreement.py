"""Compares our codec with EXIficient on as many random messages as asked for, and reports each message type.

Run as `python -m tests.oracle.agreement [MESSAGES OF EACH TYPE] [SEED]`. Every message is encoded by both (the octets
must be equal) and our frame is decoded by both (the content must be equal).
"""

from __future__ import annotations

import random
import sys
import zlib
from typing import Any
from xml.etree import ElementTree

from firmware.iso15118 import exi
from firmware.iso15118.exi import schemas
from firmware.iso15118.exi.grammar import Grammars
from firmware.iso15118.messages import sap
from tests.iso15118.exi.samples import Sampler, body_elements
from tests.iso15118.exi.xml_view import to_xml
from tests.oracle.exificient import Oracle


def tree(xml: bytes) -> Any:
    """A document for comparison, without its prefixes."""

    def plain(node: ElementTree.Element) -> Any:
        return node.tag, sorted(node.attrib.items()), node.text or "", [plain(child) for child in node]

    return plain(ElementTree.fromstring(xml))


def sampler(grammars: Grammars, name: str, number: int, seed: int = 0) -> Sampler:
    """Makes the same message for the same arguments."""
    return Sampler(grammars, random.Random(zlib.crc32(f"{name}{number}{seed or ''}".encode())), foreign=True)


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    iso2_grammars, sap_grammars = Grammars(schemas.load("iso2")), Grammars(schemas.load("sap"))
    oracle = Oracle()
    total = different = 0
    for cls in [*body_elements(), sap.SupportedAppProtocolReq, sap.SupportedAppProtocolRes]:
        octets = wrong = 0
        for number in range(count):
            message: Any
            if cls.__module__ == sap.__name__:
                name, grammars = "sap", sap_grammars
                message = sampler(grammars, cls.__name__, number, seed).node(cls)
                frame, again = exi.encode_sap(message), exi.decode_sap
            else:
                name, grammars = "iso2", iso2_grammars
                message = sampler(grammars, cls.__name__, number, seed).iso2_message(cls)
                frame, again = exi.encode_iso2(message), exi.decode_iso2
            xml = to_xml(grammars, message)
            octets += len(frame)
            same = oracle.encode(name, xml) == frame and again(frame) == message
            wrong += not (same and tree(oracle.decode(name, frame)) == tree(xml))
        print(f"{cls.__name__:32} {count:6} messages {octets:9} octets {wrong:4} differ")
        total, different = total + count, different + wrong
    print(f"{total} messages, {different} differ")
    oracle.close()
    return int(different > 0)


if __name__ == "__main__":
    sys.exit(main())
