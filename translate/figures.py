"""Figures: Albanian decimal commas and thousands points, and the English way to write them."""

import re
from collections.abc import Iterator

# A whole number, perhaps with points or spaces between the thousands, and decimals; a time such as 9:15,38. What is
# ambiguous is none of ours: `1,500` may be either, `10.30` is an hour, `4.2.2026` a date, `7,8,9` a list, `3:2` a
# score, `'90` a decade.
_WHOLE = r"(?:\d+:)+\d\d(?=,\d)|\d{1,3}(?:\.\d{3})+|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+"
FIGURE = re.compile(rf"(?<![\w.,:/'’])({_WHOLE})(?:,(\d{{1,2}}|\d{{4,}}))?(?![\w,.:/]*\d)")
PERCENT = re.compile(r"\s?%|\s(?:për ?qind|per ?qind)\b", re.IGNORECASE)
ORDINAL_OR_ENDING = re.compile(r"(?![-–](?:vjeç|muaj|ditor|ditësh|orë|minut|metr|kat))[-–]?[^\W\d_]")  # not 11-month
YEAR = 1000  # from here on an ending behind a hyphen is a case ending (2016-s), below it makes an ordinal (15-të)


def figures(source: str) -> Iterator[tuple[int, int, str]]:
    """The figures of a source that stand in its English as figures: (start, end, English).

    Numbers below ten are left out, which English writes as words, and ordinals. A percentage is one figure.

    >>> [english for _, _, english in figures("Rritja ishte 7,8 për qind ose 1.500,5 euro në vitin 2026, 15-të për 3.")]
    ['7.8 percent', '1,500.5', '2026']
    >>> [english for _, _, english in figures("Në vitet '90 u rrit 5%, nga 1 247 në 12 500,5; fituam 121:108.")]
    ['5%', '1,247', '12,500.5']
    >>> [english for _, _, english in figures("Foshnja 11-muajshe, viti 2016-s, e 15-ta.")]
    ['11', '2016']
    """
    for found in FIGURE.finditer(source):
        whole, decimals = found.groups()
        value = int(re.sub(r"\D", "", whole))
        if share := PERCENT.match(source, found.end()):
            yield found.start(), share.end(), english(found) + ("%" if "%" in share.group() else " percent")
            continue
        ending = ORDINAL_OR_ENDING.match(source, found.end())
        if (value < 10 and not decimals) or (ending and (value < YEAR or decimals)):
            continue
        yield found.start(), found.end(), english(found)


def english(found: re.Match[str]) -> str:
    """The English way to write a match of FIGURE: comma and point change places (SI Brochure, 9th edition, 5.4.4)."""
    whole, decimals = found.groups()
    return re.sub(r"[^\d:]", ",", whole) + (f".{decimals}" if decimals else "")
