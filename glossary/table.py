r"""Terms out of CSV and TSV files as spreadsheets, DeepL, OmegaT and Weblate write them.

Our own layout has a header line and the columns of `COLUMNS`, in any order; `term` and `english` suffice.
Several values in one cell are separated by `|`; a `|` inside a value is written `\|`, a backslash `\\`.
Without a header two columns are Albanian and English (DeepL), a third is a remark (OmegaT), a third and fourth are
the language codes (DeepL). Weblate's columns are known by their names.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from glossary.batch import Batch
from glossary.delimited import Row, read_rows
from glossary.errors import GlossaryError
from glossary.pofile import split_comment
from glossary.termbase import Fault, Problem, Status, Term

COLUMNS = ("term", "english", "domain", "status", "flags", "variants", "forbidden", "note", "source")
READ_ONLY = "read-only"  # the only flag of a row; a remark of its own for programs that know no flags

_WEBLATE = ("context", "location", "id", "fuzzy", "translator_comments", "developer_comments")
_NAMES = {
    "term": "term", "sq": "term", "albanian": "term", "shqip": "term", "msgid": "term",
    "english": "english", "target": "english", "en": "english", "anglisht": "english", "msgstr": "english",
    "domain": "domain", "context": "context", "msgctxt": "context", "status": "status", "flags": "flags",
    "variants": "variants", "variant": "variants", "forbidden": "forbidden",
    "note": "note", "notes": "note", "comment": "note", "sources": "source",
    **{name: name for name in _WEBLATE},
}  # fmt: skip


# What each column says of a term; our `context` carries forbidden English too, as DOMAIN|forbidden.
_PARTS = {
    "english": ("target",), "domain": ("domain",), "context": ("domain", "forbidden"), "status": ("status",),
    "fuzzy": ("status",), "flags": ("read_only",), "variants": ("variants",), "forbidden": ("forbidden",),
    "note": ("notes",), "source": ("sources",), "developer_comments": ("variants", "notes", "sources"),
}  # fmt: skip
_LANGUAGE = re.compile(r"[a-z]{2}(?:[-_]\w+)?", re.IGNORECASE)


class _BadRowError(Exception):
    """Why a row gives no term, and the remedy: the arguments of a Fault."""


def read_table(path: Path) -> Batch:
    """The terms of a CSV or TSV file. Raises GlossaryError where it cannot be read as a table."""
    rows, bad = read_rows(path)
    if not rows:
        return Batch(path, ())
    columns = _columns(path, *rows[0])
    if columns is None:
        columns = _columns_by_count(path, rows)
    else:
        rows = rows[1:]
    terms: list[Term] = []
    for line, cells in rows:
        try:
            _take(terms, _record(columns, cells), line)
        except _BadRowError as error:
            bad.append(Problem(path, line, Fault(*error.args)))
    says = frozenset(part for column in columns for part in _PARTS.get(column, ()))
    return Batch(path, tuple(terms), tuple(bad), says)


def _columns(path: Path, line: int, cells: list[str]) -> list[str] | None:
    """What each column holds, by the names in the header; None where the first row is none."""
    names = [re.sub(r"\W+", "_", cell.casefold()).strip("_") for cell in cells]
    if len(cells) == 4 and all(map(_LANGUAGE.fullmatch, cells[2:])):
        return None
    if not ({"term", "source", "sq", "albanian", "msgid", "shqip"} & set(names) and len(set(names) & _KNOWN) > 1):
        return None
    source_is_term = not {"term", "sq", "albanian", "msgid", "shqip"} & set(names)
    columns = []
    for name, cell in zip(names, cells, strict=True):
        column = ("term" if source_is_term else "source") if name == "source" else _NAMES.get(name)
        if column is None:
            remedy = f"use {', '.join(COLUMNS)}, or delete the column"
            raise GlossaryError(f'{path}:{line}: unknown column "{cell}"; {remedy}')
        if column in columns:
            raise GlossaryError(f'{path}:{line}: two columns for "{column}"; delete one of them')
        columns.append(column)
    if "english" not in columns:
        raise GlossaryError(f'{path}:{line}: there is no column for the English; name it "english"')
    return columns


_KNOWN = {*_NAMES, "source"}


def _columns_by_count(path: Path, rows: list[Row]) -> list[str]:
    line, first = rows[0]
    if len(first) == 4 and all(map(_LANGUAGE.fullmatch, first[2:])):
        return ["term", "english", "from", "to"]
    if len(first) in (2, 3):
        return ["term", "english", "remark"][: max(len(cells) for _, cells in rows)]
    remedy = f"begin with a line that names them: {', '.join(COLUMNS)}"
    raise GlossaryError(f"{path}:{line}: {len(first)} columns without names; {remedy}")


def _record(columns: list[str], cells: list[str]) -> dict[str, str]:
    if len(cells) > len(columns) and any(cells[len(columns) :]):
        raise _BadRowError(
            f"{len(cells)} cells for {len(columns)} columns", "put quotes around a cell with a separator"
        )
    record = dict(zip(columns, cells, strict=False))
    pair = tuple(record.get(side, side_language)[:2].lower() for side, side_language in (("from", "sq"), ("to", "en")))
    if pair != ("sq", "en"):
        raise _BadRowError(f"the languages are {pair[0]} and {pair[1]}", "only sq and en belong here")
    return record


def _take(terms: list[Term], record: dict[str, str], line: int) -> None:
    """Add the record's term; one that forbids English, as Weblate has it, goes to the term it belongs to."""
    term = _term(record, line)
    if not record.get("context", "").partition("|")[2].startswith("forbidden"):
        terms.append(term)
        return
    for place, owner in enumerate(terms):
        if (owner.source, owner.domain) == (term.source, term.domain):
            terms[place] = replace(owner, forbidden=(*owner.forbidden, term.target))
            return
    raise _BadRowError(f'"{term.source}" forbids "{term.target}" before it is approved', "put the approved row first")


