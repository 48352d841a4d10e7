"""Files that are scored, read as UTF-8: `perkthe score` has no `--encoding`, so its remedies are others."""

import re
from pathlib import Path

from translate.document import read_text
from translate.errors import TranslateError

_ENCODING = re.compile(r"read it with --encoding \S+")
_FOLDER = re.compile(r"name the articles in it, such as .*")


def read_utf8(path: Path) -> str:
    """A file's text. Raises TranslateError where there is none to read."""
    try:
        return read_text(path)
    except TranslateError as error:
        told = _ENCODING.sub("save it as UTF-8", str(error))
        raise TranslateError(_FOLDER.sub("name a file", told)) from None


def speakable(name: str) -> str:
    """A file's name as it can be printed: bytes of it that are no UTF-8 become U+FFFD."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def is_speakable(text: object) -> bool:
    """Whether this is text, and whole: JSON can hold halves of characters, which no file can."""
    if not isinstance(text, str):
        return False
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
