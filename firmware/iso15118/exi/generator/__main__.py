"""`python -m firmware.iso15118.exi.generator` writes the modules under `generated/`."""

from __future__ import annotations

from pathlib import Path

from firmware.iso15118.exi import schemas
from firmware.iso15118.exi.generator.module import module

FOLDER = Path(__file__).parent.parent / "generated"


def main() -> None:
    """Write every module below `generated/`."""
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / "__init__.py").write_text('"""Modules that exi/generator writes."""\n')
    for name in schemas.NAMES:
        (FOLDER / f"{name}.py").write_text(module(schemas.load(name)))


if __name__ == "__main__":
    main()
