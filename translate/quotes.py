"""Quotation marks around a term: the half of a pair that a draft lost is given back."""

import re
from collections.abc import Sequence

from glossary.outcome import places
from glossary.recognise import Match
from glossary.spelling import QUOTES

_OPENED = re.compile(rf"[{QUOTES}](?:(?:the|an?) )?$", re.IGNORECASE)
_CLOSED = re.compile(rf"(?:['’]s)?[.,]?([{QUOTES}])")
_PARTNERS = {"“": "”", "„": "”", "«": "»", '"': '"'}
_OPENING = {"”": "“", "“": "„", "»": "«", '"': '"'}  # “ closes „


def requoted(source: str, matches: Sequence[Match], target: str) -> str:
    """The target with both quotation marks around the English of every term that has both in the source.

    In: matches with offsets in `source`. A term that lost both stays as it is: the English may do without.
    """
    found = zip(matches, places(list(matches), target), strict=True)
    quoted = [place for match, place in found if place and _is_quoted(source, match)]
    for start, end in sorted(quoted, reverse=True):
        opened, closed = _OPENED.search(target[:start]), _CLOSED.match(target, end)
        if closed and not opened and _is_odd(target):
            target = target[:start] + _OPENING.get(closed[1], '"') + target[start:]
        elif opened and not closed and _is_odd(target):
            target = target[:end] + _PARTNERS.get(opened[0][0], '"') + target[end:]
    return target


def _is_quoted(source: str, match: Match) -> bool:
    return source[max(0, match.start - 1) : match.start] in set(QUOTES) and source[match.end :][:1] in set(QUOTES)


def _is_odd(text: str) -> bool:
    """Whether a quotation mark lacks its partner; otherwise the one that is missed closes something else."""
    return len(re.findall(f"[{QUOTES}]", text)) % 2 == 1
