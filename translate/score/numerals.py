"""Numbers, times, dates and percentages of Albanian and English text, so that one can be looked for in the other.

A numeral has readings, for it cannot always be told which one is meant: 10.30 is an hour or a decimal. Two numerals
agree where they share a reading. Albanian writes 1.500,5 where English has 1,500.5 (Drejtshkrimi i gjuhës shqipe,
1973). English spells small numbers out, so its words count too; a number in Albanian words is no numeral here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Numeral:
    """Something counted or dated in a text."""

    form: str  # as it stands: "25 për qind"
    readings: frozenset[str]  # "25", "10:30", "month 2", "day 1"
    percent: bool = False


@dataclass(frozen=True)
class _Language:
    """How a language writes what is counted."""

    thousands: str
    decimal: str
    percent: re.Pattern[str]
    scale: re.Pattern[str]
    scales: dict[str, int]  # powers of ten


_ALBANIAN = _Language(
    thousands=".",
    decimal=",",
    percent=re.compile(r"\s?(?:%|p[ëe]r\s?qind)", re.IGNORECASE),
    scale=re.compile(r"\s?(mij[ëe]|milion|mln|miliard|mld|bilion|trilion)(?:[ëe]|[ëe]sh)?(?!\w)", re.IGNORECASE),
    scales={"mijë": 3, "mije": 3, "milion": 6, "mln": 6, "miliard": 9, "mld": 9, "bilion": 12, "trilion": 12},
)
_ENGLISH = _Language(
    thousands=",",
    decimal=".",
    percent=re.compile(r"(?:\s|-)?(?:%|per\s?cent(?:age)?\b)", re.IGNORECASE),
    scale=re.compile(r"(?:\s|-)?(thousand|million|mn|billion|bn|trillion|tn)\b", re.IGNORECASE),
    scales={"thousand": 3, "million": 6, "mn": 6, "billion": 9, "bn": 9, "trillion": 12, "tn": 12},
)
_DATE = re.compile(r"(?<![\w.])(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})(?![\d])")
_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|(?<![^\W\d_])(?<!\d)\d+(?:[.,:]\d+)*")
_CLOCK = re.compile(r"([01]?\d|2[0-4])[.:]([0-5]\d)")
_AFTERNOON = re.compile(r"\s?p\.?m\b", re.IGNORECASE)
_DECADE = re.compile(r"['’]?s\b")

_MONTHS_SQ = {name: n for n, name in enumerate(
    "janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor".split(), 1
)}  # fmt: skip
_MONTH_SQ = re.compile(rf"(?<!\w)({'|'.join(_MONTHS_SQ)}|nentor)(?:it|in|i)?(?!\w)")  # Mars: the planet
# Most names of months mean something else too (shkurt: in short; maj: fatten), so a date must stand beside them.
_BEFORE_MONTH = re.compile(
    r"(?:\d|\d-t[ëe]|\b(?:muaj\w*|n[ëe]|gjat[ëe]|prej|nga|deri|fund|fillim|mes)(?: (?:t[ëe]|e|i|n[ëe]))?)\s$",
    re.IGNORECASE,
)
_AFTER_MONTH = re.compile(r"\s(?:t[ëe] vitit )?[12]\d{3}\b")
_DAY_SQ = re.compile(  # not `e hënës`, which is the moon's
    r"(?<!\w)(?:e|t[ëe]|s[ëe])\s(?:(h[ëe]n(?!es|ës))|(mart)|(m[ëe]rkur)|(enjt)|(premt)|(shtun)|(diel))"
    r"(?:[ëe]n|[ëe]s|[ëe]|a|n)?(?!\w)"
)
_MONTH_EN = re.compile(
    r"\b(?:(Jan)(?:uary)?|(Feb)(?:ruary)?|(Mar)(?:ch)?|(Apr)(?:il)?|(May)|(June?)|(July?)|(Aug)(?:ust)?|(Sept?)(?:ember)?"
    r"|(Oct)(?:ober)?|(Nov)(?:ember)?|(Dec)(?:ember)?)\b"
)
_DAY_EN = re.compile(r"\b(?:(Mon)|(Tues)|(Wednes)|(Thurs)|(Fri)|(Satur)|(Sun))days?\b")

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS = {
    **{word: value for value, word in enumerate(_UNITS)},
    **{word: value for value, word in enumerate(_ORDINALS, 1)},
    **{word: value for value, word in zip(range(20, 100, 10), _TENS, strict=True)},
    **{word[:-1] + "ieth": value for value, word in zip(range(20, 100, 10), _TENS, strict=True)},
    "dozen": 12,
}
_NUMBER_WORDS = frozenset([*_WORDS, "hundred", "hundredth", "thousand", "million", "billion", "trillion"])
_ANY_WORD = "|".join(sorted(_NUMBER_WORDS, key=len, reverse=True))
_SPELLED = re.compile(rf"\b(?:{_ANY_WORD})(?:(?:-|\s|\sand\s)(?:{_ANY_WORD}))*\b", re.IGNORECASE)


def albanian_numerals(text: str) -> list[Numeral]:
    """The numerals of an Albanian text.

    >>> [sorted(n.readings) for n in albanian_numerals("1.500,5 km; 25 për qind; 2,5 milionë; më 4 shkurt")]
    [['1500.5'], ['25'], ['2500000'], ['4'], ['month 2']]
    """
    found, rest = _dates(text, american=False)
    numbers, _ = _numbers(rest, _ALBANIAN)
    months = [
        Numeral(match[0], frozenset({f"month {_MONTHS_SQ[match[1].replace('nentor', 'nëntor')]}"}))
        for match in _MONTH_SQ.finditer(rest)
        if _BEFORE_MONTH.search(text[: match.start()]) or _AFTER_MONTH.match(text, match.end())
    ]
    return [*found, *numbers, *months, *_named(_DAY_SQ, "day", rest)]


def english_numerals(text: str) -> list[Numeral]:
    """The numerals of an English text, in figures or in words.

    >>> [sorted(n.readings) for n in english_numerals("twenty-five percent of 2.5 million by 9:30 p.m. on 4 May")]
    [['2500000'], ['21:30', '9:30'], ['4'], ['month 5'], ['25']]
    """
    found, rest = _dates(text, american=True)
    numbers, words = _numbers(rest, _ENGLISH)
    return [*found, *numbers, *_named(_MONTH_EN, "month", rest), *_named(_DAY_EN, "day", rest), *_spelled(words)]


def lost_numerals(source: list[Numeral], target: list[Numeral]) -> list[Numeral]:
    """The numerals of a source that no numeral of its target answers; each answers one at most."""
    left = list(target)
    lost = []
    for numeral in source:
        for other in left:
            if numeral.readings & other.readings and (other.percent or not numeral.percent):
                left.remove(other)
                break
        else:
            lost.append(numeral)
    return lost


def _dates(text: str, american: bool) -> tuple[list[Numeral], str]:
    """Dates in figures, part by part, and the text without them."""
    found = []
    for match in _DATE.finditer(text):
        first, middle, last = (str(int(part)) for part in match.group(1, 3, 4))
        found += [
            Numeral(match[0], frozenset({first, f"month {first}"} if american else {first})),
            Numeral(match[0], frozenset({middle, f"month {middle}"})),
            Numeral(match[0], frozenset({last})),
        ]
    return found, _DATE.sub(lambda match: " " * len(match[0]), text)


def _numbers(text: str, language: _Language) -> tuple[list[Numeral], str]:
    """Numbers in figures, and the text without them and without what belongs to them."""
    found = []
    rest = list(text)
    for match in _NUMBER.finditer(text):
        readings, end = _readings(match[0], language), match.end()
        if scale := language.scale.match(text, end):
            power = language.scales[scale[1].lower()]
            readings, end = {_plain(Decimal(r).scaleb(power)) for r in readings if ":" not in r}, scale.end()
        percent = language.percent.match(text, end)
        end = percent.end() if percent else end
        if language is _ENGLISH and _AFTERNOON.match(text, end):
            readings |= {re.sub(r"^\d+", lambda hour: str(int(hour[0]) + 12), reading) for reading in readings}
        if language is _ENGLISH and len(match[0]) == 4 and _DECADE.match(text, end):
            readings.add(str(int(match[0][-2:])) if match[0].isdigit() else match[0])
        found.append(Numeral(text[match.start() : end], frozenset(readings), percent is not None))
        rest[match.start() : end] = " " * (end - match.start())
    return found, "".join(rest)


def _readings(form: str, language: _Language) -> set[str]:
    """What a number may mean: by its language's own signs, or else by the other's; and as an hour."""
    digits = re.sub(r"[ \u00a0\u202f]", "", form)
    found = {f"{int(clock[1])}:{clock[2]}"} if (clock := _CLOCK.fullmatch(digits)) else set()
    own, other = (language.thousands, language.decimal), (language.decimal, language.thousands)
    signs = [own, other] if language is _ALBANIAN and re.fullmatch(r"\d{1,3}(?:,\d{3})+", digits) else [own]
    values = [value for each in signs if (value := _value(digits, *each))]
    return found | set(values or filter(None, [_value(digits, *other)])) or found or {digits}


def _value(digits: str, thousands: str, decimal: str) -> str | None:
    """The number, if it is well written with these signs."""
    thousands, decimal = re.escape(thousands), re.escape(decimal)
    if not re.fullmatch(rf"(?:\d+|\d{{1,3}}(?:{thousands}\d{{3}})+)(?:{decimal}\d+)?", digits):
        return None
    return _plain(Decimal(re.sub(decimal, ".", re.sub(thousands, "", digits))))


def _plain(number: Decimal) -> str:
    return f"{number:f}".rstrip("0").rstrip(".") if "." in f"{number:f}" else f"{number:f}"


def _named(pattern: re.Pattern[str], kind: str, text: str) -> Iterator[Numeral]:
    """Months or days, which the groups of a pattern number."""
    for match in pattern.finditer(text):
        yield Numeral(match[0], frozenset({f"{kind} {match.lastindex}"}))


def _spelled(text: str) -> Iterator[Numeral]:
    """English numbers in words."""
    if _NUMBER_WORDS.isdisjoint(re.findall(r"[a-z]+", text.lower())):  # most texts have none; this is ten times faster
        return
    for match in _SPELLED.finditer(text):
        total = part = 0
        for word in re.findall(r"[a-z]+", match[0].lower()):
            if word == "and":
                continue
            if word.startswith("hundred"):
                part = max(part, 1) * 100
            elif word in _ENGLISH.scales:
                total, part = total + max(part, 1) * 10 ** _ENGLISH.scales[word], 0
            else:
                part += _WORDS[word]
        yield Numeral(match[0], frozenset({str(total + part)}), _ENGLISH.percent.match(text, match.end()) is not None)
