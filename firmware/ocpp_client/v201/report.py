"""Device-model reports as NotifyReport messages in parts (B07, B08).

Owns: which variables belong to which report and how a line looks. May not: send.
"""

from collections.abc import Iterator

from msgspec import UNSET

from firmware.ocpp_client.device_model import Address, DataType, DeviceModel, Owner, Row
from firmware.ocpp_client.v201.datatypes import (
    ComponentType,
    ComponentVariableType,
    EVSEType,
    ReportDataType,
    VariableAttributeType,
    VariableCharacteristicsType,
    VariableType,
)
from firmware.ocpp_client.v201.enums import (
    ComponentCriterionEnumType,
    DataEnumType,
    MutabilityEnumType,
    ReportBaseEnumType,
)
from firmware.ocpp_client.v201.messages import GetReportRequest, NotifyReportRequest
from firmware.station.api import StationSnapshot

ROWS_PER_PART = 20
SUMMARY = ("Available", "AvailabilityState", "Problem")


def report_parts(
    model: DeviceModel, base: ReportBaseEnumType, request_id: int, snapshot: StationSnapshot
) -> list[NotifyReportRequest]:
    """The messages of one report, all of the same instant, numbered and with `tbc` on all but the last."""
    configuration = base is ReportBaseEnumType.ConfigurationInventory
    rows = [
        _line(row)
        for row in model.rows(snapshot, writable_only=configuration)
        if base is not ReportBaseEnumType.SummaryInventory or _summarised(row.variable.address)
    ]
    return _parts(rows, request_id, snapshot)


def custom_report_parts(
    model: DeviceModel, request: GetReportRequest, snapshot: StationSnapshot
) -> list[NotifyReportRequest]:
    """The messages of a report by criteria (B08); none where nothing fits."""
    rows = list(model.rows(snapshot))
    by_component: dict[ComponentKey, dict[str, str | None]] = {}
    for row in rows:
        by_component.setdefault(_component(row.variable.address), {})[row.variable.address.variable] = row.value
    wanted, criteria = request.componentVariable or (), request.componentCriteria or ()
    chosen = [
        _line(row)
        for row in rows
        if (not wanted or any(is_meant(one, row.variable.address) for one in wanted))
        and (not criteria or any(_holds(one, by_component[_component(row.variable.address)]) for one in criteria))
    ]
    return _parts(chosen, request.requestId, snapshot)


ComponentKey = tuple[str, str, int | None, int | None]


def _summarised(address: Address) -> bool:
    """What tells the state of the hardware; controllers have none."""
    return address.variable in SUMMARY and not address.component.endswith("Ctrlr")


def _component(address: Address) -> ComponentKey:
    return address.component, address.component_instance, address.evse, address.connector


def _holds(criterion: ComponentCriterionEnumType, variables: dict[str, str | None]) -> bool:
    """A component that does not have the variable is active, available and enabled, and has no problem."""
    absent = "false" if criterion is ComponentCriterionEnumType.Problem else "true"
    return variables.get(criterion.value, absent) == "true"


def is_meant(wanted: ComponentVariableType, address: Address) -> bool:
    """Whether a criterion names this variable; what it leaves out fits everything."""
    folded, component, variable = address.folded(), wanted.component, wanted.variable
    evse = component.evse
    return (
        component.name.casefold() == folded.component
        and (not component.instance or component.instance.casefold() == folded.component_instance)
        and (not evse or (evse.id == folded.evse and evse.connectorId in (UNSET, folded.connector)))
        and (
            not variable
            or (
                variable.name.casefold() == folded.variable
                and (not variable.instance or variable.instance.casefold() == folded.instance)
            )
        )
    )


def _parts(rows: list[ReportDataType], request_id: int, snapshot: StationSnapshot) -> list[NotifyReportRequest]:
    parts = list(_chunks(rows))
    return [
        NotifyReportRequest(
            requestId=request_id,
            generatedAt=snapshot.wall,
            seqNo=number,
            tbc=number < len(parts) - 1,
            reportData=part,
        )
        for number, part in enumerate(parts)
    ]


def _chunks(rows: list[ReportDataType]) -> Iterator[tuple[ReportDataType, ...]]:
    for start in range(0, len(rows), ROWS_PER_PART):
        yield tuple(rows[start : start + ROWS_PER_PART])


def component_of(address: Address) -> ComponentType:
    """The component on the wire."""
    evse = EVSEType(id=address.evse, connectorId=address.connector or UNSET) if address.evse else UNSET
    return ComponentType(name=address.component, instance=address.component_instance or UNSET, evse=evse)


def _line(row: Row) -> ReportDataType:
    variable = row.variable
    number = variable.type in (DataType.INTEGER, DataType.DECIMAL)
    return ReportDataType(
        component=component_of(variable.address),
        variable=VariableType(name=variable.address.variable, instance=variable.address.instance or UNSET),
        variableAttribute=(
            VariableAttributeType(
                value=row.value if row.value is not None else UNSET,
                mutability=MutabilityEnumType(variable.mutability.value),
                persistent=variable.owner is not Owner.NOBODY,
                constant=variable.owner is Owner.NOBODY and isinstance(variable.value, str),
            ),
        ),
        variableCharacteristics=VariableCharacteristicsType(
            unit=variable.unit or UNSET,
            dataType=DataEnumType(variable.type.value),
            minLimit=variable.minimum if number and variable.minimum is not None else UNSET,
            maxLimit=variable.maximum if variable.maximum is not None else UNSET,
            valuesList=",".join(variable.values) or UNSET,
            supportsMonitoring=not variable.write_only,
        ),
    )
