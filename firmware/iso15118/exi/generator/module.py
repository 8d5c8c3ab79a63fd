"""Puts the functions of a schema set together to a module, with the tables that they need."""

from __future__ import annotations

from firmware.iso15118.exi.generator.decode import DecodeFunction
from firmware.iso15118.exi.generator.encode import EncodeFunction
from firmware.iso15118.exi.generator.states import Names
from firmware.iso15118.exi.grammar import Complex, Grammars, SchemaSet


def module(schema: SchemaSet) -> str:
    """The source of the generated module of a schema set."""
    grammars = Grammars(schema)
    names = Names()
    documents = {grammars.document_code(cls): names.function(grammars.type_of(cls)) for cls in schema.documents}
    fragments: list[tuple[int, str]] = []
    for name in schema.fragments:
        code, uses = grammars.fragment(name)
        kind = uses[0].kind
        if len(uses) == 1 and isinstance(kind, Complex):  # the relaxed grammar is left to the interpreter
            fragments.append((code, names.function(kind)))
    written: dict[str, list[str]] = {}
    while todo := [kind for name, kind in names.functions.items() if name not in written]:
        for kind in todo:
            written[kind.name] = [*DecodeFunction(names).function(kind), "", *EncodeFunction(names).function(kind)]
    classes: dict[str, set[str]] = {}
    for kind in grammars.complex.values():
        if kind.cls is not None and kind.cls in grammars.classes:
            classes.setdefault(kind.cls.__module__, set()).add(kind.cls.__name__)
    for module_name, class_name in names.enums.values():
        classes.setdefault(module_name, set()).add(class_name)
    lines = [
        f'"""The fast codec of the schema set `{schema.name}`. Written by exi/generator; do not edit.',
        "",
        "One function for each type and direction, in the order in which they were needed. As a generated module it is",
        "exempt from the limit on the length of files.",
        '"""',
        "",
        "# ruff: noqa",
        "# fmt: off",
        "# mypy: ignore-errors",
        "",
        "from firmware.iso15118.exi.runtime import (",
        "    BOOLEAN, Mismatch, appended, finished, joined, more, octets, octets_below, put_octets, put_signed,",
        "    put_text, put_unsigned, refused, text, wider, window,",
        ")",
    ]
    body = [line for name in written for line in [*written[name], ""]]
    used = "\n".join(body)
    for module_name in sorted(classes):
        wanted = sorted(c for c in classes[module_name] if c in names.enums or f"{c}(" in used or c in names.functions)
        if wanted:
            lines += [f"from {module_name} import (", *(f"    {name}," for name in wanted), ")"]
    lines.append("")
    for name in sorted(names.enums):
        lines += [f"{name}_members = tuple({name})", f"{name}_code = {{m: i for i, m in enumerate({name})}}"]
    lines += ["", "", *body]
    for name, slot in sorted(names.groups.items()):
        kinds = [a.kind.name if isinstance(a.kind, Complex) else None for a in slot.alternatives]
        lines.append(f"D_{name} = ({', '.join(f'd_{k}' if k else 'refused' for k in kinds)},)")
        entries = [f"{k}: ({i}, e_{k})" for i, k in enumerate(kinds) if k]
        lines.append(f"E_{name} = {{{', '.join(entries)}}}")
    header = 0x80 << grammars.document_width
    decoders = ", ".join(f"{header | code:#x}: d_{name}" for code, name in sorted(documents.items()))
    start = 0x180 << grammars.document_width
    encoders = ", ".join(f"{name}: ({start | code:#x}, e_{name})" for code, name in sorted(documents.items()))
    lines += ["", f"DOCUMENT_BITS = {8 + grammars.document_width}"]
    lines += [f"DOCUMENT_DECODERS = {{{decoders}}}", f"DOCUMENT_ENCODERS = {{{encoders}}}"]
    start = 0x180 << grammars.fragment_width
    entries = [f"{name}: ({start | code:#x}, e_{name})" for code, name in fragments]
    lines += ["", f"FRAGMENT_END = {grammars.fragment_end}", f"FRAGMENT_WIDTH = {grammars.fragment_width}"]
    lines += [f"FRAGMENT_ENCODERS = {{{', '.join(entries)}}}", ""]
    return "\n".join(lines)
