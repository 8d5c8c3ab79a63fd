"""The vocabulary in which the messages of ISO 15118 and DIN 70121 are declared.

Owns: the base class of every complex type, the facets of simple types, the marks on fields and the registry of
global elements. The EXI grammar, the generated codec, the XML names and the trace view are all derived from what
is declared with it; a message is therefore added in one place. May not: know any message, or do any coding.

How a schema is written down
- A complex type is a subclass of `Node`. Its fields stand in schema order; the fields of a base type come first.
- The Python name of a field is the snake_case form of the XML name (`evse_max_current` -> `EVSEMaxCurrent`, see
  `xml_name`); a name that the rule does not give is stated with `msgspec.field(name=...)`.
- `X | None = None` is an optional field, `tuple[X, ...]` with `Occurs` a repeated one. List fields keep the singular
  name of the schema.
- `Annotated[int, Integer(lo, hi)]` and its kin carry the facets; units stand in the docstrings.
- A global element is marked with `@element()`. A field whose type is an abstract head stands for its substitution
  group, whose members are the registered subclasses of that head.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, TypeVar

import msgspec

_ACRONYMS = {
    "ac": "AC_",
    "acdp": "ACDP_",
    "bpt": "BPT_",
    "cl": "CL",
    "cpd": "CPD",
    "dc": "DC_",
    "der": "DER",
    "dso": "DSO",
    "emaid": "eMAID",
    "ev": "EV",
    "evcc": "EVCC",
    "evpc": "EVPC",
    "evse": "EVSE",
    "frt": "FRT",
    "id": "ID",
    "ids": "IDs",
    "l2": "_L2",
    "l3": "_L3",
    "lf": "LF_",
    "oem": "OEM",
    "pd": "PD",
    "pmax": "PMax",
    "pt1": "PT1",
    "rcd": "RCD",
    "ress": "RESS",
    "sa": "SA",
    "sd": "SD",
    "soc": "SOC",
    "spc": "SPC",
    "timestamp": "TimeStamp",
    "uri": "URI",
    "wpt": "WPT_",
    "x509": "X509",
}


def xml_name(field: str) -> str:
    """The XML name of a field: its words in capitals as the V2G schemas write them; `id` alone is the attribute Id."""
    if field == "id":
        return "Id"
    return "".join(_ACRONYMS.get(word) or word[:1].upper() + word[1:] for word in field.split("_"))


class Node(msgspec.Struct, frozen=True, kw_only=True, gc=False, rename=xml_name):
    """Base of every complex type: immutable, compared by value, built with keyword arguments only.

    `gc=False` is safe because an immutable tree of messages cannot form a cycle.
    """

    NAMESPACE: ClassVar[str] = ""
    """Namespace of the elements that the class declares locally; empty for unqualified ones."""
    QUALIFIED_ATTRIBUTES: ClassVar[bool] = False
    """Whether the attributes are in the namespace too (attributeFormDefault of the schema)."""
    REFUSED: ClassVar[tuple[str, ...]] = ()
    """Optional elements that the schema allows after the declared fields and that the V2G profiles exclude
    ("*" is a wildcard). They count in the event codes; on the wire they are refused."""
    MIXED: ClassVar[bool] = False
    """Mixed content: characters are possible between the elements. They count in the codes and are refused."""


NodeT = TypeVar("NodeT", bound=Node)


@dataclass(frozen=True, slots=True)
class GlobalElement:
    """What is known of a global element beyond its type."""

    name: str
    namespace: str
    abstract: bool


ELEMENTS: dict[type[Node], GlobalElement] = {}
"""Every global element of complex type, by its class."""


def element(
    name: str | None = None, *, namespace: str | None = None, abstract: bool = False
) -> Callable[[type[NodeT]], type[NodeT]]:
    """Declare a class as a global element (by default with its own name and namespace), or as an abstract head."""

    def register(cls: type[NodeT]) -> type[NodeT]:
        ELEMENTS[cls] = GlobalElement(name or cls.__name__, cls.NAMESPACE if namespace is None else namespace, abstract)
        return cls

    return register


# --- facets of simple types ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Integer:
    """A whole number from `low` to `high`, both inclusive.

    The bounds decide the coding: up to 4096 values are an n-bit field, else a variable length number, without a sign
    where `low` is not negative. `unlimited` marks xs:integer, where the bounds are ours, not the schema's.
    """

    low: int
    high: int
    unlimited: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """A string of `low` to `high` characters."""

    high: int
    low: int = 0


@dataclass(frozen=True, slots=True)
class Binary:
    """Octets, `low` to `high` of them; `hex_text` where XML writes hexBinary, else base64Binary."""

    high: int
    low: int = 0
    hex_text: bool = False


# --- marks on fields -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Attribute:
    """The field is an attribute, not an element."""


@dataclass(frozen=True, slots=True)
class Content:
    """The field is the character content of an element that has attributes."""


@dataclass(frozen=True, slots=True)
class Ref:
    """The field refers to the global element of its type, or to a member of that element's group if it has one."""


@dataclass(frozen=True, slots=True)
class Wrapped:
    """The element of this field holds nothing but one element, which is the value of the field (a message body)."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """The field is one of neighbouring alternatives (xs:choice), of which exactly one is present.

    With `optional` at most one is present (minOccurs="0" of the choice).
    """

    optional: bool = False


@dataclass(frozen=True, slots=True)
class Occurs:
    """A repeated field. `high=None` is maxOccurs="unbounded", for which `cap` is our limit."""

    low: int
    high: int | None
    cap: int = 32


# --- built-in types of XML Schema ------------------------------------------------------------------------------------

BYTE = Integer(-128, 127)
UNSIGNED_BYTE = Integer(0, 255)
SHORT = Integer(-(2**15), 2**15 - 1)
UNSIGNED_SHORT = Integer(0, 2**16 - 1)
INT = Integer(-(2**31), 2**31 - 1)
UNSIGNED_INT = Integer(0, 2**32 - 1)
LONG = Integer(-(2**63), 2**63 - 1)
UNSIGNED_LONG = Integer(0, 2**64 - 1)

UNBOUNDED_TEXT = Text(1024)
"""A string that the schema does not bound. The limit is ours: a decoder takes lengths from a stranger."""
XML_ID = Text(255, low=1)
"""xs:ID. The limit is ours."""
