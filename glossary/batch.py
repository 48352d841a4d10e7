"""Terms from another file, and their way into the glossary."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from glossary.diff import Change
from glossary.edit import entries_of, exchange, own_faults
from glossary.errors import GlossaryError
from glossary.overlap import twins, two_senses
from glossary.pofile import GlossaryFile
from glossary.recognise import build_index
from glossary.termbase import Fault, Problem, Term, Termbase, termbase_of

PARTS = frozenset({"target", "domain", "status", "read_only", "forbidden", "variants", "notes", "sources"})


@dataclass(frozen=True)
class Batch:
    """What was read from a file: its terms, each with its line there, and what is wrong with the others."""

    path: Path
    terms: tuple[Term, ...]
    bad: tuple[Problem, ...] = ()
    says: frozenset[str] = PARTS  # the parts of a term that the file has a place for


def read_bytes(path: Path) -> bytes:
    """The bytes of a file to import. Raises GlossaryError where there is none."""
    try:
        return path.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise GlossaryError(f"{path}: cannot be read ({reason}); check the path") from None


@dataclass(frozen=True)
class Merged:
    """A glossary file with a batch in it."""

    file: GlossaryFile
    added: int
    updated: int
    unchanged: int
    variants: int  # rows taken for variants of the row before
    bad: tuple[Problem, ...]  # the rows left out: those that gave no term, and those that the glossary refuses


def merge(file: GlossaryFile, batch: Batch, update: bool = False) -> Merged:
    """The glossary file with the terms of a batch; terms that stand there otherwise change only with `update`.

    What the batch's file has no place for stays as it stands in the glossary. Of a file that has no place for variants,
    new rows beside each other that differ in their Albanian alone are one term and its variants.
    """
    termbase = termbase_of(file)
    unchanged = variants = 0
    good: list[_Arrival] = []
    bad = list(batch.bad)
    for arrival in _arrivals(batch, termbase):
        if arrival.new == arrival.old:
            unchanged += 1
        elif fault := _fault(arrival, file.path, update):
            bad.append(Problem(batch.path, arrival.line, fault))
        else:
            good.append(arrival)
            variants += 0 if "variants" in batch.says or arrival.old else len(arrival.new.variants)
    good, repeated = _without_twins(good, termbase)
    bad += [Problem(batch.path, line, fault) for line, fault in repeated]
    for arrival in good:
        file = _written(file, arrival)
    updated = sum(arrival.old is not None for arrival in good)
    in_order = tuple(sorted(bad, key=lambda problem: problem.line))
    return Merged(file, len(good) - updated, updated, unchanged, variants, in_order)


@dataclass(frozen=True)
class _Arrival:
    """A term of a batch."""

    line: int  # in the batch's file
    new: Term
    old: Term | None  # as it stands in the glossary


def _arrivals(batch: Batch, termbase: Termbase) -> Iterator[_Arrival]:
    exact = {(term.source, term.domain): term for term in termbase.terms}
    named: dict[str, list[Term]] = {}
    for term in termbase.terms:
        for name in (term.source, *(() if "variants" in batch.says else term.variants)):
            named.setdefault(name, []).append(term)
    for term in batch.terms if "variants" in batch.says else _gathered(batch.terms, named):
        old = exact.get((term.source, term.domain))
        if not old and "domain" not in batch.says:
            old = _meant(term, named.get(term.source, ()))
        kept = {name: getattr(old, name) for name in ("source", "line", *(PARTS - batch.says))} if old else {"line": 0}
        yield _Arrival(term.line, Term(**{**vars(term), **kept}), old)


def _meant(row: Term, bearers: Sequence[Term]) -> Term | None:
    """Which of the terms that bear a row's Albanian it stands for: the only one, or the one with its English."""
    fitting = [term for term in bearers if row.domain in ("", term.domain)]
    if len(fitting) > 1:
        fitting = [term for term in fitting if term.target == row.target]
    return fitting[0] if fitting else None


def _gathered(rows: Sequence[Term], known: Container[str]) -> Iterator[Term]:
    """The rows of a file that has no place for variants, with those gathered that are a new term and its variants."""
    for (is_known, _), alike in groupby(rows, key=lambda row: (row.source in known, replace(row, source="", line=0))):
        together: dict[str, Term] = {}
        apart: list[Term] = []
        for row in alike:
            if is_known or not row.target or row.source in together or own_faults(row):
                apart.append(row)
            else:
                together[row.source] = row
        if together:
            first, *others = together.values()
            yield replace(first, variants=tuple(row.source for row in others))
        yield from apart


def _fault(arrival: _Arrival, path: Path, update: bool) -> Fault | None:
    """Why the glossary refuses a term, whatever else is in the batch."""
    if faults := own_faults(arrival.new):
        return faults[0]
    if arrival.old and not update:
        others = ", ".join(_NAMES.get(name, name) for name, _, _ in Change(arrival.old, arrival.new).parts())
        cause = f'"{arrival.new.source}" stands at {path}:{arrival.old.line} with other {others}'
        return Fault(cause, "give --update to change it there")
    return None


_NAMES = {"target": "English", "forbidden": "forbidden English"}


def _without_twins(arrivals: list[_Arrival], termbase: Termbase) -> tuple[list[_Arrival], list[tuple[int, Fault]]]:
    """Without those that are, up to inflection, a term of the glossary or of an earlier row; and what these are."""
    replaced = {arrival.old for arrival in arrivals}
    rest = {term for term in termbase.terms if term not in replaced}
    # A term that is to be told from an equal one in an earlier row needs its line.
    rows = [replace(arrival.new, line=-arrival.line) for arrival in arrivals]
    index = build_index(Termbase(termbase.path, (*rest, *rows)))
    good, bad, before = [], [], set(rest)
    for arrival, row in zip(arrivals, rows, strict=True):
        others = (twin for twin, _ in twins(row, index) if twin in before and not two_senses(row, twin))
        if other := next(others, None):
            where = f"line {-other.line}" if other.line < 0 else f"{termbase.path}:{other.line}"
            cause = f'"{row.source}" is there already: "{other.source}" = "{other.target}" ({where})'
            bad.append((arrival.line, Fault(cause, "delete one of the two")))
        else:
            good.append(arrival)
            before.add(row)
    return good, bad


def _written(file: GlossaryFile, arrival: _Arrival) -> GlossaryFile:
    if arrival.old:
        return exchange(file, arrival.old, arrival.new)
    return replace(file, entries=file.entries + entries_of(arrival.new))
