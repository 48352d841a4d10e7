"""Asking for a term: `… ⟦ Këshillit të Sigurimit ⟶ Security Council ⟧ …` in a source wants that English in the target.

Only for models trained with such sources (Dinu et al. 2019; Bergmanis & Pinnis 2021); their packages say so.
The spaces inside the marks belong to the form: without them SentencePiece cuts the words otherwise.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the first that a command imports: terms are recognised later, while the model loads
    from glossary.recognise import Match

MARKS = OPEN, ARROW, CLOSE = "⟦", "⟶", "⟧"


def annotation(form: str, english: str) -> str:
    """A form of a source with the English wanted for it.

    >>> annotation("Këshillit të Sigurimit", "Security Council")
    '⟦ Këshillit të Sigurimit ⟶ Security Council ⟧'
    """
    return f"{OPEN} {form} {ARROW} {english} {CLOSE}"


def annotate(source: str, matches: "Sequence[Match]", asked: Sequence[bool]) -> "tuple[str, tuple[Match, ...]]":
    """The source with some of its terms annotated, and the matches where they stand in it now, in the same order.

    In: matches that do not overlap, in order of place, offsets in `source`; for each whether it is asked for.
    """
    out, at, moved = "", 0, []
    for match, wanted in zip(matches, asked, strict=True):
        out += source[at : match.start]
        form = source[match.start : match.end]
        marked = annotation(form, match.target) if wanted else form
        moved.append(replace(match, start=len(out), end=len(out) + len(marked)))
        out, at = out + marked, match.end
    return out + source[at:], tuple(moved)


def annotations(read: str) -> list[tuple[str, str]]:
    """The annotations of what a model read: each form, and the English wanted for it.

    >>> annotations("Ai, ⟦ BE ⟶ EU ⟧ dhe Kina")
    [('BE', 'EU')]
    """
    return re.findall(rf"{OPEN} (.*?) {ARROW} (.*?) {CLOSE}", read)


def unannotated(read: str, at: int) -> int:
    """The offset in a source of an offset in it once annotated; in an annotation, that of its form.

    >>> unannotated("Ai, ⟦ BE ⟶ EU ⟧ dhe Kina", 16)
    7
    """
    before = read[:at]
    return len(re.sub(rf"{OPEN} (.*?)(?: {ARROW} .*?(?: {CLOSE}|$)|$)", r"\1", before))
