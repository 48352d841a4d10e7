"""Word alignment -> phrase pairs for term annotation.

A phrase pair is one to five content words whose links stay inside both spans (Koehn et al. 2003), at most eight a row,
longer ones first. eflomal (Östling & Tiedemann 2016) aligns; Albanian words are cut to six letters, so that the cases
of a noun are one word.
"""

import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from translate.errors import TranslateError
from translate.train.corpus import Pair, Phrase

Links = set[tuple[int, int]]
Aligner = Callable[[list[str], list[str]], list[tuple[Links, Links]]]  # -> (forward, backward) links of each row

LOOSE = ("l10n", "opus100", "phrases")  # tags that are too loose or too short to draw from
LONGEST = 6  # words of a source phrase
MOST = 8  # phrases of a row
WORD = re.compile(r"\w+(?:[-’']\w+)*|[^\w\s]")
FUNCTION = frozenset(
    "i e të së në me për nga dhe që se u do më një është janë ka ky kjo ai ajo tij saj tyre si por edhe deri pas mbi "
    "ku kur apo ose as nuk nëse duke "
    "the a an of to in and on for with by at from as is are was were be been that this it its his her their he she "
    "they not or but has have had will would".split()
)


@dataclass(frozen=True)
class Word:
    """A word or sign of a text: text[start:end]."""

    start: int
    end: int
    text: str

    @property
    def is_content(self) -> bool:
        """A word or number that may begin or end a phrase."""
        return self.text[0].isalnum() and self.text.lower() not in FUNCTION


def words(text: str) -> list[Word]:
    """The words and signs of a text."""
    return [Word(m.start(), m.end(), m.group()) for m in WORD.finditer(text)]


def eflomal_links(sources: list[str], targets: list[str]) -> list[tuple[Links, Links]]:
    """Align tokenised sentences with eflomal, both ways. Raises TranslateError where it is not installed."""
    try:
        import eflomal
    except ImportError:
        raise TranslateError("eflomal is not installed; pip install 'perkthe[train]' (it needs a C compiler)") from None

    def links(path: Path) -> list[Links]:
        rows = path.read_text(encoding="utf-8").splitlines()
        return [{(int(a), int(b)) for a, _, b in (p.partition("-") for p in row.split())} for row in rows]

    with tempfile.TemporaryDirectory() as folder:
        forward, backward = Path(folder, "forward"), Path(folder, "backward")
        eflomal.Aligner().align(
            sources, targets, links_filename_fwd=str(forward), links_filename_rev=str(backward), quiet=True
        )
        return list(zip(links(forward), links(backward), strict=True))


def target_span(sure: Links, first: int, last: int, longest: int = LONGEST) -> tuple[int, int] | None:
    """The target words that the source words first..last are linked to, where nothing else is linked to them."""
    inside = [b for a, b in sure if first <= a <= last]
    low, high = min(inside), max(inside)
    crossed = any(low <= b <= high and not first <= a <= last for a, b in sure)
    return None if crossed or high - low >= longest else (low, high)


def trimmed(target: list[Word], low: int, high: int) -> tuple[int, int]:
    """The span without function words at its ends."""
    while low <= high and not target[low].is_content:
        low += 1
    while high >= low and not target[high].is_content:
        high -= 1
    return low, high


def is_whole(target: list[Word], low: int, high: int, linked: set[int]) -> bool:
    """The span is not empty, has no sign in it, and each of its content words has a link."""
    span = range(low, high + 1)
    return low <= high and all(target[i].text[0].isalnum() and (i in linked or not target[i].is_content) for i in span)


def phrases(pair: Pair, forward: Links, backward: Links) -> Iterator[tuple[int, Phrase]]:
    """The phrases of a row, each with its length in source words. Links both ways are sure."""
    source, target, sure = words(pair.source), words(pair.target), forward & backward
    linked = {a for a, _ in sure}
    starts = [i for i, word in enumerate(source) if word.is_content and i in linked]
    for first in starts:
        for last in [i for i in starts if first <= i < first + LONGEST]:
            span = target_span(sure, first, last)
            if span is None or not all(w.text[0].isalnum() for w in source[first : last + 1]):
                continue
            low, high = trimmed(target, *span)
            if is_whole(target, low, high, {b for _, b in forward | backward}):
                english = pair.target[target[low].start : target[high].end]
                yield last - first + 1, Phrase(source[first].start, source[last].end, english)


def aligned(pairs: list[Pair], aligner: Aligner = eflomal_links) -> Iterator[tuple[int, Links, Links]]:
    """(row, links forward, links backward) of every row that is worth drawing from; links number `words`."""
    rows = [i for i, pair in enumerate(pairs) if pair.tag not in LOOSE]
    sources = [" ".join(w.text.lower()[:6] for w in words(pairs[i].source)) for i in rows]
    targets = [" ".join(w.text.lower() for w in words(pairs[i].target)) for i in rows]
    for i, (forward, backward) in zip(rows, aligner(sources, targets), strict=True):
        yield i, forward, backward


def row_phrases(pairs: list[Pair], rows: Iterable[tuple[int, Links, Links]]) -> Iterator[tuple[int, Phrase]]:
    """(row, phrase) of aligned rows, longer phrases first within a row."""
    for i, forward, backward in rows:
        longest_first = sorted(phrases(pairs[i], forward, backward), key=lambda found: (-found[0], found[1].start))
        yield from ((i, phrase) for _, phrase in longest_first[:MOST])


def phrase_rows(found: Iterable[tuple[int, Phrase]]) -> Iterator[str]:
    """Lines `row TAB start TAB end TAB English`."""
    return (f"{i}\t{phrase.start}\t{phrase.end}\t{phrase.english}" for i, phrase in found)
