"""Terms into CSV and TSV files as spreadsheets, DeepL, OmegaT and Weblate read them."""

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from glossary.table import COLUMNS, READ_ONLY, join_values, plain_remark
from glossary.termbase import Status, Term, forbidden_context


class Program(StrEnum):
    """For whom a table is written; all but the first leave out what the other program has no place for."""

    PERKTHE = "perkthe"
    DEEPL = "deepl"
    OMEGAT = "omegat"
    WEBLATE = "weblate"


@dataclass(frozen=True)
class Selection:
    """The terms that a program has a place for, and the others: what kind of term, how many."""

    terms: tuple[Term, ...]
    left_out: tuple[tuple[str, int], ...] = ()


# The parts of a term that a program's table says nothing of.
NO_PLACE = {Program.DEEPL: "domains, notes, sources, flags and forbidden English"}


def select(terms: Iterable[Term], program: Program) -> Selection:
    """The terms of a glossary that a program has a place for."""
    fitting: list[Term] = []
    left_out: Counter[str] = Counter()
    seen: set[str] = set()
    for term in terms:
        kind = next((kind for kind, holds in _LEFT_OUT[program].items() if holds(term)), "")
        if not kind and program is Program.DEEPL and term.source in seen:
            kind = "second senses"
        if kind:
            left_out[kind] += 1
        else:
            fitting.append(term)
            seen.add(term.source)
    return Selection(tuple(fitting), tuple(left_out.items()))


_LEFT_OUT: dict[Program, dict[str, Callable[[Term], bool]]] = {
    Program.PERKTHE: {},
    Program.DEEPL: {
        "retired": lambda term: term.status is Status.RETIRED,
        "proposed": lambda term: term.status is Status.PROPOSED,
        "templates": lambda term: "{" in term.source,
    },
    Program.OMEGAT: {
        "retired": lambda term: term.status is Status.RETIRED,
        "without English": lambda term: not term.target,
    },
    Program.WEBLATE: {"retired": lambda term: term.status is Status.RETIRED},
}


def write_table(terms: Iterable[Term], delimiter: str, program: Program = Program.PERKTHE) -> str:
    """The terms, chosen by `select`, as the text of a CSV (`,`) or TSV (tab) file."""
    stream = io.StringIO()
    raw = program is Program.OMEGAT and delimiter == "\t"
    writer = csv.writer(
        stream,
        delimiter=delimiter,
        lineterminator="\n" if delimiter == "\t" else "\r\n",
        quoting=csv.QUOTE_NONE if raw else csv.QUOTE_MINIMAL,
        quotechar=None if raw else '"',
    )
    writer.writerows(_WRITERS[program](terms))
    return stream.getvalue()


def _perkthe_rows(terms: Iterable[Term]) -> Iterator[list[str]]:
    yield list(COLUMNS)
    for term in terms:
        flags = "read-only" if term.read_only else ""
        status = "" if term.status is Status.APPROVED else str(term.status)
        lists = (term.variants, term.forbidden, term.notes, term.sources)
        yield [term.source, term.target, term.domain, status, flags, *map(join_values, lists)]


def _deepl_rows(terms: Iterable[Term]) -> Iterator[list[str]]:
    """Pairs without a header; DeepL refuses one term twice, and a term comes before another's variant."""
    terms = list(terms)
    seen = {term.source for term in terms}
    for term in terms:
        yield [term.source, term.target]
        for text in term.variants:
            if text not in seen:
                seen.add(text)
                yield [text, term.target]


def _omegat_rows(terms: Iterable[Term]) -> Iterator[list[str]]:
    """Albanian, English, remark; no header."""
    for term in terms:
        for text in (term.source, *term.variants):
            yield [text, term.target, join_remark(term)]


def _weblate_rows(terms: Iterable[Term]) -> Iterator[list[str]]:
    yield ["location", "source", "target", "id", "fuzzy", "context", "translator_comments", "developer_comments"]
    for term in terms:
        lists = (("variant", term.variants), ("note", term.notes), ("source", term.sources))
        comments = [f"{key}: {value}" for key, values in lists for value in values]
        if term.read_only:
            comments.append(READ_ONLY)
        fuzzy = "True" if term.status is Status.PROPOSED else ""
        yield ["", term.source, term.target, "", fuzzy, term.domain, "", "\n".join(comments)]
        for number, english in enumerate(term.forbidden, 1):
            yield ["", term.source, english, "", "", forbidden_context(term.domain, number), "", ""]


_WRITERS = {
    Program.PERKTHE: _perkthe_rows,
    Program.DEEPL: _deepl_rows,
    Program.OMEGAT: _omegat_rows,
    Program.WEBLATE: _weblate_rows,
}


def join_remark(term: Term) -> str:
    """What OmegaT shows beside a term; `table.split_remark` takes it apart.

    >>> join_remark(Term("Kievi", "Kyiv", "geography", forbidden=("Kiev",), notes=("since 2018",)))
    'domain: geography; since 2018; not: Kiev'
    """
    remarks = [f"domain: {term.domain}"] if term.domain else []
    remarks += [str(term.status)] if term.status is Status.PROPOSED else []
    remarks += [READ_ONLY] if term.read_only else []
    remarks += [*map(plain_remark, term.notes), *(f"source: {source}" for source in term.sources)]
    return "; ".join([*remarks, *(f"not: {english}" for english in term.forbidden)])
