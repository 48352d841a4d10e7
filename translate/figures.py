"""Figures: Albanian decimal commas and thousands points, and the English way to write them."""

import re
from collections.abc import Iterator

# A whole number, perhaps with points or spaces between the thousands, and decimals; a time such as 9:15,38. What is
# ambiguous is none of ours: `1,500` may be either, `10.30` is an hour, `4.2.2026` a date, `7,8,9` a list, `3:2` a
# score, `'90` a decade.
_SPACED = r"(?<![0-9] )(?<!\+)[1-9][0-9]{0,2}(?:[ \u00a0\u202f][0-9]{3}){1,4}(?! ?[0-9])"  # and no telephone number
_WHOLE = rf"(?:[0-9]+:)+[0-9]{{2}}(?=,[0-9])|[0-9]{{1,3}}(?:\.[0-9]{{3}})+|{_SPACED}|[0-9]{{1,18}}(?![0-9])"
FIGURE = re.compile(rf"(?<![\w.,:/'’])({_WHOLE})(?:,([0-9]{{1,2}}|[0-9]{{4,18}}))?(?![\w,.:/]*[0-9])")
# What stands behind a figure and belongs to it -> the English behind the figure.
SCALES = (
    (re.compile(r"\s?%"), "%"),
    (re.compile(r"\s(?:për ?qind|per ?qind)\b", re.IGNORECASE), " percent"),
    (re.compile(r"\s(?:milion\w*|mln\b\.?)", re.IGNORECASE), " million"),
    (re.compile(r"\s(?:miliard\w*|mld\b\.?)", re.IGNORECASE), " billion"),
)
THOUSAND = re.compile(r"\smij[ëe]\b(?!\s+mili)", re.IGNORECASE)
DECADE = re.compile(r"\bvite(?:t|ve)\s+(?:['’]?[0-9]+\s?(?:dhe|e|deri në|[-–,])\s?(?:vitet\s)?)?['’]?$", re.IGNORECASE)
ORDINAL_OR_ENDING = re.compile(r"(?![-–](?:vjeç|muaj|ditor|ditësh|orë|minut|metr|kat))[-–]?[^\W\d_]")  # not 11-month
YEAR = 1000  # from here on an ending behind a hyphen is a case ending (2016-s), below it makes an ordinal (15-të)


def figures(source: str) -> Iterator[tuple[int, int, str]]:
    """The figures of a source that stand in its English as figures: (start, end, English).

    Numbers below ten are left out, which English writes as words, ordinals, and decades (vitet 90). What a figure
    counts in is part of it: per cent, thousands, millions and billions.

    >>> [english for _, _, english in figures("Rritja ishte 7,8 për qind ose 1.500,5 euro në vitin 2026, 15-të për 3.")]
    ['7.8 percent', '1,500.5', '2026']
    >>> [english for _, _, english in figures("Në vitet '90 u rrit 5%, nga 1 247 në 12 500,5; fituam 121:108.")]
    ['5%', '1,247', '12,500.5']
    >>> [english for _, _, english in figures("Foshnja 11-muajshe, viti 2016-s, e 15-ta, 15 mijë veta, 5,1 mld. euro.")]
    ['11', '2016', '15,000', '5.1 billion']
    """
    for found in FIGURE.finditer(source):
        whole, decimals = found.groups()
        value = int(re.sub(r"\D", "", whole))
        end, spelled = _scaled(source, found)
        if end > found.end():
            yield found.start(), end, spelled
            continue
        ending = ORDINAL_OR_ENDING.match(source, found.end())
        if (value < 10 and not decimals) or (ending and (value < YEAR or decimals)):
            continue
        if value % 10 == 0 and DECADE.search(source[: found.start()]):
            continue
        yield found.start(), found.end(), spelled


def _scaled(source: str, found: re.Match[str]) -> tuple[int, str]:
    """Where a figure ends, with what it counts in, and its English."""
    spelled = english(found)
    if not found[2] and len(found[1]) < 4 and (thousand := THOUSAND.match(source, found.end())):
        return thousand.end(), f"{spelled},000"
    for sign, scale in SCALES:
        if behind := sign.match(source, found.end()):
            return behind.end(), spelled + scale
    return found.end(), spelled


def english(found: re.Match[str]) -> str:
    """The English way to write a match of FIGURE: comma and point change places (SI Brochure, 9th edition, 5.4.4)."""
    whole, decimals = found.groups()
    return re.sub(r"[^\d:]", ",", whole) + (f".{decimals}" if decimals else "")


def misspelled(source: str, text: str) -> list[tuple[int, int, str]]:
    """Where a text has figures of the source with Albanian marks, with none, or with spaces: (start, end, English).

    >>> misspelled("U vranë 63 459 veta.", "63459 people were killed.")
    [(0, 5, '63,459')]
    """
    found: list[tuple[int, int, str]] = []
    figures = {figure.group(): english(figure) for figure in FIGURE.finditer(source)}
    for figure, ours in sorted(figures.items(), key=lambda item: -len(item[0])):  # before what may be a part of it
        if figure == ours:
            continue
        others = {figure, figure.replace(" ", "\u00a0"), ours.replace(",", "")} - {ours} - (figures.keys() - {figure})
        spelled = "|".join(map(re.escape, sorted(others, key=len, reverse=True)))
        for wrong in re.finditer(rf"(?<![\w.,])(?:{spelled})(?![\w,.]*\d)", text):
            if all(wrong.end() <= start or wrong.start() >= end for start, end, _ in found):
                found.append((*wrong.span(), ours))
    return sorted(found)
