"""Reads XML Schema as far as the V2G schemas use it, for the comparison of our messages with them.

The schemas are in the package of the peer (see tests/oracle); they are not ours to distribute.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

XS = "{http://www.w3.org/2001/XMLSchema}"
QName = tuple[str, str]

INTEGERS = {
    "byte": (-(2**7), 2**7 - 1),
    "unsignedByte": (0, 2**8 - 1),
    "short": (-(2**15), 2**15 - 1),
    "unsignedShort": (0, 2**16 - 1),
    "int": (-(2**31), 2**31 - 1),
    "unsignedInt": (0, 2**32 - 1),
    "long": (-(2**63), 2**63 - 1),
    "unsignedLong": (0, 2**64 - 1),
    "integer": (None, None),
}


@dataclass
class SimpleFacts:
    """A simple type down to its built-in base."""

    base: str
    low: int | None = None
    high: int | None = None
    min_length: int | None = None
    max_length: int | None = None
    values: list[str] = field(default_factory=list)


@dataclass
class Particle:
    """Elements that can stand in one place of a sequence. A wildcard has the name "*"."""

    names: list[QName]
    types: list[object]
    low: int
    high: int | None


@dataclass
class ComplexFacts:
    """A complex type with its base types merged into it."""

    attributes: list[tuple[QName, bool, SimpleFacts]]
    particles: list[Particle]
    content: SimpleFacts | None
    mixed: bool


class Schemas:
    """A set of schema documents."""

    def __init__(self, *files: Path) -> None:
        self.globals: dict[QName, ElementTree.Element] = {}
        self.locals: set[QName] = set()
        self._types: dict[QName, ElementTree.Element] = {}
        self._scope: dict[ElementTree.Element, tuple[str, bool, bool, dict[str, str]]] = {}
        for file in files:
            self._load(file)

    def _load(self, file: Path) -> None:
        prefixes: dict[str, str] = {}
        text = file.read_bytes()
        for _, (prefix, uri) in ElementTree.iterparse(io.BytesIO(text), events=["start-ns"]):
            prefixes[prefix] = uri
        root = ElementTree.fromstring(text)
        target = root.get("targetNamespace", "")
        qualified = root.get("elementFormDefault") == "qualified"
        attributes = root.get("attributeFormDefault") == "qualified"
        for node in root.iter():
            self._scope[node] = target, qualified, attributes, prefixes
            if node.tag == XS + "element" and node.get("name") and node not in root:
                self.locals.add((node.attrib["name"], target if qualified else ""))
        for node in root:
            if node.tag == XS + "element":
                self.globals[node.attrib["name"], target] = node
            elif node.tag in (XS + "simpleType", XS + "complexType"):
                self._types[node.attrib["name"], target] = node

    def _resolve(self, node: ElementTree.Element, text: str) -> QName:
        prefix, _, name = text.rpartition(":")
        prefixes = self._scope[node][3]
        return name, prefixes.get(prefix, self._scope[node][0] if not prefix else "")

    def members(self, head: QName) -> list[QName]:
        """A substitution group with its head; who replaces a member replaces the head."""
        found = [head]
        for known in found:
            for name, node in self.globals.items():
                group = node.get("substitutionGroup")
                if group and self._resolve(node, group) == known:
                    found.append(name)
        return sorted(found)

    def element_type(self, node: ElementTree.Element) -> ComplexFacts | SimpleFacts:
        """The type of an element or attribute."""
        if node.get("type"):
            return self._named(node, node.attrib["type"])
        (inner,) = (child for child in node if child.tag in (XS + "simpleType", XS + "complexType"))
        return self._type(inner)

    def named_type(self, name: str, namespace: str) -> ComplexFacts | SimpleFacts:
        """A type by its name."""
        return self._type(self._types[name, namespace])

    def _named(self, node: ElementTree.Element, text: str) -> ComplexFacts | SimpleFacts:
        name = self._resolve(node, text)
        if name[1] == XS[1:-1]:
            if name[0] in INTEGERS:
                return SimpleFacts("integer", *INTEGERS[name[0]])
            return SimpleFacts(name[0])
        return self._type(self._types[name])

    def _type(self, node: ElementTree.Element) -> ComplexFacts | SimpleFacts:
        return self._simple(node) if node.tag == XS + "simpleType" else self._complex(node)

    def _simple(self, node: ElementTree.Element) -> SimpleFacts:
        restriction = node.find(XS + "restriction")
        assert restriction is not None
        facts = self._named(restriction, restriction.attrib["base"])
        assert isinstance(facts, SimpleFacts)
        for facet in restriction:
            kind, value = facet.tag.removeprefix(XS), facet.get("value", "")
            if kind == "enumeration":
                facts.values.append(value)
            elif kind == "length":
                facts.min_length = facts.max_length = int(value)
            elif kind in ("minLength", "maxLength", "minInclusive", "maxInclusive"):
                names = {"minLength": "min_length", "maxLength": "max_length", "minInclusive": "low"}
                setattr(facts, names.get(kind, "high"), int(value))
        return facts

    def _complex(self, node: ElementTree.Element) -> ComplexFacts:
        facts = ComplexFacts([], [], None, node.get("mixed") == "true")
        body = node
        for kind in ("complexContent", "simpleContent"):
            derived = node.find(f"{XS}{kind}/{XS}extension")
            if derived is not None:
                base = self._named(derived, derived.attrib["base"])
                if isinstance(base, SimpleFacts):
                    facts.content = base
                else:
                    facts = base
                body = derived
        for child in body:
            if child.tag in (XS + "sequence", XS + "choice"):
                facts.particles += self._group(child)
            elif child.tag == XS + "attribute":
                target, _, qualified, _ = self._scope[child]
                simple = self.element_type(child)
                assert isinstance(simple, SimpleFacts)
                name = child.attrib["name"], target if qualified else ""
                facts.attributes.append((name, child.get("use") == "required", simple))
        return facts

    def _group(self, node: ElementTree.Element) -> list[Particle]:
        particles = [particle for child in node for particle in self._particle(child)]
        if node.tag == XS + "sequence":
            return particles
        low, high = _occurs(node)
        names = [name for particle in particles for name in particle.names]
        return [Particle(names, [t for particle in particles for t in particle.types], low, high)]

    def _particle(self, node: ElementTree.Element) -> list[Particle]:
        low, high = _occurs(node)
        if node.tag == XS + "any":
            return [Particle([("*", "")], [None], low, high)]
        if node.tag in (XS + "sequence", XS + "choice"):
            return self._group(node)
        if node.tag != XS + "element":
            return []
        if node.get("ref"):
            names = self.members(self._resolve(node, node.attrib["ref"]))
            return [Particle(names, [self.globals[name] for name in names], low, high)]
        target, qualified, _, _ = self._scope[node]
        return [Particle([(node.attrib["name"], target if qualified else "")], [node], low, high)]


def _occurs(node: ElementTree.Element) -> tuple[int, int | None]:
    high = node.get("maxOccurs", "1")
    return int(node.get("minOccurs", "1")), None if high == "unbounded" else int(high)
