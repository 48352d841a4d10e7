"""Opening a desk: the model loads in a thread, outside Python, while Python reads its own modules and the glossary."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from glossary import PACKAGED
from glossary.garbage import no_garbage_collection
from translate.argos import find_package
from translate.cpu import widen
from translate.model import BEAM, Model, load_processor, load_translator

if TYPE_CHECKING:
    from translate.desk import Desk


def open_desk(
    package: Path | None = None, termbase: Path | None = PACKAGED, beam: int = BEAM, threads: int = 0
) -> "Desk":
    """Load a model and a glossary.

    In: an Argos package directory (None: the one that `argos.find_package` finds), a glossary file (None: no
    glossary), the width of the search, the cores to use (0: all).
    Raises TranslateError and GlossaryError for what cannot be loaded.
    """
    import ctranslate2  # noqa: F401 - in the thread each of its many modules would wait for its turn

    found = find_package(package)
    widen()  # in this thread: the environment is the whole program's
    with no_garbage_collection(), ThreadPoolExecutor(1) as beside:
        loading = beside.submit(load_translator, found.path, threads)
        processor = load_processor(found.path)  # it holds Python's lock, so not in the thread
        import translate.pipeline  # noqa: F401 - all that drafting needs
        from glossary.compiled import read_index
        from glossary.index import Index
        from translate.desk import lay_desk
        from translate.gloss import read_known

        index = read_index(termbase) if termbase else Index((), {})
        known = read_known(found.path) if found.annotation else frozenset()
        return lay_desk(Model(loading.result(), processor), index, beam, asks=found.annotation, known=known)
