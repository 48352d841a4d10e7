"""Terms into CSV and TSV files as spreadsheets, DeepL, OmegaT and Weblate read them."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from enum import StrEnum

from glossary.table import COLUMNS
from glossary.termbase import Status, Term, forbidden_context


class Program(StrEnum):
    """For whom a table is written; all but the first leave out what the other program has no place for."""

    PERKTHE = "perkthe"
    DEEPL = "deepl"
    OMEGAT = "omegat"
    WEBLATE = "weblate"


def write_table(terms: Iterable[Term], delimiter: str, program: Program = Program.PERKTHE) -> str:
    """The terms as the text of a CSV (`,`) or TSV (tab) file."""
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
    """Pairs without a header; DeepL refuses one term twice and knows no templates."""
    seen = set()
    for term in terms:
        for text in (term.source, *term.variants):
            if term.status is Status.APPROVED and "{" not in text and text not in seen:
                seen.add(text)
                yield [text, term.target]


def _omegat_rows(terms: Iterable[Term]) -> Iterator[list[str]]:
    """Albanian, English, remark; no header."""
    for term in terms:
        if term.status is not Status.RETIRED and term.target:
            remarks = (term.domain, *term.notes, *(f"not: {english}" for english in term.forbidden))
            for text in (term.source, *term.variants):
                yield [text, term.target, "; ".join(filter(None, remarks))]


def _weblate_rows(terms: Iterable[Term]) -> Iterator[list[str]]:
    yield ["location", "source", "target", "id", "fuzzy", "context", "translator_comments", "developer_comments"]
    for term in terms:
        if term.status is Status.RETIRED:
            continue
        lists = (("variant", term.variants), ("note", term.notes), ("source", term.sources))
        comments = "\n".join(f"{key}: {value}" for key, values in lists for value in values)
        fuzzy = "True" if term.status is Status.PROPOSED else ""
        yield ["", term.source, term.target, "", fuzzy, term.domain, "", comments]
        for number, english in enumerate(term.forbidden, 1):
            yield ["", term.source, english, "", "", forbidden_context(term.domain, number), "", ""]


_WRITERS = {
    Program.PERKTHE: _perkthe_rows,
    Program.DEEPL: _deepl_rows,
    Program.OMEGAT: _omegat_rows,
    Program.WEBLATE: _weblate_rows,
}


def join_values(values: Iterable[str]) -> str:
    r"""The cell that `split_values` takes apart.

    >>> join_values(["KS", "a|b"])
    'KS|a\\|b'
    """
    return "|".join(re.sub(r"([\\|])", r"\\\1", value) for value in values)
