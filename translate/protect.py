"""What is not language (URLs, code, placeholders) is kept out of the model and comes back in its place."""

import itertools
import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from translate.emphasis import Emphasis, blanked, emphases

RULES = [
    r"(?:https?|ftp)://[^\s<>\"”“„»«*]+[^\s<>\"”“„»«*.,;:!?)\]']",  # URL, without the stop after it
    r"\bwww\.[^\s<>\"”“„»«*]+[^\s<>\"”“„»«*.,;:!?)\]']",
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",  # e-mail address
    r"`[^`\n]+`",  # code between backticks
    r"\[[0-9]{1,3}\]",  # a note's number
    r"\$?\{\{?[\w.!:\[\]-]*\}?\}",  # {name}, ${name}, {{name}}, {0:.2f}
    r"%\([A-Za-z_]\w*\)[sdif]|%(?:\d+\$)?[sdif](?!\w)",  # %s, %(name)d, %1$s
    r"(?<![\w@.])@\w+(?:[.-]\w+)*",  # @handle
    r"(?<![\w&#])#\w*[^\W\d]\w*",  # #hashtag, but not "#1"
    r"(?:[A-Za-z]:)?(?:\\[\w.$-]+){2,}",  # C:\folder\file
    r"(?<![\w.])(?:~|\.{1,2})?(?:/[\w.@+-]+){2,}/?",  # /folder/file, but not "dhe/ose"
    r"_*[^\W_]+(?:_+[^\W_]+)+_*|__\w+__",  # snake_case, but not _emphasis_
    r"\b\w[\w-]*\.(?:txt|pdf|docx?|xlsx?|pptx?|csv|json|xml|html?|py|js|zip|jpe?g|png|gif|mp[34])\b",  # file name
    r"\b(?:[\w-]+\.)+(?:com|org|net|info|gov|edu|int|eu|al|mk|rs|cn|ru|uk|de|fr|io|tv)\b(?:/[^\s<>\"]*[\w/])?",  # host
    r"[\u0370-\u1dff\u2190-\u2bff\u2e80-\ud7ff\uf900-\ufdff\U00010000-\U0010ffff\ufe0f\u200d]+",  # other scripts, emoji
    r"(?<![\w+])\+[0-9]{1,3}(?:[ /-]?[0-9]{1,4}){2,5}(?![\w/-])",  # telephone number: +355 4 222 333
    r"(?<![\w+])0[0-9]{1,2}[ /][0-9]{2,4}(?: [0-9]{2,4}){1,3}(?![\w/-])",  # 069 20 12 345
    r"[^\s]{200,}",  # no word of any language
]
MARKS = [
    r"(?<!<)</?[A-Za-z][\w:-]*(?:\s+[\w:-]+=(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s\"'<>]+))*\s*/?>(?!>)",  # markup
    r"(?<![\w*])\*{1,3}(?=[^\W\d_])|(?<=[^\s*\d])\*{1,3}(?![\w*])",  # ** of an emphasis that began, or ends, elsewhere
]
LOOSE_START = re.compile(r"[\s\-–—:,]*")
LOOSE_END = re.compile(r"[\s\-–—]*$")
MARK = re.compile("|".join(f"(?:{rule})" for rule in MARKS))
UNTOUCHABLE = re.compile("|".join(f"(?:{rule})" for rule in [*RULES, *MARKS]))


@dataclass(frozen=True)
class Guard:
    """A stretch of a text that must come out as it stands."""

    start: int
    end: int
    literal: str


def guards(text: str) -> list[Guard]:
    """The stretches of a text that are not language, in order.

    >>> [g.literal for g in guards("Shkruani te redaksia@ata.gov.al ose te https://ata.gov.al/lajme?id=1.")]
    ['redaksia@ata.gov.al', 'https://ata.gov.al/lajme?id=1']
    >>> guards("Kina dhe/ose Rusia, 50% e tregut.")
    []
    """
    return [Guard(m.start(), m.end(), m.group()) for m in UNTOUCHABLE.finditer(text)]


def trim(text: str) -> tuple[int, int]:
    """(start, end) of a sentence without the untouchable stretches, and the space and dashes, at its two ends.

    What is cut off needs no model to find its place.

    >>> s = "Lexoni më shumë: https://ata.gov.al"
    >>> s[slice(*trim(s))]
    'Lexoni më shumë:'
    """
    marks = _marks(emphasised(text))
    pair = marks[:2]
    if pair and pair[0].start == 0 and pair[1].end == len(text):
        start, end = trim(text[pair[0].end : pair[1].start])
        return pair[0].end + start, pair[0].end + end
    start, end = 0, len(text)
    found = [guard for guard in guards(text) if not _overlaps(guard, marks)]
    while found and not any(c.isalnum() for c in text[start : found[0].start]):
        after = LOOSE_START.match(text, found[0].end).end()  # type: ignore[union-attr]  # it may be empty
        if not _balanced(text[after:end]):
            break
        start = after
        found.pop(0)
    while found and not any(c.isalnum() for c in text[found[-1].end : end]):
        before = start + len(LOOSE_END.sub("", text[start : found[-1].start]))
        if not _balanced(text[start:before]):
            break
        end = before
        found.pop()
    return start, max(start, end)


