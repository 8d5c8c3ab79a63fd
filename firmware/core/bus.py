"""A typed, synchronous event bus.

Owns: delivery of event objects to the handlers subscribed to their exact class or to a base class of it, in the
order of subscription. May not: buffer, thread, or let one handler's failure keep an event from the others.
"""

from collections.abc import Callable
from typing import Any, TypeVar

Event = TypeVar("Event")
ErrorSink = Callable[[object, BaseException], None]


class Bus:
    """Publish/subscribe by event type, on one thread.

    `on_error(event, exception)` is told of a handler that raised; the other handlers still get the event.
    """

    def __init__(self, on_error: ErrorSink) -> None:
        self._handlers: dict[type, list[Callable[[Any], None]]] = {}
        self._on_error = on_error

    def subscribe(self, kind: type[Event], handler: Callable[[Event], None]) -> Callable[[], None]:
        """Call `handler` for every event that is an instance of `kind`. Returns the function that ends it."""
        handlers = self._handlers.setdefault(kind, [])
        handlers.append(handler)

        def unsubscribe() -> None:
            if handler in handlers:
                handlers.remove(handler)

        return unsubscribe

    def publish(self, event: object) -> None:
        """Deliver `event` before returning. Never raises what a handler raised."""
        for kind in type(event).__mro__:
            for handler in tuple(self._handlers.get(kind, ())):
                try:
                    handler(event)
                except Exception as error:
                    self._on_error(event, error)
