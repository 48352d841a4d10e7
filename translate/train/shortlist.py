"""Aligned rows -> the English pieces that an Albanian piece may become: CTranslate2's vocabulary map, `vmap.txt`.

A decoder that weighs a few thousand pieces a batch in place of the whole vocabulary drafts half as fast again. Jean et
al. 2015 ("On Using Very Large Target Vocabulary for Neural Machine Translation", section 3.2) describe such candidates.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from translate.train.align import Links, Word, words
from translate.train.augment import UNDOTTED
from translate.train.corpus import Pair

Pieces = Callable[[str], list[str]]  # text without spaces -> SentencePiece's pieces

ALWAYS = 4000  # commonest English pieces that are candidates everywhere
MOST = 100  # more candidates of a piece
LEAST = 0.0002  # share of a piece's links that makes a candidate


def by_word(text: str, found: list[Word], pieces: Pieces) -> list[list[str]]:
    """The pieces of each word of a text; no piece spans a space, and one that spans two words is the first one's.

    >>> by_word("Në Pekin.", words("Në Pekin."), lambda chunk: ["▁" + chunk[:2], *chunk[2:]])
    [['▁Në'], ['▁Pe', 'k', 'i', 'n'], ['.']]
    """
    out: list[list[str]] = [[] for _ in found]
    word = 0
    for chunk in re.finditer(r"\S+", text) if found else ():
        place = chunk.start()
        for piece in pieces(chunk.group()):
            while word + 1 < len(found) and found[word + 1].start <= place:
                word += 1
            out[word].append(piece)
            place += len(piece.removeprefix("▁"))
    return out


def counted(rows: Iterable[tuple[Pair, Links]], pieces: Pieces) -> tuple[dict[str, Counter[str]], Counter[str]]:
    """How often each Albanian piece stands in a word linked to an English piece's, and how often that stands at all.

    The Albanian counts as it stands and as typed without ë and ç.
    """
    linked: dict[str, Counter[str]] = defaultdict(Counter)
    uses: Counter[str] = Counter()
    for pair, links in rows:
        found, english = words(pair.source), by_word(pair.target, words(pair.target), pieces)
        for word in english:
            uses.update(word)
        for text in {pair.source, pair.source.translate(UNDOTTED)}:
            albanian = by_word(text, found, pieces)
            for a, b in links:
                for piece in set(albanian[a]):
                    linked[piece].update(set(english[b]))
    return linked, uses


def shortlist(rows: Iterable[tuple[Pair, Links]], pieces: Pieces, vocabulary: Sequence[str]) -> Iterator[str]:
    """The lines of vmap.txt, `piece TAB candidates`: of no piece first, which are candidates everywhere.

    Each piece is its own candidate too: names are copied, and so is the English of an annotation.
    """
    linked, uses = counted(rows, pieces)
    always = [piece for piece, _ in by_count(uses)[:ALWAYS]]
    known = set(always)
    yield "\t" + " ".join(always)
    for piece in vocabulary:
        found = linked.get(piece, Counter())
        least = LEAST * found.total()
        likely = [other for other, n in by_count(found) if n >= least and other not in known][:MOST]
        own = [] if piece in known or piece in likely else [piece]
        if candidates := likely + own:
            yield piece + "\t" + " ".join(candidates)


def by_count(found: Counter[str]) -> list[tuple[str, int]]:
    """Commonest first, and in one order for one count, so that a file made again is the same."""
    return sorted(found.items(), key=lambda item: (-item[1], item[0]))


def widened(lines: Iterable[str], more: Iterable[str]) -> Iterator[str]:
    r"""The lines of a vmap.txt with more pieces that are candidates everywhere.

    >>> list(widened(["\t. ▁the", "▁e\t▁of"], ["▁the", "▁Xi"]))
    ['\t. ▁the ▁Xi', '▁e\t▁of']
    """
    for line in lines:
        piece, _, candidates = line.partition("\t")
        known = candidates.split(" ")
        yield line if piece else "\t" + " ".join([*known, *sorted(set(more) - set(known))])
