"""Figures, and the English way to write them: numbers, sums of money, dates and hours, scores, kings' numerals."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from glossary.wordclass import is_common
from translate.dates import dates

# A whole number, perhaps with points or spaces between the thousands, and decimals; a time such as 9:15,38. What is
# ambiguous is none of these: `1,500` may be either, `10.30` is an hour or a decimal point, `7,8,9` a list, `3:2` a
# score, `'90` a decade.
_SPACED = r"(?<![0-9] )(?<!\+)[1-9][0-9]{0,2}(?:[ \u00a0\u202f][0-9]{3}){1,4}(?! ?[0-9])"  # and no telephone number
_WHOLE = rf"(?:[0-9]+:)+[0-9]{{2}}(?=,[0-9])|[0-9]{{1,3}}(?:\.[0-9]{{3}})+|{_SPACED}|[0-9]{{1,18}}(?![0-9])"
FIGURE = re.compile(rf"(?<![\w.,:/'’‘])({_WHOLE})(?:,([0-9]{{1,2}}|[0-9]{{4,18}}))?(?![\w,.:/+]*[0-9])")
# What both languages write alike, or what could be either's: 12.5, 1,500, 2.4.1, 192.168.1.10, 14:45, no. 45/2024, 3-1.
SAME = re.compile(
    r"(?<![\w.,:/'’‘+])(?:[0-9]+(?:\.[0-9]+)+[–-][0-9]+(?:\.[0-9]+)+|[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?"
    r"|[0-9]+(?:\.[0-9]+)+|[0-9]{1,2}:[0-9]{2}|[0-9]{1,3}/(?:19|20)[0-9]{2}|(?<!-)[0-9]-[0-9](?!-)|[0-9]{2,3}\+[0-9]{1,2})(?!\w|[.,:/][0-9])"
)
# What stands behind a figure and belongs to it -> the English behind the figure.
SCALES = (
    (re.compile(r"\s?%"), "%"),
    (re.compile(r"\s(?:për ?qind|per ?qind)\b", re.IGNORECASE), " percent"),
    (re.compile(r"\s(?:milion\w*|mln\b\.?)", re.IGNORECASE), " million"),
    (re.compile(r"\s(?:miliard\w*|mld\b\.?)", re.IGNORECASE), " billion"),
)
# Of a king or a pope; a lone I is more often the article of an epithet (Aleksandri I Madh).
REGNAL = re.compile(r"\b([^\W\da-zçë_][a-zçë]+)[ \u00a0]((?!I\b)X{0,3}(?:IX|IV|V?I{0,3}))(?![\w-])")
THOUSAND = re.compile(r"\smij[ëe]\b(?!\s+mili)", re.IGNORECASE)
DECADE = re.compile(
    r"\bvite(?:t|ve)\s+(?:['’‘]?[0-9]+\s?(?:dhe|e|deri në|[-–,])\s?(?:vitet\s)?)?['’‘]?$", re.IGNORECASE
)
ORDINAL_OR_ENDING = re.compile(r"(?![-–](?:vjeç|muaj|ditor|ditësh|orë|minut|metr|kat))[-–]?[^\W\d_]")  # not 11-month
YEAR = 1000  # from here on an ending behind a hyphen is a case ending (2016-s), below it makes an ordinal (15-të)
SIGN_BEFORE = re.compile(r"(?<![^\W_])(?<![0-9] )[€$£¥](?=\s?$)")  # none of US$, and none of the figure before
SIGN_BEHIND = re.compile(r"\s?([€$£¥])(?![0-9])")
ANY_SIGN = "[€$£¥]"
CURRENCY = r"euros?|(?:US )?dollars?|pounds?|yuan|yen"


@dataclass(frozen=True)
class Figure:
    """source[start:end], which is a figure, and its English: the number alone, and with its sign and scale."""

    start: int
    end: int
    number: str
    english: str


def figures(source: str) -> Iterator[tuple[int, int, str]]:
    """The figures of a source that stand in its English as figures: (start, end, English).

    Numbers below ten are left out, which English writes as words, ordinals, and decades (vitet 90). What a figure
    counts in is part of it: per cent, thousands, millions and billions, a currency's sign, which English puts first.

    >>> [english for _, _, english in figures("Rritja ishte 7,8 për qind ose 1.500,5 euro në vitin 2026, 15-të për 3.")]
    ['7.8 percent', '1,500.5', '2026']
    >>> [english for _, _, english in figures("Në vitet '90 u rrit 5%, nga 1 247 në 12 500,5; fituam 121:108.")]
    ['5%', '1,247', '12,500.5']
    >>> [english for _, _, english in figures("Foshnja 11-muajshe, viti 2016-s, e 15-ta, 15 mijë veta, 5,1 mld. euro.")]
    ['11', '2016', '15,000', '5.1 billion']
    >>> [english for _, _, english in figures("Më 4.2.2026, në orën 10.30, u dhanë €1.200, 5 mln $ dhe 12.5 lekë.")]
    ['February 4, 2026', '10:30', '€1,200', '$5 million', '12.5']

    The number of a king's name stays Roman, that of a chapter or a congress is the model's to write.

    >>> [english for _, _, english in figures("Papa Leoni XIV foli pas Kapitullit IV, në shekullin XIX.")]
    ['XIV']
    """
    for figure in _figures(source):
        yield figure.start, figure.end, figure.english


def _figures(source: str) -> Iterator[Figure]:
    """See `figures`; in the order of the source."""
    found = [Figure(start, end, english, english) for start, end, english in dates(source)]
    for king in REGNAL.finditer(source):
        if king[2] and not is_common(king[1]):
            found.append(Figure(king.start(2), king.end(2), king[2], king[2]))
    for number in [*FIGURE.finditer(source), *SAME.finditer(source)]:
        inside = any(figure.start < number.end() and figure.end > number.start() for figure in found)
        if not inside and (figure := _counted(source, number)):
            found.append(figure)
    yield from sorted(found, key=lambda figure: figure.start)


def _counted(source: str, found: re.Match[str]) -> Figure | None:
    """A figure with what it counts in; None where English may write it otherwise."""
    number, end, scaled = _scaled(source, found)
    before, behind = SIGN_BEFORE.search(source, 0, found.start()), SIGN_BEHIND.match(source, end)
    if before:
        return Figure(before.start(), end, number, before[0] + scaled)
    if behind:
        return Figure(found.start(), behind.end(), number, behind[1] + scaled)
    if end == found.end() and found.re is FIGURE and _in_words(source, found):
        return None
    return Figure(found.start(), end, number, scaled)


def _in_words(source: str, found: re.Match[str]) -> bool:
    """Whether a match of FIGURE is a number below ten, an ordinal, or a decade."""
    whole, decimals = found.groups()
    value = int(re.sub(r"\D", "", whole))
    ending = ORDINAL_OR_ENDING.match(source, found.end())
    if (value < 10 and not decimals) or (ending and (value < YEAR or decimals)):
        return True
    return value % 10 == 0 and DECADE.search(source[: found.start()]) is not None


def _scaled(source: str, found: re.Match[str]) -> tuple[str, int, str]:
    """A figure's number in English, where it ends, with what it counts in, and its English with that."""
    number = english(found) if found.re is FIGURE else found.group()
    if number.isdigit() and len(number) < 4 and (thousand := THOUSAND.match(source, found.end())):
        return number, thousand.end(), f"{number},000"
    for sign, scale in SCALES:
        if behind := sign.match(source, found.end()):
            return number, behind.end(), number + scale
    return number, found.end(), number


