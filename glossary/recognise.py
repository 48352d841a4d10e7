"""Segment + termbase -> matches."""

from dataclasses import dataclass

from glossary.termbase import Term, Termbase


@dataclass(frozen=True)
class Match:
    """A term found in a text: text[start:end] == form."""

    term: Term
    start: int  # offset in characters of the text searched
    end: int
    form: str
    target: str  # approved English, template fields filled in: "15th Five-Year Plan"


class Index:
    """A termbase made ready for searching; build it once with `build_index`."""


def build_index(termbase: Termbase) -> Index:
    """Prepare a termbase for `recognise`. Retired terms are left out."""
    raise NotImplementedError


def recognise(text: str, index: Index) -> list[Match]:
    """The terms of a text, in order of place, longest first where they overlap; matches never overlap."""
    raise NotImplementedError
