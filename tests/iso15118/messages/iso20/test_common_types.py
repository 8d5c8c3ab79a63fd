from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firmware.iso15118.messages.iso20 import acdp, common, dc
from firmware.iso15118.messages.iso20.common_types import (
    CLReqControlMode,
    RationalNumber,
    Scheduled_CLReqControlMode,
    V2GMessage,
)


def test_a_number_is_exact_where_it_can_be() -> None:
    assert RationalNumber.of(Decimal("40.25")) == RationalNumber(exponent=-2, value=4025)
    assert RationalNumber.of(16.5) == RationalNumber(exponent=-1, value=165)
    assert RationalNumber.of(3_750_000) == RationalNumber(exponent=3, value=3750)
    assert RationalNumber.of(0).to_decimal() == 0


@given(st.integers(-3, 9), st.integers(-32768, 32767))
def test_conversion_there_and_back(exponent: int, value: int) -> None:
    number = RationalNumber(exponent=exponent, value=value)
    assert number.to_decimal() == Decimal(value).scaleb(exponent)
    assert RationalNumber.of(number.to_decimal()).to_decimal() == number.to_decimal()
    assert RationalNumber.of(number.to_float()).to_float() == number.to_float()


def test_any_number_of_a_peer_can_be_read() -> None:
    assert RationalNumber(exponent=127, value=-32768).to_float() == -32768e127
    assert RationalNumber(exponent=-128, value=1).to_decimal() == Decimal("1E-128")


@pytest.mark.parametrize("number", [3.3e13, float("nan"), float("-inf")])
def test_of_refuses(number: float) -> None:
    with pytest.raises(ValueError):
        RationalNumber.of(number)


def test_a_request_to_disconnect_is_none_to_connect() -> None:
    assert not issubclass(acdp.ACDP_DisconnectReq, acdp.ACDP_ConnectReq)
    assert not issubclass(acdp.ACDP_ConnectRes, acdp.ACDP_DisconnectRes)


def test_classes_are_in_the_namespace_of_their_schema() -> None:
    assert issubclass(dc.DC_ChargeLoopReq, V2GMessage)
    assert dc.DC_ChargeLoopReq.NAMESPACE == "urn:iso:std:iso:15118:-20:DC"
    assert common.SessionSetupReq.NAMESPACE == "urn:iso:std:iso:15118:-20:CommonMessages"
    assert issubclass(dc.BPT_Scheduled_DC_CLReqControlMode, Scheduled_CLReqControlMode)
    assert Scheduled_CLReqControlMode.NAMESPACE == CLReqControlMode.NAMESPACE
    assert dc.BPT_Scheduled_DC_CLReqControlMode.NAMESPACE == dc.DC_ChargeLoopReq.NAMESPACE