def english(found: re.Match[str]) -> str:
    """The English way to write a match of FIGURE: comma and point change places (SI Brochure, 9th edition, 5.4.4)."""
    whole, decimals = found.groups()
    return re.sub(r"[^\d:]", ",", whole) + (f".{decimals}" if decimals else "")


def misspelled(source: str, text: str) -> list[tuple[int, int, str]]:
    """Where a text has figures of the source in another way, also another currency: (start, end, English).

    >>> misspelled("U vranë 63 459 veta.", "63459 people were killed.")
    [(0, 5, '63,459')]
    >>> misspelled("Kushton €1.200 që nga 1.7.2025.", "It costs $1,200 since 1.7.2025.")
    [(9, 15, '€1,200'), (22, 30, 'July 1, 2025')]
    """
    found: list[tuple[int, int, str]] = []
    for others, ours in _spellings(source):
        for wrong in re.finditer(rf"(?<![\w.,:/]){others}(?![\w,.:/]*\d)", text):
            free = all(wrong.end() <= start or wrong.start() >= end for start, end, _ in found)
            if free and wrong.group() != ours:
                found.append((*wrong.span(), ours))
    return sorted(found)


def _spellings(source: str) -> Iterator[tuple[str, str]]:
    """Patterns of what stands for a figure of the source, and its English; the longest figure first."""
    plain = {figure.group(): english(figure) for figure in FIGURE.finditer(source)}
    plain |= {source[start:end]: written for start, end, written in dates(source)}
    signed = [figure for figure in _figures(source) if re.match(ANY_SIGN, figure.english)]
    for figure in signed:
        if sum(other.number == figure.number for other in signed) == 1:
            number = re.escape(figure.number)
            scale = "" if figure.english.endswith(figure.number) else "(?: million| billion|,000| mln\\.?| mld\\.?)"
            behind = rf"{number}{scale} ?(?:{ANY_SIGN}|\b(?:{CURRENCY})\b)"
            yield rf"(?:{ANY_SIGN} ?{number}{scale}|{behind})", figure.english
    for written, ours in sorted(plain.items(), key=lambda item: -len(item[0])):  # before what may be a part of it
        others = {written, written.replace(" ", "\u00a0"), ours.replace(",", "")} - {ours} - (plain.keys() - {written})
        if written != ours:
            yield "(?:" + "|".join(map(re.escape, sorted(others, key=len, reverse=True))) + ")", ours
