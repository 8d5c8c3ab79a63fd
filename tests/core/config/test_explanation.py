"""The documentation made from the sections."""

from firmware.core.config import explain


def test_explain_covers_every_key_with_type_and_default() -> None:
    rows = {row.key: row for row in explain()}
    assert rows["v2g.tls"].kind == "'required' | 'preferred' | 'off'"
    assert rows["board.max_current_a"].default == "32.0"
    assert [row.key for row in explain("pki")][:2] == ["pki.dir", "pki.strict"]
