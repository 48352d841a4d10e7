"""Quotation marks: what a pair holds; the half that a draft lost is given back, and one too many is taken away."""

import re
from collections.abc import Sequence

from glossary.outcome import places
from glossary.recognise import Match
from glossary.spelling import QUOTES

_OPENED = re.compile(rf"[{QUOTES}](?:(?:the|an?) )?$", re.IGNORECASE)
_CLOSED = re.compile(rf"(?:['’]s)?[.,]?([{QUOTES}])")
_QUOTE = re.compile(f"[{QUOTES}]")
_QUOTED_SOURCE = re.compile(f"[{QUOTES}‘]|''|’’|,,")
_NO_QUOTE = re.compile(rf"\d[{QUOTES}]|[^\W\d_][{QUOTES}][^\W\d_]")  # inches, an apostrophe
_DASH = re.compile(r"\s*[—–-]\s*")
_SPEECH = re.compile(r"[,.!?…]\s+[—–-]\s+(?=[^\W\d_])|^\s*[—–-]\s")  # — Po, — tha ai.
_PARTNERS = {"“": "”", "„": "”", "«": "»", '"': '"'}
_OPENING = {"”": "“", "“": "„", "»": "«", '"': '"'}  # “ closes „


def requoted(source: str, matches: Sequence[Match], target: str) -> str:
    """The target with both quotation marks around the English of every term that has both in the source.

    In: matches with offsets in `source`. A term that lost both stays as it is: the English may do without.
    """
    found = zip(matches, places(list(matches), target), strict=True)
    quoted = [place for match, place in found if place and is_quoted(source, match)]
    for start, end in sorted(quoted, reverse=True):
        opened, closed = _OPENED.search(target[:start]), _CLOSED.match(target, end)
        if closed and not opened and _is_odd(target):
            target = target[:start] + _OPENING.get(closed[1], '"') + target[start:]
        elif opened and not closed and _is_odd(target):
            target = target[:end] + _PARTNERS.get(opened[0][0], '"') + target[end:]
    return target


def paired(source: str, target: str) -> str:
    """The target without a lone quotation mark where the source has none.

    Speech between dashes (— Po, — tha ai) may have become quoted speech; it keeps the mark, and gets the one it lacks.

    >>> paired("Ne nuk do, — tha ministri.", 'We will not," said the minister.')
    '"We will not," said the minister.'
    >>> paired("Kina foli sot.", 'China" spoke today.')
    'China spoke today.'
    """
    marks = [found.start() for found in _QUOTE.finditer(target)]
    if not _is_odd(target) or _QUOTED_SOURCE.search(source):
        return target
    at = marks[0]
    if _SPEECH.search(source) and target[at - 1 : at].strip(" "):
        opening, dash = _OPENING.get(target[at], '"'), _DASH.match(target)
        start = dash.end() if dash else 0
        return target[:start] + opening + target[start:]
    kept = len(marks) > 1 or _NO_QUOTE.match(target, max(0, at - 1))
    return target if kept else target[:at] + target[at + 1 :]


def quotation(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where all that stands between the quotation marks around a place begins and ends; None where it is in none.

    >>> text = 'The newspaper "ZA e People" closed.'
    >>> text[slice(*quotation(text, 20, 26))]
    'ZA e People'
    >>> quotation('The "people" read "it".', 13, 17) is None
    True
    """
    marks = [found.start() for found in _QUOTE.finditer(text)]
    pairs = zip(marks[::2], marks[1::2], strict=False)
    return next(((first + 1, last) for first, last in pairs if first < start and end <= last), None)


def is_quoted(source: str, match: Match) -> bool:
    """Whether a match is all that stands between quotation marks."""
    return source[max(0, match.start - 1) : match.start] in set(QUOTES) and source[match.end :][:1] in set(QUOTES)


def _is_odd(text: str) -> bool:
    """Whether a quotation mark lacks its partner; otherwise the one that is missed closes something else."""
    return len(_QUOTE.findall(text)) % 2 == 1
