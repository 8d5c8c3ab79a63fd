"""What the whole file says."""

import pytest

from firmware.core.config import parse, serves_free


@pytest.mark.parametrize(
    ("text", "free"),
    [
        ("", True),  # out of the box: a station for its owner
        ('[authorization]\ntokens = ["CAFE"]', False),
        ('[ocpp]\nurl = "ws://x"\nsecurity_profile = 1', False),
        ('[authorization]\nfree_vend = true\ntokens = ["CAFE"]', True),
        ("[authorization]\nfree_vend = false", False),
    ],
)
def test_free_vend_is_for_stations_with_nobody_to_ask(text: str, free: bool) -> None:
    assert serves_free(parse(text.encode())) is free
