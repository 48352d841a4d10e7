"""Sentences of two texts paired by length and by the words they share, where lines do not answer lines.

Gale and Church (Computational Linguistics 1993): translations of a sentence are about as long, and the likeliest
path through all ways of pairing one or two sentences with one or two others is found by dynamic programming. To the
lengths is added the evidence of shared words: many where both sides are English, names and numbers where they are not.
The one aligner on PyPI that fits (galechurch, 0.1.0) goes by length alone.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from glossary.albanian import fold
from translate.score.names import words
from translate.segment import split

_VARIANCE = 6.8  # of the length of a translation, for each character: Gale and Church's estimate
_PRIORS = {(1, 1): 0.89, (1, 0): 0.005, (0, 1): 0.005, (2, 1): 0.04, (1, 2): 0.04, (2, 2): 0.01, (3, 1): 0.005,
           (1, 3): 0.005}  # fmt: skip
_PREFIX = 5  # letters: enough to know a name or a loan in the other language
_EVIDENCE = 8.0  # what sharing all words is worth, as a log-probability
_STRADDLING = 1.0  # what it costs to end where one side's paragraph ends and the other's does not
_BAND = 40  # sentences off the diagonal that are tried
_WINDOW = 150  # lines looked at together when searching for where two files part


@dataclass(frozen=True)
class Bead:
    """Sentences (or lines) of one text that answer those of another: half-open ranges, either may be empty."""

    first: tuple[int, int]
    second: tuple[int, int]

    @property
    def kind(self) -> tuple[int, int]:
        """How many of one answer how many of the other."""
        return self.first[1] - self.first[0], self.second[1] - self.second[0]


@dataclass(frozen=True)
class Text:
    """Sentences, each with the line it stands on, from 1."""

    sentences: tuple[str, ...]
    lines: tuple[int, ...]


def sentences(lines: Sequence[str]) -> Text:
    """The sentences of a text's lines."""
    found = [(line[start:end], number) for number, line in enumerate(lines, 1) for start, end in split(line)]
    return Text(tuple(text for text, _ in found), tuple(number for _, number in found))


def align(first: Text, second: Text) -> list[Bead]:
    """The likeliest pairing of two texts, in order and without gaps."""
    costs = _Costs(first, second)
    rows, columns = len(first.sentences), len(second.sentences)
    band = _BAND + abs(rows - columns)
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for i in range(rows + 1):
        middle = round(i * columns / rows) if rows else 0
        for j in range(max(0, middle - band), min(columns, middle + band) + 1):
            ways = [
                (best[i - a, j - b][0] + costs.bead(i - a, i, j - b, j), (a, b))
                for a, b in _PRIORS
                if (i - a, j - b) in best
            ]
            if ways:
                best[i, j] = min(ways)
    return list(_beads(best, rows, columns))


def _beads(best: dict[tuple[int, int], tuple[float, tuple[int, int]]], i: int, j: int) -> list[Bead]:
    beads = []
    while i or j:
        a, b = best[i, j][1]
        beads.append(Bead((i - a, i), (j - b, j)))
        i, j = i - a, j - b
    return beads[::-1]


class _Costs:
    """What pairings cost, in negative log-probabilities."""

    def __init__(self, first: Text, second: Text):
        self.sums = [[0, *accumulate(map(len, text.sentences))] for text in (first, second)]
        self.words = [[_evidence(sentence) for sentence in text.sentences] for text in (first, second)]
        self.ends = [{n for n, (a, b) in enumerate(pairwise(text.lines), 1) if a != b} for text in (first, second)]
        self.ratio = (self.sums[1][-1] or 1) / (self.sums[0][-1] or 1)

    def bead(self, i: int, k: int, j: int, m: int) -> float:
        """The cost of sentences i to k answering j to m."""
        cost = -math.log(_PRIORS[k - i, m - j])
        if (k in self.ends[0]) != (m in self.ends[1]):
            cost += _STRADDLING
        if i == k or j == m:
            return cost
        ours, theirs = (self.sums[0][k] - self.sums[0][i]) * self.ratio, self.sums[1][m] - self.sums[1][j]
        off = abs(ours - theirs) / math.sqrt(_VARIANCE * max(1.0, (ours + theirs) / 2))
        cost -= math.log(max(math.erfc(off / math.sqrt(2)), 1e-12))
        return cost - _EVIDENCE * self._shared(i, k, j, m)

    def _shared(self, i: int, k: int, j: int, m: int) -> float:
        """Dice's coefficient of the words of both sides."""
        ours = frozenset[str]().union(*self.words[0][i:k])
        theirs = frozenset[str]().union(*self.words[1][j:m])
        return 2 * len(ours & theirs) / (len(ours) + len(theirs)) if ours and theirs else 0.0


