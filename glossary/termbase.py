"""The glossary file (PO) as a termbase: immutable terms, each with the line it stands on.

The file's conventions:

- `msgid` is the Albanian citation form, `msgstr` the approved English, `msgctxt` the domain. What follows a `|`
  in `msgctxt` only keeps apart entries that PO would otherwise take for one.
- The flag `forbidden` marks English that must not be used for the term of the same `msgid`. Its `msgctxt` is
  `DOMAIN|forbidden`, and from the second one on `DOMAIN|forbidden 2`, `DOMAIN|forbidden 3` and so on.
- The flag `read-only` keeps the Albanian as it stands; `fuzzy` marks a proposed term, `#~` a retired one.
- `#. variant: …`, `#. note: …` and `#. source: …` carry one value a line, as often as needed. gettext drops
  `#.` comments from `#~` entries, so retired terms keep theirs as `# note: …`; both are read everywhere.
- Entries are sorted by Albanian term without ë and ç, retired ones last.
"""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from glossary.errors import GlossaryError
from glossary.pofile import Entry, GlossaryFile, read_file


class Status(StrEnum):
    """How binding a term is."""

    APPROVED = "approved"  # recognised and enforced
    PROPOSED = "proposed"  # `fuzzy` in the file: recognised and reported, not enforced
    RETIRED = "retired"  # obsolete (`#~`) in the file: kept for the record, never recognised


@dataclass(frozen=True)
class Term:
    """One entry of the termbase."""

    source: str  # Albanian citation form, or a template: "Plani i {n}-të Pesëvjeçar"
    target: str  # approved English, or a template: "{n:ordinal} Five-Year Plan"; a proposed one may have none
    domain: str = ""
    status: Status = Status.APPROVED
    read_only: bool = False  # keep the source form as it stands
    forbidden: tuple[str, ...] = ()  # English that must not be used
    variants: tuple[str, ...] = ()  # other Albanian spellings: "KS i OKB-së"
    notes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    line: int = 0  # 1-based line of the entry in its file


@dataclass(frozen=True)
class Fault:
    """What is wrong with an entry, and what to do about it."""

    cause: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.cause}; {self.remedy}"


@dataclass(frozen=True)
class Problem:
    """A fault and where it stands; as text `glossary/sq-en.po:12: cause; remedy`."""

    path: Path
    line: int
    fault: Fault

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.fault}"


@dataclass(frozen=True)
class Termbase:
    """The terms of one file, in file order."""

    path: Path
    terms: tuple[Term, ...]


def read_termbase(path: Path) -> Termbase:
    """Read a glossary; forbidden English is gathered under the term that it belongs to.

    Raises GlossaryError where the file is missing, is no PO file, or has an entry that cannot be used.
    """
    return termbase_of(read_file(path))


def termbase_of(file: GlossaryFile) -> Termbase:
    """The terms of a file that is already read. Raises GlossaryError at an entry that cannot be used."""
    forbidden: dict[tuple[str, str, bool], list[Entry]] = {}
    for entry in file.entries:
        if "forbidden" in entry.flags:
            forbidden.setdefault(identity(entry), []).append(entry)
    terms = []
    for entry in file.entries:
        if "forbidden" not in entry.flags:
            if fault := unusable(entry):
                raise GlossaryError(str(Problem(file.path, entry.line, fault)))
            terms.append(_term(entry, forbidden.pop(identity(entry), [])))
    for orphans in forbidden.values():
        raise GlossaryError(str(Problem(file.path, orphans[0].line, orphaned(orphans[0]))))
    return Termbase(file.path, tuple(terms))


def identity(entry: Entry) -> tuple[str, str, bool]:
    """What an entry that forbids English shares with the term it belongs to."""
    return entry.msgid, entry.domain, entry.obsolete


def forbidden_context(domain: str, number: int) -> str:
    """The msgctxt of a term's first, second, … forbidden English.

    >>> forbidden_context("un", 1), forbidden_context("", 2)
    ('un|forbidden', '|forbidden 2')
    """
    return f"{domain}|forbidden" + (f" {number}" if number > 1 else "")


def unusable(entry: Entry) -> Fault | None:
    """Why an entry cannot serve as a term, if it cannot."""
    if not entry.msgid:
        return Fault("an entry has no Albanian", "write the term in its msgid")
    if not (entry.msgstr or entry.obsolete or "read-only" in entry.flags or "fuzzy" in entry.flags):
        return Fault(f'"{entry.msgid}" has no translation', "add one or mark it fuzzy")
    return None


def orphaned(entry: Entry) -> Fault:
    """What to say of forbidden English whose term is missing."""
    cause = f'"{entry.msgid}" forbids "{entry.msgstr}" but has no approved English'
    return Fault(cause, "add an entry with the same msgid and domain that is not forbidden")


def _term(entry: Entry, forbidden: list[Entry]) -> Term:
    status = Status.PROPOSED if "fuzzy" in entry.flags else Status.APPROVED
    read_only = "read-only" in entry.flags
    return Term(
        source=entry.msgid,
        target=entry.msgstr or (entry.msgid if read_only else ""),
        domain=entry.domain,
        status=Status.RETIRED if entry.obsolete else status,
        read_only=read_only,
        forbidden=tuple(other.msgstr for other in forbidden),
        variants=entry.values("variant"),
        notes=entry.values("note"),
        sources=entry.values("source"),
        line=entry.line,
    )
