"""Every sentence that says why the station charges or does not: key and English text in one table.

Owns: the table. A key is the name of the sentence in the screen's strings/*.toml; the text is for logs and
`evse status`. May not: decide which one holds (that is claims.py and connector.py).
"""

from firmware.station.api import Reason

SENTENCES: dict[str, str] = {
    # limits
    "hardware": "the station's hardware allows {limit} A",
    "cable": "the cable allows {limit} A",
    "fuse": "the installation's fuse allows {limit} A",
    "owner_limit": "the owner limits the station to {limit} A",
    "building": "the building's connection leaves {limit} A",
    "building_meter": "the building's meter cannot be believed: {limit} A are safe without it",
    "smart_charging": "the operator's schedule allows {limit} A",
    "temperature": "the station is warm and reduces the current to {limit} A",
    "phases": "the station changes between one and three phases",
    # authorisation
    "not_authorised": "nobody has authorised charging yet",
    "checking": "the authorisation is being checked",
    "rejected": "the authorisation was refused: {why}",
    "deauthorised": "the operator withdrew the authorisation",
    # the driver's own wishes
    "driver_paused": "the driver has paused charging",
    "driver_priority": "the driver wants to charge now",
    "target_reached": "what the driver asked for is charged",
    "cheaper_hours": "waits for cheaper hours, from {until}",
    # other holds
    "unavailable": "the station is out of service",
    "updating": "new firmware is being installed",
    "reserved": "the station is reserved",
    "fault": "fault {code}",
    "reset": "the station is about to restart",
    "interrupted": "the power was cut; the operator wants no energy to flow again by itself",
    "limit_too_low": "less than the 6 A that a vehicle needs is left ({why})",
    # bidirectional operation: why this power
    "v2x_idle": "the operator wants no energy either way",
    "v2x_charging": "charging only",
    "v2x_setpoint": "the operator sets the power",
    "v2x_frequency": "the grid's frequency sets the power ({hertz} Hz)",
    "v2x_balancing": "the building's load sets the power",
    "v2x_grid_silent": "the grid meter says nothing: no power either way",
    "v2x_priority": "charging first, as ordered",
    "v2x_departure": "charging first: the time until the departure is needed for it",
    "v2x_least_energy": "charging first: the vehicle has less than it must have",
    # bidirectional operation: what keeps the vehicle from supplying
    "discharge_hardware": "what the station can take back",
    "discharge_owner": "what the owner lets the vehicle supply",
    "discharge_vehicle": "the vehicle does not supply in this session",
    "discharge_vehicle_limit": "what the vehicle can supply",
    "discharge_charging_only": "charging only",
    "discharge_operator": "what the operator lets the vehicle supply",
    "discharge_soc": "the vehicle keeps {percent} % of its charge",
    "discharge_energy": "the vehicle has less than it must have",
    "discharge_priority": "charging first",
    "discharge_driver": "the driver wants nothing supplied",
    "discharge_stopping": "charging is being stopped",
    # stages
    "idle": "plug in to start, or show your card",
    "plug_in": "authorised; plug in the vehicle",
    "preparing": "vehicle and station agree on how to charge",
    "ev_not_ready": "the vehicle is connected and has not asked for power",
    "charging": "charging",
    "ev_paused": "the vehicle has paused charging",
    "stopping": "charging is being stopped",
    "finished": "finished; unplug the vehicle",
    "store_waits": "the end of the transaction could not be stored yet",
}


def reason(key: str, **params: str) -> Reason:
    """The reason `key` of the table with its parameters filled in. Raises KeyError for an unknown key (a bug)."""
    return Reason(key, SENTENCES[key].format(**params), params)


def amps(value: float) -> str:
    """A current for people: whole amperes where it is one."""
    return f"{value:.0f}" if abs(value - round(value)) < 0.05 else f"{value:.1f}"
