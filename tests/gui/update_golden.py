"""Writes the golden fingerprints, the golden layouts and the pictures in docs/screens anew:
`python -m tests.gui.update_golden`.

Look at the report of the failing test, and read the diff, before committing it.
"""

from firmware.gui.samples import SAMPLES
from tests.gui import report
from tests.gui.frames import GOLDEN, SIZES, drawn, dump, frame, golden_path, layout

_MORE = (
    ("idle", "de", (1024, 600)),
    ("charging", "fr", (480, 800)),
    ("authorising", "it", (480, 800)),
    ("cheaper_hours", "nl", (480, 800)),
    ("choice_plan", "de", (1024, 600)),
)


def main() -> None:
    """Fingerprints of all languages and sizes; layouts in English; one picture each, and a few of other languages."""
    GOLDEN.mkdir(exist_ok=True)
    report.write(report.present(list(SAMPLES)))
    for size in SIZES:
        layouts = {name: layout(drawn(name, size, "en").record) for name in SAMPLES}
        golden_path(size).write_text(dump(layouts), encoding="utf-8")
    report.PICTURES.mkdir(parents=True, exist_ok=True)
    wanted = {f"{name}.png": (name, "en", (800, 480)) for name in SAMPLES}
    wanted |= {f"{name}_{lang}_{w}x{h}.png": (name, lang, (w, h)) for name, lang, (w, h) in _MORE}
    for old in report.PICTURES.glob("*.png"):
        if old.name not in wanted:
            old.unlink()
    for file, (name, language, size) in wanted.items():
        new = report.small_png(frame(name, size, language)[0])
        path = report.PICTURES / file
        if not path.exists() or path.read_bytes() != new:
            path.write_bytes(new)


if __name__ == "__main__":
    main()
