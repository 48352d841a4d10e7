"""What translating needs, loaded once for any number of articles: a model, a glossary, a dictionary."""

from dataclasses import dataclass
from pathlib import Path

from glossary.recognise import build_index, recognise
from glossary.termbase import PACKAGED, Termbase, read_termbase
from translate.argos import find_package
from translate.model import Drafter, load_model
from translate.passage import Reader


@dataclass(frozen=True)
class Desk:
    """A model, and how segments are made ready for it."""

    model: Drafter
    reader: Reader
    beam: int = 4  # hypotheses that the search keeps
    asks: bool = False  # the model was trained to obey annotated terms


def open_desk(package: Path | None = None, termbase: Path | None = PACKAGED, beam: int = 4, threads: int = 0) -> Desk:
    """Load a model and a glossary.

    In: an Argos package directory (None: the one that `argos.find_package` finds), a glossary file (None: no
    glossary), the width of the search, the cores to use (0: all).
    Raises TranslateError and GlossaryError for what cannot be loaded.
    """
    terms = read_termbase(termbase) if termbase else Termbase(Path(), ())
    found = find_package(package)
    return lay_desk(load_model(found.path, threads), terms, beam, asks=found.annotation)


def lay_desk(model: Drafter, termbase: Termbase, beam: int = 4, *, asks: bool = False) -> Desk:
    """Put a loaded model and termbase together."""
    index = build_index(termbase)
    forms = (form for term in termbase.terms for form in (term.source, *term.variants))
    acronyms = frozenset(form for form in forms if form.isupper())
    return Desk(model, Reader(model.fits, model.is_common, acronyms, lambda text: recognise(text, index)), beam, asks)
