"""2.1 payloads cut down to what the types of 2.0.1 know: 2.1 adds fields, and what it adds here is optional.

Owns: the cutting. May not: change a value, or drop what 2.0.1 has a name for.
"""

from functools import cache
from typing import Any

import msgspec
from msgspec import Struct, inspect


def pruned(payload: Any, kind: type[Struct]) -> Any:
    """Without the fields that `kind` and the types within it do not have."""
    return _cut(payload, _info(kind))


@cache
def _info(kind: type[Struct]) -> inspect.Type:
    return inspect.type_info(kind)


def _cut(value: Any, info: inspect.Type) -> Any:
    if isinstance(info, inspect.UnionType):
        info = next((one for one in info.types if isinstance(one, inspect.StructType | inspect.VarTupleType)), info)
    if isinstance(info, inspect.StructType) and isinstance(value, dict):
        if not info.forbid_unknown_fields:
            return value
        known = {field.encode_name: field.type for field in info.fields}
        return {name: _cut(part, known[name]) for name, part in value.items() if name in known}
    if isinstance(info, inspect.VarTupleType) and isinstance(value, list | tuple):
        return [_cut(part, info.item_type) for part in value]
    return value


def plain(struct: Struct) -> dict[str, Any]:
    """A typed message as the JSON object that it is."""
    built = msgspec.to_builtins(struct)
    assert isinstance(built, dict)
    return built
