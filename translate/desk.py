"""What translating needs, loaded once for any number of articles: a model, a glossary, a dictionary."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from glossary.index import no_garbage_collection
from glossary.recognise import Match, build_index, recognise
from glossary.termbase import PACKAGED, Termbase, read_termbase
from translate.argos import find_package
from translate.gloss import read_known
from translate.model import BEAM, Drafter, load_model
from translate.passage import Reader

Recognise = Callable[[str], list[Match]]


@dataclass(frozen=True)
class Desk:
    """A model, and how segments are made ready for it."""

    model: Drafter
    reader: Reader
    beam: int = BEAM  # hypotheses that the search keeps
    asks: bool = False  # the model was trained to obey annotated terms
    known: frozenset[str] = frozenset()  # the words of the dictionary that it knows; empty where it does not say


def open_desk(
    package: Path | None = None, termbase: Path | None = PACKAGED, beam: int = BEAM, threads: int = 0
) -> Desk:
    """Load a model and a glossary.

    In: an Argos package directory (None: the one that `argos.find_package` finds), a glossary file (None: no
    glossary), the width of the search, the cores to use (0: all).
    Raises TranslateError and GlossaryError for what cannot be loaded.
    """
    import ctranslate2  # noqa: F401 - in the other thread each of its many modules would wait for its turn

    found = find_package(package)
    # A model loads outside Python, so that the glossary is read meanwhile.
    with no_garbage_collection(), ThreadPoolExecutor(1) as beside:
        loading = beside.submit(load_model, found.path, threads)
        searched = _searched(read_termbase(termbase) if termbase else Termbase(Path(), ()))
        desk = _laid(loading.result(), searched, beam, asks=found.annotation)
        return replace(desk, known=read_known(found.path)) if found.annotation else desk


def lay_desk(model: Drafter, termbase: Termbase, beam: int = BEAM, *, asks: bool = False) -> Desk:
    """Put a loaded model and termbase together."""
    return _laid(model, _searched(termbase), beam, asks=asks)


def _searched(termbase: Termbase) -> tuple[Recognise, frozenset[str]]:
    """How the terms of a text are found, and the acronyms among them."""
    index = build_index(termbase)
    forms = (form for term in termbase.terms for form in (term.source, *term.variants))
    return lambda text: recognise(text, index), frozenset(form for form in forms if form.isupper())


def _laid(model: Drafter, searched: tuple[Recognise, frozenset[str]], beam: int, *, asks: bool) -> Desk:
    found, acronyms = searched
    return Desk(model, Reader(model.fits, model.is_common, acronyms, found), beam, asks)
