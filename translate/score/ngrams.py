"""BLEU's and chrF++'s counts of n-grams, equal to sacrebleu's and several times faster.

Both metrics need, for each segment and each order, how many n-grams the hypothesis has, how many the reference, and
how many they share. `sacrebleu` counts them in dictionaries, segment by segment; here a block of segments is counted
at once: each n-gram is a number beside the number of its segment, so that sorting brings equal ones together. Nothing
is hashed, so the counts are exact; tests compare them with sacrebleu's.
"""

from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF

_BLOCK = 100  # segments counted at once: few enough for the processor's cache
_LETTERS, _WORDS = 6, 2  # the longest n-grams of chrF++
_TOKENS = 4  # the longest n-grams of BLEU
_INTEGER_BITS = 63

_BLEU, _CHRF = BLEU(force=True), CHRF(word_order=_WORDS)

Numbers = NDArray[np.int64]
Lines = Sequence[Sequence[str]]  # of tokens: the characters of a string, or the words of a list


def bleu_counts(hypotheses: Sequence[str], references: Sequence[Sequence[str]]) -> Numbers:
    """BLEU's counts (Papineni et al., ACL 2002), a row a segment: lengths, shared n-grams, n-grams of the hypothesis.

    `references` holds one list of lines a reference. The length is that of the reference nearest in length, and an
    n-gram is shared as often as the reference that has it most often allows.
    """
    return _in_blocks(_bleu_block, hypotheses, references)


def chrf_counts(hypotheses: Sequence[str], references: Sequence[Sequence[str]]) -> Numbers:
    """The counts of chrF++ (Popović, WMT 2017), a row a segment: in hypothesis, in reference, shared, for each order.

    Each segment is counted against the reference with the best score.
    """
    return _in_blocks(_chrf_block, hypotheses, references)


def _in_blocks(
    count: Callable[[Sequence[str], list[Sequence[str]]], Numbers],
    hypotheses: Sequence[str],
    references: Sequence[Sequence[str]],
) -> Numbers:
    parts = [slice(start, start + _BLOCK) for start in range(0, len(hypotheses), _BLOCK)]
    return np.concatenate([count(hypotheses[part], [lines[part] for lines in references]) for part in parts])


def _bleu_block(hypotheses: Sequence[str], references: list[Sequence[str]]) -> Numbers:
    sides = [[_BLEU._preprocess_segment(line).split() for line in lines] for lines in (hypotheses, *references)]
    lengths = np.array([[len(line) for line in lines] for lines in sides])
    nearest = [_BLEU._get_closest_ref_len(own, others) for own, *others in lengths.T.tolist()]
    orders = range(_TOKENS)
    shared = [
        _by_segment(segments, np.minimum(counts[0], counts[1:].max(0)), len(hypotheses))
        for segments, counts in _ngrams(sides, _TOKENS)
    ]
    return np.stack([lengths[0], nearest, *shared, *((lengths[0] - order).clip(0) for order in orders)], axis=1)


def _chrf_block(hypotheses: Sequence[str], references: list[Sequence[str]]) -> Numbers:
    letters = [["".join(line.split()) for line in lines] for lines in (hypotheses, *references)]
    words = [[_CHRF._remove_punctuation(line) for line in lines] for lines in (hypotheses, *references)]
    counts = [
        np.concatenate(pair, axis=1) for pair in zip(_triples(letters, _LETTERS), _triples(words, _WORDS), strict=True)
    ]
    if len(counts) == 1:
        return counts[0]
    scores = [[_CHRF._compute_f_score(row) for row in rows.tolist()] for rows in counts]
    best: Numbers = np.stack(counts)[np.argmax(scores, axis=0), np.arange(len(hypotheses))]
    return best


def _triples(sides: Sequence[Lines], most: int) -> list[Numbers]:
    """For each reference the counts in hypothesis, in reference, shared, for n-grams of 1 to `most` tokens."""
    own, *others = (np.array([len(line) for line in lines]) for lines in sides)
    columns: list[list[Numbers]] = [[] for _ in others]
    for order, (segments, counts) in enumerate(_ngrams(sides, most)):
        for column, length, in_reference in zip(columns, others, counts[1:], strict=True):
            shared = _by_segment(segments, np.minimum(counts[0], in_reference), len(own))
            # sacrebleu counts no n-grams of a hypothesis whose reference is too short to have any.
            column += [(own - order).clip(0) * (length > order), (length - order).clip(0), shared]
    return [np.stack(column, axis=1) for column in columns]


def _by_segment(segments: Numbers, counts: Numbers, number: int) -> Numbers:
    return np.bincount(segments, counts, number).astype(np.int64)


def _ngrams(sides: Sequence[Lines], most: int) -> Iterator[tuple[Numbers, Numbers]]:
    """The distinct n-grams of each segment, for 1 to `most` tokens: their segments, and their counts by side.

    Each of `sides` has the segments' tokens; the counts have a row a side and a column an n-gram.
    """
    lines = [line for side in sides for line in side]
    segments_number = len(sides[0])
    lengths = np.array([len(line) for line in lines])
    alphabet: dict[str, int] = {}
    tokens = np.array([alphabet.setdefault(token, len(alphabet)) for line in lines for token in line], dtype=np.int64)
    segments = np.repeat(np.arange(len(lines)) % segments_number, lengths)
    side_of = np.repeat(np.arange(len(lines)) // segments_number, lengths)
    to_end = np.repeat(np.cumsum(lengths), lengths) - np.arange(len(tokens))
    bits, side_bits = len(alphabet).bit_length(), len(sides).bit_length()
    width, grams = bits, tokens
    for order in range(1, most + 1):
        if order > 1:
            if segments_number.bit_length() + width + bits + side_bits > _INTEGER_BITS:
                distinct, grams = np.unique(grams, return_inverse=True)
                width = len(distinct).bit_length()
            grams, width = grams << bits, width + bits
            grams[: max(0, len(grams) - order + 1)] |= tokens[order - 1 :]
        keys = ((segments << width | grams) << side_bits | side_of)[to_end >= order]
        yield _tabulated(keys, side_bits, width, len(sides))


def _tabulated(keys: Numbers, side_bits: int, width: int, sides: int) -> tuple[Numbers, Numbers]:
    """Sort the n-grams and count equal ones, by side."""
    keys.sort()
    starts = np.flatnonzero(np.diff(keys, prepend=-1))
    times = np.diff(starts, append=len(keys))
    grams, found_in = keys[starts] >> side_bits, keys[starts] & ((1 << side_bits) - 1)
    new = np.diff(grams, prepend=-1) != 0
    counts = np.zeros((sides, int(new.sum())), np.int64)
    counts[found_in, np.cumsum(new) - 1] = times
    return grams[new] >> width, counts
