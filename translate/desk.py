"""What translating needs, laid out once for any number of articles: a model, a glossary, a dictionary."""

from dataclasses import dataclass

from glossary.recognise import Index, recognise
from translate.model import BEAM, Drafter
from translate.passage import Reader


@dataclass(frozen=True)
class Desk:
    """A model, and how segments are made ready for it."""

    model: Drafter
    reader: Reader
    beam: int = BEAM  # hypotheses that the search keeps
    asks: bool = False  # the model was trained to obey annotated terms
    known: frozenset[str] = frozenset()  # the words of the dictionary that it knows; empty where it does not say


def lay_desk(
    model: Drafter, index: Index, beam: int = BEAM, *, asks: bool = False, known: frozenset[str] = frozenset()
) -> Desk:
    """Put a loaded model and an index of a glossary together."""
    forms = (form for term in index.terms for form in (term.source, *term.variants))
    acronyms = frozenset(form for form in forms if form.isupper())
    reader = Reader(model.fits, model.is_common, acronyms, lambda text: recognise(text, index))
    return Desk(model, reader, beam, asks, known)
