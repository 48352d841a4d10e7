r"""Albanian articles into English, with every term as the glossary wants it.

>>> from translate import translate_text
>>> translate_text("\n  https://ata.gov.al\n", glossary=None).text
'\n  https://ata.gov.al\n'
"""

from pathlib import Path

from glossary.termbase import PACKAGED
from translate.desk import Desk, open_desk
from translate.document import read_text
from translate.errors import TranslateError
from translate.layout import Wrap
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


def translate_text(
    text: str, *, glossary: Path | None = PACKAGED, model: Path | None = None, wrap: Wrap = Wrap.AUTO
) -> Translation:
    """Translate a text. For many, open a desk once with `open_desk` and call `translate`.

    In: the article, a glossary file (None: none), an Argos package directory (None: the embedded model).
    Raises TranslateError and GlossaryError.
    """
    return translate(text, open_desk(model, glossary), wrap)


def translate_document(
    path: Path, *, glossary: Path | None = PACKAGED, model: Path | None = None, wrap: Wrap = Wrap.AUTO
) -> Translation:
    """Translate an article's file (UTF-8); nothing is written. Raises as `translate_text`, and for a bad file."""
    return translate(read_text(path), open_desk(model, glossary), wrap)
