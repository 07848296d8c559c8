"""Messages on dbt's own log: console and file, with dbt's time stamps and levels."""

from dbt_common.events.base_types import EventLevel
from dbt_common.events.functions import fire_event
from dbt_common.events.types import Note


def info(text: str) -> None:
    """Log what happens; hidden by dbt's --quiet."""
    fire_event(Note(msg=text), level=EventLevel.INFO)


def warn(text: str) -> None:
    """Log what should be looked at."""
    fire_event(Note(msg=text), level=EventLevel.WARN)


def error(text: str) -> None:
    """Log what stops the run; shown even with --quiet."""
    fire_event(Note(msg=text), level=EventLevel.ERROR)
