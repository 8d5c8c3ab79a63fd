"""Writes the golden layouts and the pictures in docs/screens anew: `python -m tests.gui.update_golden`.

Read the diff before committing it.
"""

from pathlib import Path

from firmware.gui.adapter import shot
from firmware.gui.samples import SAMPLES
from tests.gui.frames import GOLDEN, SIZES, dump, frame, golden_path, layout

PICTURES = Path(__file__).parents[2] / "docs" / "screens"
_MORE = (("idle", "de", (1024, 600)), ("charging", "fr", (480, 800)), ("authorising", "it", (480, 800)))


def main() -> None:
    """All samples in English: one golden file per size, one picture each; and a few in other languages and sizes."""
    GOLDEN.mkdir(exist_ok=True)
    for size in SIZES:
        golden_path(size).write_text(dump({name: layout(frame(name, size)[1]) for name in SAMPLES}), encoding="utf-8")
    PICTURES.mkdir(parents=True, exist_ok=True)
    for old in PICTURES.glob("*.png"):
        old.unlink()
    for name in SAMPLES:
        shot(name, PICTURES / f"{name}.png")
    for name, language, (width, height) in _MORE:
        shot(name, PICTURES / f"{name}_{language}_{width}x{height}.png", (width, height), language)


if __name__ == "__main__":
    main()
