"""Writes the fast codec: straight-line Python for each complex type, emitted from the grammars.

Run as `python -m firmware.iso15118.exi.generator`; the modules under `generated/` are committed, and a test compares
them with what this program would write. May not: be imported by the daemon.

Shape of the code
- Decoding: the frame is one integer `v`, of which the low `p` bits are still to be read. Event codes and small values
  that follow one another are taken by a single shift and mask, and the bits that must be zero are checked together.
- Encoding: `x` collects the bits behind a leading 1, which stands for the length.
- The code knows canonical frames only. Anything else raises `Mismatch` or another ValueError or LookupError, upon which
  `codec` asks the interpreter, which finds out what it is.
- The positions of a type (attributes, slots, end) have consecutive numbers, their event codes too. In an optional run
  `k` is the number of the event that comes next; it only grows, so that the blocks of a run follow one another.
"""
