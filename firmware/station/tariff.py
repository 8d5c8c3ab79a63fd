"""What a visit costs by the ad hoc price on the screen. For display: the bill is made by the operator.

Owns: the sum and its rounding. May not: price a contract; what a card or a car's contract pays is between the driver
and the mobility operator, so no amount is shown for them.
"""

from firmware.station.api import IdToken, TariffView, TokenType

AD_HOC = frozenset({TokenType.CENTRAL, TokenType.KEY_CODE})  # started by the payment page or a code bought there


def cost(tariff: TariffView, token: IdToken | None, energy_wh: float, duration_s: float) -> float | None:
    """In the tariff's currency, each component rounded to two decimals as a receipt lists them; None: not ad hoc."""
    if token is None or token.type not in AD_HOC:
        return None
    parts = (
        tariff.per_kwh * max(energy_wh, 0.0) / 1000.0,
        tariff.per_minute * max(duration_s, 0.0) / 60.0,
        tariff.per_session,
    )
    return round(sum(round(part, 2) for part in parts), 2)
