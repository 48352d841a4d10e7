"""Lines of one width: whether a text's lines are joined, and how its translation is wrapped again."""

import textwrap
from dataclasses import dataclass
from enum import StrEnum


class Wrap(StrEnum):
    """Whether the lines of a block are joined, and its translation wrapped again at the same width."""

    AUTO = "auto"  # where they look hard-wrapped
    NEVER = "never"
    ALWAYS = "always"


@dataclass(frozen=True)
class Margins:
    """How hard-wrapped lines were set: what stands before the first and the other lines, the width, the line end."""

    first: str
    rest: str
    width: int
    ending: str


def wrapped(text: str, margins: Margins) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Wrap a text -> (what stands in the file, anchors of each of its lines)."""
    lines = textwrap.wrap(
        text,
        margins.width,
        initial_indent=margins.first,
        subsequent_indent=margins.rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
    bodies = [line[len(margins.rest if i else margins.first) :] for i, line in enumerate(lines)] or [text]
    anchors, at, place = [], 0, len(margins.first)
    for body in bodies:
        at = text.index(body.split(" ", 1)[0], at)
        anchors.append((at, place))
        at += len(body)
        place += len(body) + len(margins.ending) + len(margins.rest)
    return margins.first + (margins.ending + margins.rest).join(bodies), tuple(anchors)