def _term(record: dict[str, str], line: int) -> Term:
    record = {**record, **split_remark(record.get("remark", ""))}
    source, target = record.get("term", ""), record.get("english", "")
    status = _status(record)
    comments = record.get("developer_comments", "").splitlines()
    flags = set(split_values(record.get("flags", ""))) | {READ_ONLY}.intersection(comments)
    if not source:
        raise _BadRowError("no Albanian term", "fill it in or delete the row")
    if unknown := flags - {READ_ONLY}:
        raise _BadRowError(f'unknown flag "{min(unknown)}"', "only read-only is known")
    if not target and status is Status.APPROVED and not flags:
        raise _BadRowError(f'"{source}" has no English', "add it or give the row the status proposed")
    pairs = [split_comment(text) for text in comments if text != READ_ONLY]
    notes = (*split_values(record.get("note", "")), *split_values(record.get("translator_comments", "")))
    return Term(
        source=source,
        target=target or (source if flags else ""),
        domain=record.get("domain") or record.get("context", "").partition("|")[0].strip(),
        status=status,
        read_only=bool(flags),
        forbidden=split_values(record.get("forbidden", "")),
        variants=(*split_values(record.get("variants", "")), *(v for k, v in pairs if k == "variant")),
        notes=(*notes, *(value for key, value in pairs if key == "note" and value)),
        sources=(*split_values(record.get("source", "")), *(v for k, v in pairs if k == "source")),
        line=line,
    )


def split_remark(remark: str) -> dict[str, str]:
    """The cells that a remark of OmegaT stands for; what is none of ours is one note.

    >>> split_remark("domain: geography; since 2018; not: Kiev")
    {'domain': 'geography', 'note': 'since 2018', 'forbidden': 'Kiev'}
    """
    found: dict[str, list[str]] = {}
    for part in filter(None, remark.split("; ")):
        column, value = _meaning(part)
        found.setdefault(column, []).append(value)
    if notes := found.get("note"):
        found["note"] = ["; ".join(notes)]
    return {column: join_values(values) for column, values in found.items()}


def plain_remark(note: str) -> str:
    """A note as a part of a remark, told from the parts that say something else.

    >>> plain_remark("since 2018; not: Kiev"), plain_remark("proposed")
    ('since 2018; note: not: Kiev', 'note: proposed')
    """
    return "; ".join(part if _meaning(part) == ("note", part) else f"note: {part}" for part in note.split("; "))


def _meaning(part: str) -> tuple[str, str]:
    """The column that a part of a remark belongs to, and what it says there."""
    key, _, value = part.partition(": ")
    return (_REMARKS[key], value) if value and key in _REMARKS else (_MARKS.get(part, "note"), part)


_REMARKS = {"domain": "domain", "source": "source", "not": "forbidden", "note": "note"}
_MARKS = {str(Status.PROPOSED): "status", READ_ONLY: "flags"}


def _status(record: dict[str, str]) -> Status:
    if record.get("fuzzy", "").casefold() in ("true", "1", "yes"):
        return Status.PROPOSED
    name = record.get("status", "").casefold() or Status.APPROVED
    if name == "fuzzy":  # as PO files and Weblate have it
        return Status.PROPOSED
    if name not in list(Status):
        raise _BadRowError(f'unknown status "{name}"', f"use {', '.join(Status)}")
    return Status(name)


def split_values(cell: str) -> tuple[str, ...]:
    r"""The values in a cell.

    >>> split_values(r"KS | KS i OKB-së|a\|b")
    ('KS', 'KS i OKB-së', 'a|b')
    """
    parts = re.findall(r"(?:\\[\\|]|[^|])+", cell)
    return tuple(value for part in parts if (value := re.sub(r"\\([\\|])", r"\1", part).strip()))


def join_values(values: Iterable[str]) -> str:
    r"""The cell that `split_values` takes apart.

    >>> join_values(["KS", "a|b"])
    'KS|a\\|b'
    """
    return "|".join(re.sub(r"([\\|])", r"\\\1", value) for value in values)
