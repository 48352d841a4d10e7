"""Texts as HTML with marks in them: what differs, and which terms stand in a source."""

from collections.abc import Sequence
from html import escape
from itertools import pairwise

from translate.score.difference import Change, differences
from translate.score.terms import TermUse


def changed(old: str, new: str) -> str:
    """Two texts as one, with what is gone before what is new.

    >>> changed("The safety council", "The council")
    'The <del>safety </del>council'
    """
    tags = {Change.GONE: "del", Change.NEW: "ins"}
    return "".join(
        f"<{tags[part.change]}>{escape(part.text)}</{tags[part.change]}>" if part.change in tags else escape(part.text)
        for part in differences(old, new)
    )


def lacking(text: str, other: str, tag: str = "del") -> str:
    """A text with what the other does not have marked."""
    return "".join(
        f"<{tag}>{escape(part.text)}</{tag}>" if part.change is Change.GONE and part.text.strip() else escape(part.text)
        for part in differences(text, other)
        if part.change is not Change.NEW
    )


def with_terms(source: str, uses: Sequence[TermUse]) -> str:
    """A source with its terms marked, each with its approved English and what became of it."""
    edges = [0, *(edge for use in uses for edge in (use.start, use.end)), len(source)]
    pieces = []
    for place, (start, end) in enumerate(pairwise(edges)):
        text = escape(source[start:end])
        if place % 2:
            use = uses[place // 2]
            said = f"{use.target}: {'there' if use.satisfied else 'missing'}"
            said += f", forbidden “{use.forbidden}” used" if use.forbidden else ""
            text = f'<mark class="{"" if use.satisfied else "missed"}" title="{escape(said)}">{text}</mark>'
        pieces.append(text)
    return "".join(pieces)
