"""TER's edits, counted as sacrebleu counts them and many times faster.

Translation edit rate (Snover et al., AMTA 2006) is a word edit distance in which moving a block of words costs one
edit. `sacrebleu` fills a table of cells in Python for every move it tries; here a row of the table is a few
integers (Hyyrö, Nordic Journal of Computing 2003), and a trial starts at the first word that it moves. The moves
tried, their order and the ties are Tercom's, as in `sacrebleu.metrics.lib_ter`; tests compare the two.

A word of the hypothesis is only ever asked which words of the reference it equals, so it is kept as that answer: an
integer whose bit j says that it equals word j.
"""

from collections.abc import Iterator
from typing import NamedTuple

from sacrebleu.metrics.lib_ter import translation_edit_rate

_LONGEST_MOVE = 10  # words
_LONGEST_RUN = (1 << _LONGEST_MOVE) - 1
_FURTHEST_MOVE = 50  # words
_MOST_TRIALS = 1000
_BEAM = 24  # cells from the diagonal of the table that Tercom surely looks at


def count_edits(hypothesis: list[str], reference: list[str]) -> int:
    """The least edits that Tercom finds from the words of a hypothesis to those of a reference.

    >>> count_edits("the vote on Monday".split(), "on Monday the vote".split())
    1
    """
    if hypothesis == reference:
        return 0
    places: dict[str, int] = {}
    for place, word in enumerate(reference):
        places[word] = places.get(word, 0) | 1 << place
    try:
        return _count_edits([places.get(word, 0) for word in hypothesis], len(reference))
    except _BeyondBeamError:
        edits, _ = translation_edit_rate(hypothesis, reference)
        return edits


def _count_edits(words: list[int], size: int) -> int:
    """As `count_edits`, from the words of the hypothesis to a reference of `size` words."""
    moves = trials = 0
    while True:
        rows = _fill(words, size)
        distance = _distance(rows[-1].up, rows[-1].down, len(words), size)
        gain, moved, trials = _best_move(words, size, rows, distance, trials)
        if gain <= 0 or trials >= _MOST_TRIALS:
            return moves + distance
        moves, words = moves + 1, moved


class _BeyondBeamError(Exception):
    """The best path may leave the beam that Tercom keeps to; only its own table has its answer."""


class _Row(NamedTuple):
    """Row i of the table of distances D; bit j of each number speaks of the cell D[i][j + 1]."""

    up: int  # it is one more than D[i][j]
    down: int  # it is one less than D[i][j]
    level: int  # it equals D[i - 1][j]
    rise: int  # it is one more than D[i - 1][j + 1]


def _fill(words: list[int], size: int) -> list[_Row]:
    """The table's rows, from the one of no words on."""
    full = (1 << size) - 1
    up, down = full, 0
    rows = [_Row(up, down, 0, 0)]
    for equal in words:
        level = (((equal & up) + up) ^ up) & full | equal | down
        rise = down | full & ~(level | up)
        risen = rise << 1 | 1
        up, down = ((level & up) << 1 | ~(level | risen)) & full, risen & level & full
        rows.append(_Row(up, down, level, rise))
    return rows


def _distance_from(row: _Row, words: list[int], start: int, size: int) -> int:
    """The distance of `words`, whose first `start` lead to `row`: `_fill` without the rows, as it runs most."""
    full = (1 << size) - 1
    up, down = row.up, row.down
    for equal in words[start:]:
        level = (((equal & up) + up) ^ up) & full | equal | down
        risen = (down | full & ~(level | up)) << 1 | 1
        up, down = ((level & up) << 1 | ~(level | risen)) & full, risen & level & full
    return _distance(up, down, len(words), size)


def _distance(up: int, down: int, words: int, size: int) -> int:
    """The distance that the last row of a table says."""
    distance = words + up.bit_count() - down.bit_count()
    # A path that strays over `_BEAM` cells from the diagonal costs more than this.
    if size > _BEAM and distance > 2 * _BEAM - abs(words - size):
        raise _BeyondBeamError
    return distance


class _Path(NamedTuple):
    """The best path through the table."""

    place: list[int]  # for each word of the reference, the word of the hypothesis it stands at; -1 before the first
    hypothesis_errors: int  # bit i: word i of the hypothesis is changed or deleted
    reference_errors: int  # bit j: word j of the reference is changed or inserted


def _read_path(words: list[int], size: int, rows: list[_Row]) -> _Path:
    """Read the path backwards; of equal ways, Tercom keeps or changes a word, else deletes it, else inserts one."""
    i, j = len(words), size
    place = [-1] * size
    hypothesis_errors = reference_errors = 0
    while i > 0 and j > 0:
        cell = 1 << (j - 1)
        kept = words[i - 1] & cell
        if kept or not rows[i].level & cell:
            i, j = i - 1, j - 1
            place[j] = i
            if not kept:
                hypothesis_errors |= 1 << i
                reference_errors |= cell
        elif rows[i].rise & cell:
            i -= 1
            hypothesis_errors |= 1 << i
        else:
            j -= 1
            place[j] = i - 1
            reference_errors |= cell
    return _Path(place, hypothesis_errors | (1 << i) - 1, reference_errors | (1 << j) - 1)


def _best_move(words: list[int], size: int, rows: list[_Row], distance: int, trials: int) -> tuple[int, list[int], int]:
    """The move that lowers the distance most: by how much, the words after it, and the trials made so far."""
    path = _read_path(words, size, rows)
    best: tuple[int, int, int, int] | None = None
    moved = words
    for start, target, length in _wrong_runs(words, path):
        for goal in _goals(path.place, target, length):
            trial = _move(words, start, length, goal)
            same = min(start, goal)
            rank = (distance - _distance_from(rows[same], trial, same, size), length, -start, -goal)
            trials += 1
            if best is None or rank > best:
                best, moved = rank, trial
        if trials >= _MOST_TRIALS:
            break
    return (best[0] if best else 0), moved, trials


def _wrong_runs(words: list[int], path: _Path) -> Iterator[tuple[int, int, int]]:
    """Runs of words found on both sides, with an error on both and not in place: starts on either side, length."""
    for start, equal in enumerate(words):
        wrong_here = path.hypothesis_errors >> start
        if not wrong_here & _LONGEST_RUN:
            continue
        while equal:
            target = (equal & -equal).bit_length() - 1
            equal &= equal - 1
            wrong = path.reference_errors >> target
            if not wrong & _LONGEST_RUN or abs(target - start) > _FURTHEST_MOVE:
                continue
            run = 0
            for length, word in enumerate(words[start : start + _LONGEST_MOVE], 1):
                if not word >> (target + length - 1) & 1:
                    break
                run = run << 1 | 1
                if wrong_here & run and wrong & run and not start <= path.place[target] < start + length:
                    yield start, target, length


def _goals(place: list[int], target: int, length: int) -> Iterator[int]:
    """Where a run could go: before each word of the hypothesis that its part of the reference stands at."""
    before = -1
    for word in range(target - 1, target + length):
        goal = place[word] + 1 if word >= 0 else 0
        if goal != before:
            yield goal
        before = goal


def _move(words: list[int], start: int, length: int, goal: int) -> list[int]:
    """The words, `length` of them from `start` taken out and put in again at `goal`.

    `goal` counts in the words as they were, save where it lies within the run: there Tercom counts in the rest.
    """
    run, rest = words[start : start + length], words[:start] + words[start + length :]
    if goal > start + length:
        goal -= length
    return rest[:goal] + run + rest[goal:]
