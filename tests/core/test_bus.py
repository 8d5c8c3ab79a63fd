"""The bus: by type, in order, and one bad handler harms nobody else."""

from dataclasses import dataclass

from firmware.core.bus import Bus


class Base:
    pass


@dataclass(frozen=True)
class Plugged(Base):
    number: int


def test_handlers_get_their_class_and_its_bases_in_order() -> None:
    seen: list[tuple[str, object]] = []
    bus = Bus(on_error=lambda event, error: seen.append(("error", error)))
    bus.subscribe(Plugged, lambda event: seen.append(("exact", event.number)))
    stop = bus.subscribe(Base, lambda event: seen.append(("base", event)))
    bus.publish(Plugged(1))
    stop()
    stop()
    bus.publish(Plugged(2))
    bus.publish("nobody")
    assert seen == [("exact", 1), ("base", Plugged(1)), ("exact", 2)]


def test_a_raising_handler_is_reported_and_the_others_run() -> None:
    errors: list[tuple[object, BaseException]] = []
    seen: list[int] = []
    bus = Bus(on_error=lambda event, error: errors.append((event, error)))
    failure = ValueError("x")

    def bad(event: Plugged) -> None:
        raise failure

    bus.subscribe(Plugged, bad)
    bus.subscribe(Plugged, lambda event: seen.append(event.number))
    bus.publish(Plugged(3))
    assert errors == [(Plugged(3), failure)]
    assert seen == [3]
