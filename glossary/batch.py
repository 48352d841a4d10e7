"""Terms from another file, and their way into the glossary."""

from dataclasses import dataclass, replace
from pathlib import Path

from glossary.diff import Change
from glossary.edit import entries_of, exchange
from glossary.faults import entry_faults
from glossary.overlap import twins, two_senses
from glossary.pofile import GlossaryError, GlossaryFile
from glossary.recognise import build_index
from glossary.termbase import Fault, Problem, Term, Termbase, termbase_of


@dataclass(frozen=True)
class Batch:
    """What was read from a file: its terms, each with its line there, and what is wrong with the others."""

    path: Path
    terms: tuple[Term, ...]
    bad: tuple[Problem, ...] = ()


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
    bad: tuple[Problem, ...]  # the rows left out: those that gave no term, and those that the glossary refuses


def merge(file: GlossaryFile, batch: Batch, update: bool = False) -> Merged:
    """The glossary file with the terms of a batch; terms that stand there otherwise change only with `update`."""
    termbase = termbase_of(file)
    standing = {(term.source, term.domain): term for term in termbase.terms}
    same = [t for t in batch.terms if _equal(t, standing.get((t.source, t.domain)))]
    good, faulty = _without_faults([term for term in batch.terms if term not in same])
    good, standing_otherwise = (good, []) if update else _without_changes(good, standing, file.path)
    replaced = [standing[t.source, t.domain] for t in good if (t.source, t.domain) in standing]
    rest = [term for term in termbase.terms if term not in replaced]
    good, repeated = _without_twins(good, Termbase(file.path, tuple(rest)))
    updated = 0
    for term in good:
        old = standing.get((term.source, term.domain))
        updated += bool(old)
        file = exchange(file, old, term) if old else replace(file, entries=file.entries + entries_of(term))
    wrong = [Problem(batch.path, line, fault) for line, fault in (*faulty, *standing_otherwise, *repeated)]
    bad = sorted((*batch.bad, *wrong), key=lambda problem: problem.line)
    return Merged(file, len(good) - updated, updated, len(same), tuple(bad))


_Sorted = tuple[list[Term], list[tuple[int, Fault]]]  # the good ones; the others' lines and faults


def _equal(term: Term, old: Term | None) -> bool:
    return old is not None and replace(term, line=old.line) == old


def _without_faults(terms: list[Term]) -> _Sorted:
    faults = {term.line: [f for entry in entries_of(term) for f in entry_faults(entry)] for term in terms}
    good = [term for term in terms if not faults[term.line]]
    return good, [(line, found[0]) for line, found in faults.items() if found]


_NAMES = {"target": "English", "forbidden": "forbidden English"}


def _without_changes(terms: list[Term], standing: dict[tuple[str, str], Term], path: Path) -> _Sorted:
    good, bad = [], []
    for term in terms:
        if old := standing.get((term.source, term.domain)):
            others = ", ".join(_NAMES.get(name, name) for name, _, _ in Change(old, term).parts())
            cause = f'"{term.source}" stands at {path}:{old.line} with other {others}'
            bad.append((term.line, Fault(cause, "give --update to change it there")))
        else:
            good.append(term)
    return good, bad


def _without_twins(terms: list[Term], rest: Termbase) -> _Sorted:
    """Without those that are, up to inflection, a term of the glossary or of an earlier row."""
    index = build_index(Termbase(rest.path, (*rest.terms, *terms)))
    good: list[Term] = []
    bad = []
    for term in terms:
        others = (t for t, _ in twins(term, index) if not two_senses(term, t))
        other = next((t for t in others if t in rest.terms or t in good), None)
        if other:
            where = f"{rest.path}:{other.line}" if other in rest.terms else f"line {other.line}"
            cause = f'"{term.source}" is there already: "{other.source}" = "{other.target}" ({where})'
            bad.append((term.line, Fault(cause, "delete one of the two")))
        else:
            good.append(term)
    return good, bad
