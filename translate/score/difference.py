"""Word-level differences of two texts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_TOKEN = re.compile(r"\s+|[^\W_]+(?:[-'’.,][^\W_]+)*|.", re.DOTALL)


class Change(StrEnum):
    """What became of a stretch of text."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of either text; of an exchange, what is gone stands before what is new."""

    change: Change
    text: str


def differences(old: str, new: str) -> list[Part]:
    """The parts of two texts in order; without what is new they make the old one, without what is gone the new.

    >>> [(part.change.value, part.text) for part in differences("The safety council met.", "The council met today.")]
    [('same', 'The'), ('gone', ' safety'), ('same', ' council met'), ('new', ' today'), ('same', '.')]
    """
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    parts = []
    for _, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if before[i:j] == after[k:m]:
            parts.append(Part(Change.SAME, "".join(before[i:j])))
            continue
        parts += [Part(Change.GONE, "".join(before[i:j]))] if i < j else []
        parts += [Part(Change.NEW, "".join(after[k:m]))] if k < m else []
    return parts


def exchanges(old: str, new: str) -> Iterator[tuple[str, str]]:
    """What was exchanged for what: whole words, without the marks and spaces around them.

    >>> list(exchanges("The Safety Council of UN met.", "The Security Council of the UN met."))
    [('Safety', 'Security'), ('', 'the')]
    """
    before, after = (re.findall(r"[^\W_]+(?:[-'’.,][^\W_]+)*", text) for text in (old, new))
    for kind, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            yield " ".join(before[i:j]), " ".join(after[k:m])
