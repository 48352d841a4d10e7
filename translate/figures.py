"""Figures: Albanian decimal commas and thousands points, and the English way to write them."""

import re
from collections.abc import Iterator

# A whole number, perhaps with points between the thousands, and decimals. What is ambiguous is none of ours:
# `1,500` may be either, `10.30` is an hour, `4.2.2026` a date, `7,8,9` a list.
FIGURE = re.compile(r"(?<![\w.,])(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,2}|\d{4,}))?(?![\w,.:/]*\d)")
ORDINAL_OR_ENDING = re.compile(r"[-–]?[^\W\d_]")
YEAR = 1000  # from here on an ending behind a hyphen is a case ending (2016-s), below it makes an ordinal (15-të)


def figures(source: str) -> Iterator[tuple[int, int, str]]:
    """The figures of a source that stand in its English as figures: (start, end, English).

    Numbers below ten are left out, which English writes as words, and ordinals.

    >>> [english for _, _, english in figures("Rritja ishte 7,8 për qind ose 1.500,5 euro në vitin 2026, 15-të për 3.")]
    ['7.8', '1,500.5', '2026']
    """
    for found in FIGURE.finditer(source):
        whole, decimals = found.groups()
        value = int(whole.replace(".", ""))
        ending = ORDINAL_OR_ENDING.match(source, found.end())
        if (value < 10 and not decimals) or (ending and (value < YEAR or decimals)):
            continue
        yield found.start(), found.end(), english(found)


def english(found: re.Match[str]) -> str:
    """The English way to write a match of FIGURE: comma and point change places (SI Brochure, 9th edition, 5.4.4)."""
    whole, decimals = found.groups()
    return whole.replace(".", ",") + (f".{decimals}" if decimals else "")
