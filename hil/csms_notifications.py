"""What the test CSMS says to notifications that need no more than an acknowledgement.

Owns: these answers. The requests themselves are in the CSMS's record.
"""

from typing import Any

from ocpp.routing import on
from ocpp.v201 import call_result


class Acknowledgements:
    """Mixed into the station of the test CSMS; `_csms` is the server."""

    _csms: Any

    @on("NotifyEVChargingNeeds")
    def charging_needs(self, **_: Any) -> Any:
        return call_result.NotifyEVChargingNeeds(status=self._csms.behaviour.needs)

    @on("NotifyEVChargingSchedule")
    def charging_schedule(self, **_: Any) -> Any:
        return call_result.NotifyEVChargingSchedule(status="Accepted")

    @on("NotifyEvent")
    def event(self, **_: Any) -> Any:
        return call_result.NotifyEvent()

    @on("NotifyMonitoringReport")
    def monitoring_report(self, **_: Any) -> Any:
        return call_result.NotifyMonitoringReport()

    @on("NotifyCustomerInformation")
    def customer_information(self, **_: Any) -> Any:
        return call_result.NotifyCustomerInformation()

    @on("NotifyDisplayMessages")
    def display_messages(self, **_: Any) -> Any:
        return call_result.NotifyDisplayMessages()

    @on("LogStatusNotification")
    def log_status(self, **_: Any) -> Any:
        return call_result.LogStatusNotification()

    @on("FirmwareStatusNotification")
    def firmware_status(self, **_: Any) -> Any:
        return call_result.FirmwareStatusNotification()