def _evidence(sentence: str) -> frozenset[str]:
    """What can be recognised in the other text: the starts of longer words, and numbers."""
    return frozenset(fold(word)[:_PREFIX] for word in words(sentence) if len(word) >= 4 or word.isdigit())


def first_parting(first: Sequence[str], second: Sequence[str]) -> Bead | None:
    """The first place where the lines of two files do not answer one to one, as half-open ranges of line numbers.

    Blank lines are passed over; None where only they differ.
    """
    ours, theirs = ([n for n, line in enumerate(lines) if line.strip()] for lines in (first, second))
    i = j = 0
    while i < len(ours) or j < len(theirs):
        a, b = ours[i : i + _WINDOW], theirs[j : j + _WINDOW]
        last = i + _WINDOW >= len(ours) and j + _WINDOW >= len(theirs)
        beads = align(_as_text(first, a), _as_text(second, b))
        sure = beads if last else [bead for bead in beads if bead.first[1] <= _WINDOW // 2]
        for bead in sure:
            if bead.kind != (1, 1):
                return Bead(_numbers(a, bead.first), _numbers(b, bead.second))
        i, j = i + len(sure), j + len(sure)
        if last:
            break
    return None


def _as_text(lines: Sequence[str], numbers: Sequence[int]) -> Text:
    return Text(tuple(lines[n] for n in numbers), tuple(n + 1 for n in numbers))


def _numbers(lines: Sequence[int], span: tuple[int, int]) -> tuple[int, int]:
    """A span of the lines given as a half-open range of line numbers; an empty one stands where it would be."""
    start, end = span
    if start == end:
        at = lines[start] + 1 if start < len(lines) else lines[-1] + 2 if lines else 1
        return at, at
    return lines[start] + 1, lines[end - 1] + 2


def regroup(texts: Sequence[Text]) -> tuple[list[list[str]], list[int], list[list[Bead]]]:
    """Bring several texts in step, segment by segment, by aligning each with the first.

    Out: for each text its segments, all as many; the line of the first text that each segment starts on; and for
    each other text how it was aligned.
    """
    pivot, *others = texts
    aligned = [align(pivot, other) for other in others]
    cuts = [{bead.first[1]: bead.second[1] for bead in beads} for beads in aligned]
    common = [n for n in range(1, len(pivot.sentences)) if all(n in cut for cut in cuts)]
    edges = [0, *common, len(pivot.sentences)]
    columns = [_merged(pivot, edges)]
    for other, cut in zip(others, cuts, strict=True):
        columns.append(_merged(other, [0, *(cut[n] for n in common), len(other.sentences)]))
    return columns, [pivot.lines[start] if pivot.lines else 1 for start in edges[:-1]], aligned


def _merged(text: Text, edges: Sequence[int]) -> list[str]:
    return [" ".join(text.sentences[start:end]) for start, end in pairwise(edges)]


def story(beads: Sequence[Bead], first: Text, second: Text, names: tuple[str, str]) -> Iterator[str]:
    """What an alignment did, in lines for people: how many of each kind, and every one that is not 1–1."""
    one_to_one = sum(bead.kind == (1, 1) for bead in beads)
    yield f"{names[0]} and {names[1]}: {one_to_one} of {len(beads)} pairs are one sentence to one"
    for bead in beads:
        if bead.kind != (1, 1):
            yield f"  {_where(bead.first, first, names[0])} – {_where(bead.second, second, names[1])}"


def _where(span: tuple[int, int], text: Text, name: str) -> str:
    start, end = span
    if start == end:
        return f"nothing in {name}"
    quoted = " ".join(text.sentences[start:end])
    return f"line {text.lines[start]} “{quoted[:37] + '…' if len(quoted) > 38 else quoted}”"
