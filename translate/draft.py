"""What a model made of a segment: text, with its score and with links to the source.

A link says which source words the model looked at for a target word: the cross-attention of its last layer.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import NamedTuple

HYPHENS = "-–"
NEGLIGIBLE = 0.05  # attention that says nothing


class SourceWord(NamedTuple):
    """A word of a source: where it starts (in characters), and which of the source's tokens are its own."""

    start: int
    first: int
    end: int  # the token behind its last


@dataclass(frozen=True)
class Link:
    """A target word and the source words that the model looked at: attention by the start of each source word."""

    start: int  # offsets in characters of the draft's text
    end: int
    attention: tuple[tuple[int, float], ...]  # (offset of a source word, share), the largest shares only

    def moved(self, by: int) -> "Link":
        """The same word so many characters further on."""
        return replace(self, start=self.start + by, end=self.end + by)


@dataclass(frozen=True)
class Draft:
    """A model's translation of one segment."""

    text: str
    score: float  # mean log-probability of its tokens (nats), a forced prefix left out
    links: tuple[Link, ...]


def source_words(words: Sequence[Sequence[str]], starts: Sequence[int]) -> list[SourceWord]:
    """The words of a source, by the pieces of what stands between spaces and where that starts; a compound is two."""
    places: list[SourceWord] = []
    number = 0
    for pieces, start in zip(words, starts, strict=True):
        before = ""
        for place, piece in enumerate(pieces):
            if not place or _is_second(before, piece):
                places.append(SourceWord(start + len(before), number, number))
            before += piece.replace("▁", "")
            number += 1
            places[-1] = places[-1]._replace(end=number)
    return places


def joined(
    tokens: Sequence[str], score: float, attention: Sequence[Sequence[float]], source: Sequence[SourceWord]
) -> Draft:
    """Join tokens to text as SentencePiece does, and tokens' attention to words'.

    In: SentencePiece's pieces of a target, its score, for each of them a row with a share for each token of the
    source, and the source's words.
    """
    text = ""
    words: list[tuple[int, int, list[Sequence[float]]]] = []  # start, end, a row a token
    for token, row in zip(tokens, attention, strict=False):
        piece = token.replace("▁", " ") if text else token.replace("▁", " ").lstrip()
        start = len(text) + len(piece) - len(piece.lstrip())
        begins = not words or token.startswith("▁") or _is_second(text, token)
        first, rows = (start, []) if begins else (words[-1][0], words.pop()[2])
        text += piece
        words.append((first, len(text), [*rows, row]))
    return Draft(text, score, tuple(Link(start, end, _shares(rows, source)) for start, end, rows in words))


def _is_second(before: str, piece: str) -> bool:
    """Whether a piece begins the second word of a compound: a capital behind a hyphen.

    >>> _is_second("China-", "Russia"), _is_second("Covid-", "19"), _is_second("- ", "China"), _is_second("Kinë–", "K")
    (True, False, False, True)
    """
    return before[-2:-1].isalpha() and before[-1] in HYPHENS and piece[:1].isupper()


def _shares(rows: Sequence[Sequence[float]], source: Sequence[SourceWord]) -> tuple[tuple[int, float], ...]:
    """What a target word looked at, by source word: the mean of its tokens' rows."""
    row = rows[0] if len(rows) == 1 else map(sum, zip(*rows, strict=False))
    upto = list(accumulate(row, initial=0.0))
    shares = ((word.start, (upto[word.end] - upto[word.first]) / len(rows)) for word in source)
    return tuple(pair for pair in shares if pair[1] > NEGLIGIBLE)
