"""The glossary file (PO) as a termbase: immutable terms, each with the line it stands on."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class GlossaryError(Exception):
    """What is wrong with a glossary: the place, the fault and the remedy in one line."""


class Status(StrEnum):
    """How binding a term is."""

    APPROVED = "approved"  # recognised and enforced
    PROPOSED = "proposed"  # `fuzzy` in the file: recognised and reported, not enforced
    RETIRED = "retired"  # obsolete (`#~`) in the file: kept for the record, never recognised


@dataclass(frozen=True)
class Term:
    """One entry of the termbase."""

    source: str  # Albanian citation form, or a template: "Plani i {n}-të Pesëvjeçar"
    target: str  # approved English, or a template: "{n:ordinal} Five-Year Plan"
    domain: str = ""
    status: Status = Status.APPROVED
    read_only: bool = False  # keep the source form as it stands
    forbidden: tuple[str, ...] = ()  # English that must not be used
    variants: tuple[str, ...] = ()  # other Albanian spellings: "KS i OKB-së"
    notes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    line: int = 0  # 1-based line of the entry in its file


@dataclass(frozen=True)
class Termbase:
    """The terms of one file, in file order."""

    path: Path
    terms: tuple[Term, ...]
