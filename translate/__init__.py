r"""Albanian articles into English, with every term as the glossary wants it.

>>> from translate import translate_text
>>> translate_text("\n  https://ata.gov.al\n", glossary=None).text
'\n  https://ata.gov.al\n'
"""

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from glossary import PACKAGED
from translate.errors import TranslateError
from translate.wrapping import Wrap

if TYPE_CHECKING:  # a quarter of a second to import, which a command spends while its model loads
    from translate.desk import Desk
    from translate.opening import open_desk
    from translate.pipeline import translate
    from translate.translation import Segment, TranslatedSegment, Translation

__all__ = [
    "Desk",
    "Segment",
    "TranslateError",
    "TranslatedSegment",
    "Translation",
    "Wrap",
    "open_desk",
    "translate",
    "translate_document",
    "translate_text",
]
_HOMES = {
    "Desk": "translate.desk",
    "open_desk": "translate.opening",
    "translate": "translate.pipeline",
    "Segment": "translate.translation",
    "TranslatedSegment": "translate.translation",
    "Translation": "translate.translation",
}


def __getattr__(name: str) -> object:
    """Import what is first asked for (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    """What can be had, imported or not."""
    return sorted({*globals(), *_HOMES})


def translate_text(
    text: str, *, glossary: Path | None = PACKAGED, model: Path | None = None, wrap: Wrap = Wrap.AUTO
) -> "Translation":
    """Translate a text. For many, open a desk once with `open_desk` and call `translate`.

    In: the article, a glossary file (None: none), an Argos package directory (None: the embedded model).
    Raises TranslateError and GlossaryError.
    """
    from translate.opening import open_desk
    from translate.pipeline import translate

    return translate(text, open_desk(model, glossary), wrap)


def translate_document(
    path: Path, *, glossary: Path | None = PACKAGED, model: Path | None = None, wrap: Wrap = Wrap.AUTO
) -> "Translation":
    """Translate an article's file (UTF-8); nothing is written. Raises as `translate_text`, and for a bad file."""
    from translate.document import read_text

    return translate_text(read_text(path), glossary=glossary, model=model, wrap=wrap)
