"""Segments into counts: all that is measured of a segment, worked out a block at a time on as many cores as wanted."""

import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context

import numpy as np
from sacrebleu.metrics.ter import TER

from glossary.recognise import Match, build_index, recognise
from glossary.termbase import Termbase
from translate.score.corpus import Corpus
from translate.score.edits import count_edits
from translate.score.fidelity import Facts, Lost, facts, lost
from translate.score.measures import BY_KEY, WIDTH, Counts
from translate.score.ngrams import bleu_counts, chrf_counts
from translate.score.terms import TermUse, approved, term_uses

BLOCK = 500  # segments
_WORTH_PROCESSES = 4 * BLOCK  # segments: fewer are counted before another process has started

Progress = Callable[[int, int], None]  # (segments done, segments in all)


@dataclass(frozen=True)
class Block:
    """Segments that are counted together."""

    systems: list[list[str]]
    references: list[list[str]]
    sources: list[str] | None


@dataclass(frozen=True)
class Counted:
    """What was counted of one system's segments."""

    rows: Counts
    uses: list[tuple[TermUse, ...]]
    lost: list[Lost]


def count(
    corpus: Corpus, termbase: Termbase | None, threshold: float, jobs: int = 1, progress: Progress | None = None
) -> dict[str, Counted]:
    """Count every system's segments, on `jobs` processes where that is worth it.

    `threshold` is the chrF++ from which on a segment is counted as over it. With `jobs` above 1 the calling program
    must be importable, as `multiprocessing` wants it.
    """
    total = len(corpus.places)
    results: list[list[Counted]] = []
    for counted in _mapped(_blocks(corpus), termbase, threshold, jobs if total > _WORTH_PROCESSES else 1):
        results.append(counted)
        if progress:
            progress(min(len(results) * BLOCK, total), total)
    return {name: _joined([block[n] for block in results]) for n, name in enumerate(corpus.systems)}


def _blocks(corpus: Corpus) -> Iterator[Block]:
    for start in range(0, len(corpus.places), BLOCK):
        part = slice(start, start + BLOCK)
        yield Block(
            [list(lines[part]) for lines in corpus.systems.values()],
            [list(lines[part]) for lines in corpus.references],
            list(corpus.sources[part]) if corpus.sources is not None else None,
        )


def _mapped(blocks: Iterator[Block], termbase: Termbase | None, threshold: float, jobs: int) -> Iterator[list[Counted]]:
    if jobs == 1:
        yield from map(partial(_count_block, _counter(termbase, threshold)), blocks)
        return
    with ProcessPoolExecutor(jobs, get_context("spawn"), _start, (termbase, threshold)) as pool:
        yield from pool.map(_count_here, blocks)


@dataclass(frozen=True)
class _Counter:
    """What a process needs for any block."""

    find: Callable[[str], list[Match]]  # terms
    threshold: float
    ter: TER


def _counter(termbase: Termbase | None, threshold: float) -> _Counter:
    find = partial(recognise, index=build_index(termbase)) if termbase else _nothing
    return _Counter(find, threshold, TER())


_here: list[_Counter] = []  # the one of a worker process


def _nothing(_: str) -> list[Match]:
    return []


def _start(termbase: Termbase | None, threshold: float) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the first process to hear
    _here.append(_counter(termbase, threshold))


def _count_here(block: Block) -> list[Counted]:
    return _count_block(_here[0], block)


def _count_block(counter: _Counter, block: Block) -> list[Counted]:
    rows = [_metrics(counter, hypotheses, block.references) for hypotheses in block.systems]
    if block.sources is None:
        return [Counted(each, [() for _ in each], [Lost() for _ in each]) for each in rows]
    matches = [approved(counter.find(source)) for source in block.sources]
    references = zip(*block.references, strict=True)
    wanted = [facts(*each) for each in zip(block.sources, references, matches, strict=True)]
    return [_with_source(*each, matches, wanted) for each in zip(rows, block.systems, strict=True)]


def _with_source(rows: Counts, hypotheses: list[str], matches: list[list[Match]], wanted: list[Facts]) -> Counted:
    """Add what is counted of terms, numbers and names."""
    uses = [term_uses(found, text) for found, text in zip(matches, hypotheses, strict=True)]
    gone = [lost(each, text) for each, text in zip(wanted, hypotheses, strict=True)]
    for key, counts in (
        ("terms", [(sum(use.satisfied for use in each), len(each)) for each in uses]),
        ("forbidden", [(sum(bool(use.forbidden) for use in each), len(each)) for each in uses]),
        ("numbers", [_kept(w.numerals, g.numerals) for w, g in zip(wanted, gone, strict=True)]),
        ("names", [_kept(w.names, g.names) for w, g in zip(wanted, gone, strict=True)]),
    ):
        rows[:, BY_KEY[key].columns] = counts
    return Counted(rows, uses, gone)


def _kept(wanted: Sequence[object], gone: Sequence[object]) -> tuple[int, int]:
    return len(wanted) - len(gone), len(wanted)


def _metrics(counter: _Counter, hypotheses: list[str], references: list[list[str]]) -> Counts:
    """The counts that need no source."""
    rows = np.zeros((len(hypotheses), WIDTH))
    rows[:, BY_KEY["bleu"].columns] = bleu_counts(hypotheses, references)
    rows[:, BY_KEY["chrf"].columns] = chrf_counts(hypotheses, references)
    rows[:, BY_KEY["ter"].columns] = _edits(counter.ter, hypotheses, references)
    chrf = BY_KEY["chrf"]
    rows[:, BY_KEY["over"].columns] = [((chrf.value(row) or 0) >= counter.threshold, 1) for row in rows.tolist()]
    return rows


def _edits(metric: TER, hypotheses: list[str], references: list[list[str]]) -> list[tuple[float, float]]:
    """For each segment the edits to the nearest reference, and the mean length of the references."""
    found: list[tuple[float, float]] = []
    for hypothesis, *others in zip(hypotheses, *references, strict=True):
        words = metric._preprocess_segment(hypothesis).split()
        wanted = [metric._preprocess_segment(other).split() for other in others]
        edits = min(count_edits(words, other) for other in wanted)
        found.append((edits, sum(map(len, wanted)) / len(wanted)))
    return found


def _joined(parts: list[Counted]) -> Counted:
    return Counted(
        np.concatenate([part.rows for part in parts]),
        [use for part in parts for use in part.uses],
        [each for part in parts for each in part.lost],
    )
