"""Emphasis: marks around words, such as **these**, come off before the model reads, and go around their English."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from translate.draft import Link
from translate.region import LEADING, SMALL, TRAILING, look

# An opening mark, the words between, the closing mark: of HTML, of Markdown, of e-mail.
PAIRS = (
    re.compile(r"(?P<opening><(?P<tag>[A-Za-z]\w*)(?:\s[^<>\n]*)?>)(?P<words>[^<>\n]+)(?P<closing></(?P=tag)>)"),
    re.compile(
        r"(?<![\w*/\\])(?P<opening>\*{1,3})(?=[^\s*])(?P<words>[^*\n]*[^\s*])(?P<closing>(?P=opening))(?![\w*])"
    ),
    re.compile(r"(?<![\w_/\\])(?P<opening>__?)(?=[^\s_])(?P<words>[^_\n]*[^\s_])(?P<closing>(?P=opening))(?![\w_])"),
)
BLANK = "\ue000"  # for what is no word and no mark: it belongs to no alphabet
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
    """The emphasised words of a text, in order, what is around before what is inside.

    >>> [text[e.start : e.end] for text in ["Një **festë e <i>madhe</i>** sot."] for e in emphases(text)]
    ['festë e <i>madhe</i>', 'madhe']
    >>> emphases("5 * 6 * 7, 2*3*4, snake_case_name, * pikë *")
    []
    """
    found: list[Emphasis] = []
    while inner := [match for pair in PAIRS for match in pair.finditer(text)]:
        for match in inner:
            emphasis = Emphasis(*match.span("words"), match["opening"], match["closing"])
            if text[emphasis.start - 1] != BLANK:  # of two pairs that cross only one
                found.append(emphasis)
                text = blanked(text, *match.span("opening"))
                text = blanked(text, *match.span("closing"))
    return sorted(found, key=lambda emphasis: (emphasis.start, -emphasis.end))


def blanked(text: str, start: int, end: int) -> str:
    """A text with a part of it made blank, at its length."""
    return text[:start] + BLANK * (end - start) + text[end:]


def unmarked(text: str, found: Sequence[Emphasis]) -> str:
    """A text without the marks of its emphases.

    >>> unmarked("**Kina** foli.", emphases("**Kina** foli."))
    'Kina foli.'
    """
    marks = [(e.start - len(e.opening), e.start) for e in found] + [(e.end, e.end + len(e.closing)) for e in found]
    for start, end in sorted(marks, reverse=True):
        text = text[:start] + text[end:]
    return text


def phrase(source: str, text: str, links: Sequence[Link], start: int, end: int, taken: Sequence[Span]) -> Span:
    """Where a target speaks of source[start:end]; two equal offsets where it does nowhere.

    Where it has the same words, as a name, there; else by the words that look at the source, and by the places of the
    terms that stand for those of source[start:end]: of all stretches of such words, with small words between, the
    longest.
    """
    same = [place.span() for place in re.finditer(rf"(?<!\w){re.escape(source[start:end])}(?!\w)", text)]
    if len(same) == 1:
        return same[0]
    words = [(found.start(), found.end()) for found in re.finditer(r"\S+", text)]
    looks = {(link.start, link.end) for link in links if start - 1 <= look(link) < end}
    ours = [word in looks or any(word[0] < b and word[1] > a for a, b in taken) for word in words]
    stretches = list(_stretches([text[a:b].lower() for a, b in words], ours)) or _keenest(words, links, start, end)
    if not stretches:
        return 0, 0
    first, last = max(stretches, key=lambda stretch: stretch[1] - stretch[0])
    a = words[first][0] + len(LEADING.match(text[words[first][0] :]).group())  # type: ignore[union-attr]  # it matches everywhere
    found = text[a : words[last][1]].split("](")[0]  # a link's words, not its address
    return a, a + len(TRAILING.sub("", found))


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

    In: phrases in the order of their emphases, what is around before what is inside.

    >>> bold = Emphasis(0, 4, "**", "**")
    >>> marked("China and China spoke.", [Phrase("China", 1, 0.3, bold), Phrase("", 0, 0.9, Emphasis(5, 9, "_", "_"))])
    ('China and **China** _spoke_.', ['spoke'])
    """
    places: list[tuple[Span, Emphasis]] = []
    guessed = []
    for one in sorted(phrases, key=lambda phrase: not phrase.english):
        taken = [place for place, other in places if not _encloses(other, one.emphasis)]
        spelled = r"[^\w\n]{1,3}".join(map(re.escape, one.english.split()))  # a comma may have come between
        found = [place.span() for place in re.finditer(spelled, text)] if spelled else []
        place = found[one.number] if one.number < len(found) else None
        if not place or not _is_free(place, taken):
            place = _guess(text, one.distance, taken)
            guessed.append(text[slice(*place)])
        places.append((place, one.emphasis))
    return _with_marks(text, places), guessed


def _encloses(outer: Emphasis, inner: Emphasis) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _with_marks(text: str, places: Sequence[tuple[Span, Emphasis]]) -> str:
    """The text with marks put in; where several stand at one place, the inner ones next to the words."""
    marks = []
    for number, ((start, end), emphasis) in enumerate(sorted(places, key=lambda p: (p[1].start, -p[1].end))):
        marks += [(start, 1, number, emphasis.opening), (end, 0, -number, emphasis.closing)]
    out, at = "", 0
    for where, *_, mark in sorted(marks):
        out, at = out + text[at:where] + mark, where
    return out + text[at:]


def _is_free(place: Span, taken: Sequence[Span]) -> bool:
    return all(place[1] <= start or place[0] >= end for start, end in taken)


def _guess(text: str, distance: float, taken: Sequence[Span]) -> Span:
    """The free word nearest to where an emphasis stood in the source; the end of the text where none is free."""
    words = [word.span() for word in re.finditer(r"[\w'’-]+", text) if _is_free(word.span(), taken)]
    return min(words, key=lambda word: abs(word[0] - distance * len(text)), default=(len(text), len(text)))
