from __future__ import annotations

from typing import ClassVar

import msgspec
import pytest

from firmware.iso15118.exi import schemas
from firmware.iso15118.messages import iso2, sap
from firmware.iso15118.messages.model import ELEMENTS, GlobalElement, Node, element, xml_name


@pytest.mark.parametrize(
    ("field", "name"),
    [
        ("evse_max_current", "EVSEMaxCurrent"),
        ("dc_evse_status", "DC_EVSEStatus"),
        ("sa_schedule_tuple_id", "SAScheduleTupleID"),
        ("emaid", "eMAID"),
        ("id", "Id"),
        ("session_id", "SessionID"),
        ("list_of_root_certificate_ids", "ListOfRootCertificateIDs"),
        ("t_meter", "TMeter"),
        ("x509_serial_number", "X509SerialNumber"),
    ],
)
def test_names(field: str, name: str) -> None:
    assert xml_name(field) == name


def test_messages_are_immutable_and_compared_by_value() -> None:
    one, same = iso2.ServiceDetailReq(service_id=1), iso2.ServiceDetailReq(service_id=1)
    assert one == same and hash(one) == hash(same)
    with pytest.raises(AttributeError):
        one.service_id = 2  # type: ignore[misc]
    with pytest.raises(TypeError):
        iso2.ServiceDetailReq(1)  # type: ignore[misc]


def test_fields_of_the_base_type_come_first() -> None:
    assert iso2.DC_EVSEStatus.__struct_encode_fields__ == (
        "NotificationMaxDelay",
        "EVSENotification",
        "EVSEIsolationStatus",
        "EVSEStatusCode",
    )


def test_global_elements() -> None:
    assert ELEMENTS[iso2.V2GMessage] == GlobalElement("V2G_Message", "urn:iso:15118:2:2013:MsgDef", False)
    assert ELEMENTS[sap.SupportedAppProtocolReq].namespace == sap.NAMESPACE
    assert sap.SupportedAppProtocolReq.NAMESPACE == ""
    assert iso2.PhysicalValue not in ELEMENTS


def test_element_registers_under_its_own_name_by_default() -> None:
    class Example(Node, frozen=True, kw_only=True):
        NAMESPACE: ClassVar[str] = "urn:example"

        x: int

    try:
        assert element(abstract=True)(Example) is Example
        assert ELEMENTS[Example] == GlobalElement("Example", "urn:example", True)
    finally:
        ELEMENTS.pop(Example, None)


@pytest.mark.parametrize("schema", schemas.NAMES)
def test_every_class_is_documented(schema: str) -> None:
    for module in schemas.load(schema).modules:
        for name, cls in vars(module).items():
            if isinstance(cls, type) and cls.__module__.startswith(module.__name__):
                assert cls.__doc__ and not cls.__doc__.startswith(f"{name}("), name


def test_optional_fields_have_a_default() -> None:
    for cls in (iso2.MeterInfo, iso2.CurrentDemandRes, iso2.SalesTariffEntry):
        for field in msgspec.structs.fields(cls):
            assert field.required or field.default in (None, ())
