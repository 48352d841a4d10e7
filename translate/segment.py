"""A paragraph's text in, the spans of its sentences out; and of an overlong sentence the spans of its clauses."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable
from itertools import pairwise

from translate.boundary import boundaries

Span = tuple[int, int]


def _trimmed(text: str, start: int, end: int) -> Span:
    """The span without the white space at its ends."""
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


def _spans(text: str, cuts: Iterable[int]) -> list[Span]:
    edges = [0, *cuts, len(text)]
    spans = (_trimmed(text, start, end) for start, end in pairwise(edges))
    return [(start, end) for start, end in spans if start < end]


def split(text: str) -> list[Span]:
    """Cut a paragraph into sentences.

    In: one paragraph; line breaks count as spaces. Out: (start, end) offsets in order; a span neither begins
    nor ends with white space, and what lies between spans is white space or nothing. Blank text has no spans.

    >>> text = "Dr. E. Hoxha foli më 4.2.2026, ora 10.30. „Mirë!” tha ai. S’ka më."
    >>> [text[start:end] for start, end in split(text)]
    ['Dr. E. Hoxha foli më 4.2.2026, ora 10.30.', '„Mirë!” tha ai.', 'S’ka më.']
    """
    return _spans(text, boundaries(text))


# Where a sentence may be cut, the best kind first; the cut is at the match's end.
_CLAUSE_CUTS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"[;:](?=\s)|(?<=\s)[—–-](?=\s)",
        r",(?=\s+(?:por|ndërsa|kurse|sepse|pasi|ndonëse|megjithëse|megjithatë|prandaj|edhe pse|duke|kur|ku|nëse)\b)",
        r",(?=\s+(?:që|i cili|e cila|të cilët|të cilat|të cilin|të cilën|dhe|si dhe|ose|apo)\b)",
        r",(?=\s)",
        r"\s(?=(?:dhe|por|ose|apo|që|ndërsa|sepse|pasi|kur|nëse|se|duke|për të)\b)",
        r"(?<!\d)\s|\s(?!\d)",
        r"\s",
    )
)
_NEAR = 300  # characters to either side of the middle that are looked at first
_SPACE = re.compile(r"\s")
_QUOTED = re.compile(
    r"„[^“”]{0,300}[“”]|“[^”]{0,300}”|«[^»]{0,300}»|\"[^\"]{0,300}\"|\([^)]{0,300}\)",
)


def split_clauses(text: str, too_long: Callable[[str], bool]) -> list[Span]:
    """Cut an overlong sentence at clause boundaries until no piece is too long.

    In: a sentence, and whether a piece is over the model's length (it must hold for a piece when it holds for
    a beginning of it). Out: spans as `split` gives them. Cuts fall near the middle, after `; : —` or a comma
    or before a conjunction, outside quotes and brackets where that can be; only a piece that is one unbroken
    run of characters is cut inside it.

    >>> text = "Ai erdhi vonë, por foli gjatë; askush nuk e pyeti."
    >>> [text[start:end] for start, end in split_clauses(text, lambda piece: len(piece) > 32)]
    ['Ai erdhi vonë, por foli gjatë;', 'askush nuk e pyeti.']
    """
    quoted = [found.span() for found in _QUOTED.finditer(text)]
    whole, spans = [_trimmed(text, 0, len(text))], []
    while whole:
        start, end = whole.pop()
        if end - start < 2 or not _over(text, start, end, too_long):
            spans += [(start, end)] if start < end else []
            continue
        cut = _best_cut(text, start, end, quoted)
        whole += [_trimmed(text, cut, end), _trimmed(text, start, cut)]
    return spans


def _over(text: str, start: int, end: int, too_long: Callable[[str], bool]) -> bool:
    """Ask about a beginning first, so that a huge piece is not measured whole again and again."""
    probe = 4000
    return (end - start > probe and too_long(text[start : start + probe])) or too_long(text[start:end])


def _best_cut(text: str, start: int, end: int, quoted: list[Span]) -> int:
    """The cut of the best kind nearest the middle, outside quotes if any is."""
    middle, reach = (start + end) // 2, min((end - start) // 4, _NEAR)
    for low, high in ((middle - reach, middle + reach), (start + 1, end - 1)):
        if not _SPACE.search(text, low, high):
            continue
        cuts = [[found.end() for found in kind.finditer(text, low, high)] for kind in _CLAUSE_CUTS]
        free = [[cut for cut in kind if not _inside(cut, quoted)] for kind in cuts]
        for kind in (*free, *cuts):
            if kind:
                return min(kind, key=lambda cut: abs(cut - middle))
    return _unbroken_cut(text, start, middle)


def _inside(cut: int, quoted: list[Span]) -> bool:
    place = bisect_right(quoted, (cut, len(quoted))) - 1
    return place >= 0 and quoted[place][0] < cut < quoted[place][1]


def _unbroken_cut(text: str, start: int, middle: int) -> int:
    """A cut in a run without white space, before no combining mark (ë may be two characters)."""
    cut = middle
    while cut > start + 1 and unicodedata.combining(text[cut]):
        cut -= 1
    return cut
