"""Emphasis: marks around words, such as **these**, come off before the model reads, and go around their English."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from translate.model import Link
from translate.placing import LEADING, SMALL, TRAILING, look

# An opening mark, the words between, the closing mark: of Markdown, of e-mail, of HTML.
PAIRS = (
    re.compile(
        r"(?<![\w*/\\])(?P<opening>\*{1,3})(?=[^\s*])(?P<words>[^*\n]*[^\s*])(?P<closing>(?P=opening))(?![\w*])"
    ),
    re.compile(r"(?<![\w_/\\])(?P<opening>_)(?=[^\s_])(?P<words>[^_\n]*[^\s_])(?P<closing>_)(?![\w_])"),
    re.compile(
        r"(?P<opening><(?P<tag>[A-Za-z]\w*)(?:\s[^<>\n]*)?>)(?P<words>[^<>\n]*\w[^<>\n]*)(?P<closing></(?P=tag)>)"
    ),
)
FARTHEST = 2  # small words between two words of one phrase
EDGELESS = SMALL | {"that", "which", "who", "will", "would", "has", "have", "had", "is", "was"}  # begin and end none
LEAST = 0.2  # share of what a word looks at, below which it speaks of something else

Span = tuple[int, int]


@dataclass(frozen=True)
class Emphasis:
    """The words text[start:end]; the opening mark ends where they start, the closing one begins where they end."""

    start: int
    end: int
    opening: str
    closing: str


def emphases(text: str) -> list[Emphasis]:
    """The emphasised words of a text, in order; of marks within marks only the outer ones of the first kind.

    >>> [text[e.start : e.end] for text in ["Një **festë e madhe** sot, <b>thotë</b> ai."] for e in emphases(text)]
    ['festë e madhe', 'thotë']
    >>> emphases("5 * 6 * 7, 2*3*4, snake_case_name, * pikë *")
    []
    """
    found: list[Emphasis] = []
    for pair in PAIRS:
        for match in pair.finditer(text):
            if all(match.end() <= e.start or match.start() >= e.end for e in found):
                found.append(Emphasis(*match.span("words"), match["opening"], match["closing"]))
    return sorted(found, key=lambda emphasis: emphasis.start)


def unmarked(text: str) -> str:
    """A text without the marks of its emphases.

    >>> unmarked("**Kina** foli.")
    'Kina foli.'
    """
    for emphasis in reversed(emphases(text)):
        inner = text[emphasis.start : emphasis.end]
        before, behind = emphasis.start - len(emphasis.opening), emphasis.end + len(emphasis.closing)
        text = text[:before] + inner + text[behind:]
    return text


def phrase(text: str, links: Sequence[Link], start: int, end: int, taken: Sequence[Span]) -> Span:
    """Where a target speaks of source[start:end]; two equal offsets where it does nowhere.

    In: the words that look at the source, and the places of the terms that stand for those of source[start:end]: of all
    stretches of such words, with small words between, the longest.
    """
    words = [(found.start(), found.end()) for found in re.finditer(r"\S+", text)]
    looks = {(link.start, link.end) for link in links if start - 1 <= look(link) < end}
    ours = [word in looks or any(word[0] < b and word[1] > a for a, b in taken) for word in words]
    stretches = list(_stretches([text[a:b].lower() for a, b in words], ours)) or _keenest(words, links, start, end)
    if not stretches:
        return 0, 0
    first, last = max(stretches, key=lambda stretch: stretch[1] - stretch[0])
    a, b = words[first][0], words[last][1]
    a += len(LEADING.match(text[a:b]).group())  # type: ignore[union-attr]  # it matches everywhere
    return a, b - len(text[a:b]) + len(TRAILING.sub("", text[a:b]))


def _keenest(words: Sequence[Span], links: Sequence[Link], start: int, end: int) -> list[Span]:
    """The one word that looks most at source[start:end], as a stretch, though it looks more at something else."""
    shares = {
        (link.start, link.end): sum(share for at, share in link.attention if start - 1 <= at < end) for link in links
    }
    share, word = max(((shares.get(word, 0.0), i) for i, word in enumerate(words)), default=(0.0, 0))
    return [(word, word)] if share >= LEAST else []


def _stretches(words: Sequence[str], ours: Sequence[bool]) -> Iterator[Span]:
    """The first and last of words that are ours and stand together; none begins or ends with a small word.

    >>> list(_stretches("the people of the country spoke to us".split(), [1, 1, 0, 0, 1, 0, 0, 1]))
    [(1, 4), (7, 7)]
    """
    telling = [i for i, (word, our) in enumerate(zip(words, ours, strict=True)) if our and word not in EDGELESS]
    while telling:
        first = last = telling.pop(0)
        while telling and telling[0] - last - 1 <= FARTHEST and all(w in SMALL for w in words[last + 1 : telling[0]]):
            last = telling.pop(0)
        yield first, last


@dataclass(frozen=True)
class Phrase:
    """The English of an emphasis: the words, which of their occurrences it is, and how far in the source it stood."""

    english: str  # empty where the target does not speak of it
    number: int
    distance: float  # of the source's length
    emphasis: Emphasis


def marked(text: str, phrases: Sequence[Phrase]) -> tuple[str, list[str]]:
    """The text with marks around phrases, and the words that got theirs by a guess: no mark is lost.

    >>> bold = Emphasis(0, 0, "**", "**")
    >>> marked("China and China spoke.", [Phrase("China", 1, 0.3, bold), Phrase("", 0, 0.9, bold)])
    ('China and **China** **spoke**.', ['spoke'])
    """
    places: list[tuple[int, int, Emphasis]] = []
    guessed = []
    for one in sorted(phrases, key=lambda phrase: not phrase.english):
        taken = [place[:2] for place in places]
        found = [place.span() for place in re.finditer(re.escape(one.english), text)] if one.english else []
        place = found[one.number] if one.number < len(found) else None
        if not place or not _is_free(place, taken):
            place = _guess(text, one.distance, taken)
            guessed.append(text[slice(*place)])
        places.append((*place, one.emphasis))
    for start, end, emphasis in sorted(places, key=lambda place: -place[0]):
        text = text[:start] + emphasis.opening + text[start:end] + emphasis.closing + text[end:]
    return text, guessed


def _is_free(place: Span, taken: Sequence[Span]) -> bool:
    return all(place[1] <= start or place[0] >= end for start, end in taken)


def _guess(text: str, distance: float, taken: Sequence[Span]) -> Span:
    """The free word nearest to where an emphasis stood in the source; the end of the text where none is free."""
    words = [word.span() for word in re.finditer(r"[\w'’-]+", text) if _is_free(word.span(), taken)]
    return min(words, key=lambda word: abs(word[0] - distance * len(text)), default=(len(text), len(text)))
