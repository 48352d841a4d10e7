"""More pairs from text in one language: back-translation of English (Sennrich et al. 2016) and forward translation of
Albanian, which keeps only what the model is sure of. The real sentence is copied, the other side is machine-made.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from translate.train.clean import folded, is_empty, is_lopsided
from translate.train.corpus import Pair
from translate.train.drafter import Draft, Drafter

CHUNK = 4096  # sentences drafted at a time
LOOP = re.compile(r"\b(\w+(?: \w+){0,3})(?:,? \1\b){2,}")
UNSURE = -1.2  # mean log probability a token below which a forward translation is left out


def loops(pair: Pair) -> bool:
    """Says the same words three times over.

    >>> loops(Pair("t", "a", "the end of the year of the year of the year")), loops(Pair("t", "a", "very very good"))
    (True, False)
    """
    return bool(LOOP.search(pair.source) or LOOP.search(pair.target))


def loses_numbers(pair: Pair) -> bool:
    """A number of three digits or more stands on one side only.

    >>> loses_numbers(Pair("t", "në vitin 2025", "in 2024")), loses_numbers(Pair("t", "12 500 lekë", "12,500 lek"))
    (True, False)
    """
    sides = (re.sub(r"(?<=\d)[.,\s](?=\d{3}\b)", "", text) for text in (pair.source, pair.target))
    source, target = (set(re.findall(r"\d{3,}", side)) for side in sides)
    return source != target


def stays(pair: Pair) -> bool:
    """Most words of four letters or more are the same on both sides: not translated.

    >>> stays(Pair("t", "Ata janë mirë sot", "Ata janë mirë sot")), stays(Pair("t", "Tirana sot", "Tirana today"))
    (True, False)
    """
    source, target = (set(re.findall(r"\w{4,}", folded(text))) for text in (pair.source, pair.target))
    return len(source) > 1 and len(source & target) > 0.6 * len(source)


FILTERS: tuple[Callable[[Pair], bool], ...] = (is_empty, is_lopsided, loops, loses_numbers, stays)


def synthesise(sentences: Iterable[str], drafter: Drafter, forward: bool, surest: float = UNSURE) -> Iterator[Pair]:
    """Pairs tagged "forward" (Albanian given) or "back" (English given); what a filter or doubt catches is left out."""
    remaining = iter(sentences)
    while chunk := list(islice(remaining, CHUNK)):
        for sentence, draft in zip(chunk, drafter(chunk), strict=True):
            pair = paired(sentence, draft, forward)
            if draft.score >= surest and not any(catches(pair) for catches in FILTERS):
                yield pair


def paired(sentence: str, draft: Draft, forward: bool) -> Pair:
    """The sentence and its draft, Albanian first."""
    return Pair("forward", sentence, draft.text) if forward else Pair("back", draft.text, sentence)
