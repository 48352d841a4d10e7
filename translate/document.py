"""Articles' files: read with their bytes understood, written whole or not at all. Nothing else touches them."""

import codecs
import errno
import os
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from translate.errors import TranslateError

BOMS = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
SNIFFED = 4096  # bytes that tell an encoding


def read_text(path: Path, encoding: str | None = None) -> str:
    """An article's text, line ends and byte-order mark (as U+FEFF) kept. `encoding`: None for UTF-8.

    Raises TranslateError for what is no readable text, with the encoding that it looks like.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise TranslateError(f"{path}: there is no such file; check the name") from None
    except IsADirectoryError:
        raise TranslateError(f"{path}: this is a folder; name the articles in it, such as {path}/*.txt") from None
    except OSError as error:
        raise TranslateError(f"{path}: cannot be read ({error.strerror}); check its permissions") from None
    return decode(data, str(path), encoding)


def decode(data: bytes, name: str, encoding: str | None = None) -> str:
    """The text of an article's bytes; `name` is what messages call it. Raises TranslateError as `read_text` does."""
    if encoding:
        return _told(data, name, encoding)
    looks_like = next((name for bom, name in BOMS.items() if data.startswith(bom)), None) or _wide(data)
    if looks_like:
        raise TranslateError(f"{name}: this looks like {looks_like}, not UTF-8; read it with --encoding {looks_like}")
    if b"\0" in data:
        place = data.index(b"\0")
        raise TranslateError(f"{name}: byte {place} is NUL, so this is no text file; export the article as plain text")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        guess = _narrow(data)
        remedy = f"it looks like {guess}: read it with --encoding {guess}" if guess else "export it as plain UTF-8 text"
        raise TranslateError(f"{name}: byte {error.start} is not UTF-8; {remedy}") from None


def _told(data: bytes, name: str, encoding: str) -> str:
    try:
        text = data.decode(encoding)
        text.encode("utf-8")  # utf-7 and the like can smuggle in halves of characters
    except LookupError:
        raise TranslateError(f"{name}: no encoding is called {encoding!r}; try utf-8, utf-16 or cp1252") from None
    except UnicodeError as error:
        raise TranslateError(f"{name}: this is not {encoding} ({error}); try another --encoding") from None
    return text


def write_text(path: Path, text: str, inputs: list[Path]) -> None:
    """Write a file as UTF-8, whole or not at all: aside first, then renamed into place.

    Raises TranslateError where it cannot be written, or would overwrite one of the inputs.
    """
    try:
        refuse_input(path, inputs)
        if path.is_dir():
            raise TranslateError(f"{path}: this is a folder; name a file, or use --output-dir")
        _replace(path.resolve(), text.encode("utf-8"))
    except OSError as error:
        raise TranslateError(f"{path}: cannot be written ({error.strerror}); {_remedy(error)}") from None
    except RuntimeError:  # what pathlib raises for links that lead back to themselves
        raise TranslateError(f"{path}: this link leads nowhere; name another output") from None


def refuse_input(path: Path, inputs: list[Path]) -> None:
    """Raise TranslateError where a file to be written is one of the inputs."""
    with suppress(OSError, RuntimeError):  # of a path that cannot be: writing tells why
        if any(path.exists() and source.exists() and path.samefile(source) for source in inputs):
            raise TranslateError(f"{path}: this is one of the inputs; name another output")


def _remedy(error: OSError) -> str:
    """What to do about an output that could not be written."""
    if error.errno in {errno.ENOENT, errno.ENOTDIR}:
        return "make its folder first"
    return "make room on the disk" if error.errno == errno.ENOSPC else "check the permissions, or name another output"


def _replace(path: Path, data: bytes) -> None:
    if path.exists() and not path.is_file():  # a device or a pipe
        path.write_bytes(data)
        return
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, "it is write-protected")
    handle, aside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:100]}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(aside).chmod(path.stat().st_mode if path.exists() else 0o666 & ~_umask())
        Path(aside).replace(path)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def output_path(article: Path, folder: Path, suffix: str = "") -> Path:
    """Where a translated article goes: `name.en.txt` for `name.sq.txt`, else `name.en.EXT`.

    >>> output_path(Path("a/lajm.sq.txt"), Path("en")).as_posix(), output_path(Path("lajm.md"), Path("en")).as_posix()
    ('en/lajm.en.txt', 'en/lajm.en.md')
    """
    stem = article.stem.removesuffix(".sq")
    return folder / f"{stem}.en{suffix or article.suffix}"


def make_folder(folder: Path) -> None:
    """Make an output folder. Raises TranslateError where that cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise TranslateError(f"{folder}: this folder cannot be made ({error.strerror}); name another") from None


def read_input(encoding: str | None = None) -> str:
    """The text that comes in by the pipe. Raises TranslateError as `read_text`, and where there is no input."""
    if sys.stdin is None:
        raise TranslateError("standard input: it is closed; name an article")
    return decode(sys.stdin.buffer.read(), "standard input", encoding)


def write_output(text: str) -> None:
    """Write to standard output, line ends as they are. Raises TranslateError where that cannot be; not for a pipe
    that was closed at the other end.
    """
    if sys.stdout is None:
        raise TranslateError("standard output: it is closed; name an output with -o FILE")
    try:
        sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        with open(os.devnull, "wb") as nowhere:  # noqa: PTH123  # what is left would fail again when Python ends
            os.dup2(nowhere.fileno(), sys.stdout.fileno())
        raise TranslateError(f"standard output: cannot be written ({error.strerror}); {_remedy(error)}") from None


def _wide(data: bytes) -> str | None:
    """UTF-16 without a byte-order mark: every other byte of Latin text is NUL."""
    head = data[:SNIFFED]
    for start, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        half, other = head[start::2], head[1 - start :: 2]
        if len(head) > 3 and half.count(0) > 0.7 * len(half) and other.count(0) < 0.1 * len(other):
            return name
    return None


def _narrow(data: bytes) -> str | None:
    """A one-byte encoding in which the bytes over 127 are mostly the letters that Albanian has (ë, Ë, ç, Ç)."""
    high = [byte for byte in data if byte > 127]
    letters = sum(byte in b"\xeb\xcb\xe7\xc7" for byte in high)
    controls = any(byte < 32 and byte not in b"\t\n\r\f\v" for byte in data[:SNIFFED])
    return "cp1252" if high and letters * 2 > len(high) and not controls else None