def emphasised(text: str) -> list[Emphasis]:
    """The emphases of a text, in order; what looks like a mark within an address or code is none.

    >>> emphasised("Hapni `**kwargs**` te https://a.al/?_x_=1")
    []
    """
    plain = text
    for found in UNTOUCHABLE.finditer(text):
        if not MARK.match(text, found.start()):
            plain = blanked(plain, *found.span())
    return emphases(plain)


def _marks(found: list[Emphasis]) -> list[Guard]:
    """The marks of emphases, in pairs."""
    pairs = [
        (Guard(e.start - len(e.opening), e.start, e.opening), Guard(e.end, e.end + len(e.closing), e.closing))
        for e in found
    ]
    return [mark for pair in pairs for mark in pair]


def _overlaps(guard: Guard, others: list[Guard]) -> bool:
    return any(guard.start < other.end and guard.end > other.start for other in others)


def _balanced(text: str) -> bool:
    """Whether every bracket and quote that opens closes again: what is cut in two reads as a slip, and is mended."""
    return all(text.count(a) == text.count(b) for a, b in ("()", "[]", "“”", "„”", "«»") if a in text) and not (
        text.count('"') % 2
    )


def has_language(text: str) -> bool:
    """Whether anything is left to translate: a word of two letters outside the untouchable stretches.

    >>> has_language("1.500,5 % – https://ata.gov.al"), has_language("Po!")
    (False, True)
    """
    return bool(re.search(r"[^\W\d_]{2}", UNTOUCHABLE.sub(" ", text)))


NAME = r"X\d+"
HELD = "held"  # domain of what must come out as it is, though it is no term: stand-ins and figures


@dataclass(frozen=True)
class StandIn:
    """A name that a model can copy, at text[start:start + len(name)] of the masked text, and what it stands for.

    Where that touches a word, as in `lajm<br>i ri`, a space is put between; `end` is behind it. The marks of an
    emphasis leave nothing behind: their stand-in has no name.
    """

    name: str
    start: int
    end: int
    guard: Guard
    touches: tuple[bool, bool]  # a word on the left, on the right


@dataclass(frozen=True)
class Masked:
    """A text whose untouchable stretches are stand-ins, and its emphases, which have no marks there."""

    text: str
    stand_ins: tuple[StandIn, ...]
    emphases: tuple[Emphasis, ...]

    def origin(self, at: int) -> int:
        """The offset in the original text of an offset in the masked one."""
        last = bisect_right(self.stand_ins, at, key=lambda stand_in: stand_in.end) - 1
        return self.stand_ins[last].guard.end + at - self.stand_ins[last].end if last >= 0 else at

    def unmask(self, text: str) -> str:
        """Put back, in a text with these stand-ins, what they stand for; each is looked for as a whole word."""
        known = {stand_in.name: stand_in for stand_in in self.stand_ins if stand_in.name}

        def put_back(found: re.Match[str]) -> str:
            before, name, after = found.groups()
            if name not in known:
                return found.group()
            left, right = known[name].touches
            return ("" if left else before) + known[name].guard.literal + ("" if right else after)

        return re.sub(rf"(\s*)(?<!\w)({NAME})(?!\w)(\s*)", put_back, text) if known else text


def mask(text: str) -> Masked:
    """Put a stand-in for every untouchable stretch: X1, X2 …, of all that were tried the kind that models copy best.

    >>> mask("Hapni {file} me kujdes.").text
    'Hapni X1 me kujdes.'
    """
    out, at = "", 0
    stand_ins = []
    found = emphasised(text)
    marks = _marks(found)
    held = [guard for guard in guards(text) if not _overlaps(guard, marks)]
    taken = set(re.findall(NAME, text))
    names = (name for number in itertools.count(1) if (name := f"X{number}") not in taken)
    ends = {mark.start: mark.end for mark in marks}
    for guard in sorted([*marks, *held], key=lambda guard: guard.start):
        out += text[at : guard.start]
        name = next(names) if guard in held else ""
        behind = guard.end
        while behind in ends:  # a mark leaves nothing behind, so that a word may follow it
            behind = ends[behind]
        left, right = out[-1:].isalnum(), text[behind : behind + 1].isalnum()
        start = len(out) + (left and name != "")
        out, at = out + (" " * left + name + " " * right if name else ""), guard.end
        stand_ins.append(StandIn(name, start, len(out), guard, (left, right)))
    return Masked(out + text[at:], tuple(stand_ins), _moved(found, stand_ins))


def _moved(found: list[Emphasis], stand_ins: list[StandIn]) -> tuple[Emphasis, ...]:
    """Emphases of a text, where they stand in the masked one."""
    masked = {stand_in.guard.end: stand_in.start for stand_in in stand_ins if not stand_in.name}
    return tuple(replace(e, start=masked[e.start], end=masked[e.end + len(e.closing)]) for e in found)
