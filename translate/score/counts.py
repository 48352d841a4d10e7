"""Segments into counts: all that is measured of a segment, worked out a block at a time on as many cores as wanted."""

from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context

import numpy as np
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.ter import TER

from glossary.recognise import Index, build_index, recognise
from glossary.termbase import Termbase
from translate.score.corpus import Corpus
from translate.score.edits import count_edits
from translate.score.fidelity import Lost, facts, lost
from translate.score.measures import BY_KEY, WIDTH, Counts
from translate.score.ngrams import chrf_counts
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

    index: Index | None
    threshold: float
    bleu: BLEU
    ter: TER


def _counter(termbase: Termbase | None, threshold: float) -> _Counter:
    return _Counter(build_index(termbase) if termbase else None, threshold, BLEU(force=True), TER())


_here: list[_Counter] = []  # the one of a worker process


def _start(termbase: Termbase | None, threshold: float) -> None:
    _here.append(_counter(termbase, threshold))


def _count_here(block: Block) -> list[Counted]:
    return _count_block(_here[0], block)


def _count_block(counter: _Counter, block: Block) -> list[Counted]:
    found = [_metrics(counter, hypotheses, block.references) for hypotheses in block.systems]
    nothing = [() for _ in block.systems[0]]
    if block.sources is None:
        return [Counted(rows, list(nothing), [Lost() for _ in nothing]) for rows in found]
    matches = [approved(recognise(source, counter.index)) if counter.index else [] for source in block.sources]
    wanted = [
        facts(source, references, spans)
        for source, references, spans in zip(block.sources, zip(*block.references, strict=True), matches, strict=True)
    ]
    counted = []
    for rows, hypotheses in zip(found, block.systems, strict=True):
        uses = [term_uses(spans, text) for spans, text in zip(matches, hypotheses, strict=True)]
        missing = [lost(each, text) for each, text in zip(wanted, hypotheses, strict=True)]
        rows[:, BY_KEY["terms"].columns] = [(sum(u.satisfied for u in each), len(each)) for each in uses]
        rows[:, BY_KEY["forbidden"].columns] = [(sum(bool(u.forbidden) for u in each), len(each)) for each in uses]
        for key, attribute in (("numbers", "numerals"), ("names", "names")):
            rows[:, BY_KEY[key].columns] = [
                (len(getattr(all_, attribute)) - len(getattr(gone, attribute)), len(getattr(all_, attribute)))
                for all_, gone in zip(wanted, missing, strict=True)
            ]
        counted.append(Counted(rows, uses, missing))
    return counted


def _metrics(counter: _Counter, hypotheses: list[str], references: list[list[str]]) -> Counts:
    """The counts that need no source."""
    rows = np.zeros((len(hypotheses), WIDTH))
    rows[:, BY_KEY["bleu"].columns] = counter.bleu._extract_corpus_statistics(hypotheses, references)
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
