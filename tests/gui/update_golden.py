"""Writes the golden layouts anew: `python -m tests.gui.update_golden`. Read the diff before committing it."""

from firmware.gui.samples import SAMPLES
from tests.gui.frames import GOLDEN, SIZES, dump, frame, golden_path, layout


def main() -> None:
    """All samples in English, one file per size."""
    GOLDEN.mkdir(exist_ok=True)
    for size in SIZES:
        golden_path(size).write_text(dump({name: layout(frame(name, size)[1]) for name in SAMPLES}), encoding="utf-8")


if __name__ == "__main__":
    main()
