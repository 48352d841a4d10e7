"""The PO file itself: read entry by entry, and written back so that what nobody changed stays byte for byte."""

import errno
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import polib

from glossary.errors import GlossaryError
from glossary.spelling import fold

KEYS = ("variant", "note", "source")


@dataclass(frozen=True)
class Entry:
    """One entry of the file, as it stands there."""

    line: int  # 1-based line of its msgid
    msgid: str
    msgstr: str
    msgctxt: str
    flags: tuple[str, ...]
    comments: tuple[str, ...]  # "note: …", without the leading `#.` or `#`
    obsolete: bool
    text: str  # its lines, written back untouched where nothing changed

    @property
    def domain(self) -> str:
        """The msgctxt up to the `|` that keeps entries apart."""
        return self.msgctxt.partition("|")[0].strip()

    def values(self, key: str) -> tuple[str, ...]:
        """What stands after `key:` in the comments; a comment without any key counts as a note."""
        return tuple(value for name, value in map(split_comment, self.comments) if name == key and value)


@dataclass(frozen=True)
class GlossaryFile:
    """A PO file cut into its header and its entries."""

    path: Path
    header: str  # everything before the first entry
    entries: tuple[Entry, ...]
    newline: str = "\n"
    content: bytes = b""  # the file as it was read; nothing where there was none


_BAD_STRING = re.compile(
    r"""^[ \t]*(?:\#~[ \t]*)?(?=msg(?:id|str|ctxt)|")  # a line with a string
        (?!(?:msg\w+(?:\[\d+\])?[ \t]*)?"(?:[^"\\\n]|\\.)*"[ \t]*$)  # that is not one from quote to quote""",
    re.MULTILINE | re.VERBOSE,
)
_MSGID = re.compile(r"\s*(?:#~\s*)?msgid\b")


def split_comment(comment: str) -> tuple[str, str]:
    """A comment's key and value; without a key it is a note.

    >>> split_comment("variant: KS i OKB-së"), split_comment("see the Charter: Art. 23")
    (('variant', 'KS i OKB-së'), ('note', 'see the Charter: Art. 23'))
    """
    key, colon, value = comment.partition(":")
    return (key, value.strip()) if colon and key in KEYS else ("note", comment.strip())


def read_file(path: Path) -> GlossaryFile:
    """Read a PO file entry by entry. Raises GlossaryError where it is missing or is no PO file."""
    content = glossary_bytes(path)
    text, newline = _text_of(path, content)
    _refuse_bad_strings(path, text)
    try:
        parsed = polib.pofile(str(path), encoding="utf-8")
    except OSError as error:
        raise _syntax_error(path, str(error)) from None
    lines = text.split("\n")
    starts = [_start(lines, max(entry.linenum, 1)) for entry in parsed]
    if not starts:
        return GlossaryFile(path, text.strip("\n"), (), newline, content)
    spans = pairwise([*starts, len(lines) + 1])
    entries = (
        _entry(path, entry, start, lines[start - 1 : end - 1])
        for entry, (start, end) in zip(parsed, spans, strict=True)
    )
    header = "\n".join(lines[: starts[0] - 1])
    return GlossaryFile(path, header.strip("\n"), tuple(entries), newline, content)


def glossary_bytes(path: Path) -> bytes:
    """The bytes of a glossary. Raises GlossaryError where it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise GlossaryError(f"{path}: there is no such glossary; check the path") from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise GlossaryError(f"{path}: cannot be read ({reason}); give the path of a PO file") from None


def _text_of(path: Path, content: bytes) -> tuple[str, str]:
    """The text with plain line feeds, and what ends a line in the file."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise GlossaryError(f"{path}: not UTF-8 (byte {error.start}); save it as UTF-8") from None
    return text.replace("\r\n", "\n").replace("\r", "\n"), "\r\n" if "\r\n" in text else "\n"


def _refuse_bad_strings(path: Path, text: str) -> None:
    """Refuse what polib would cut short: it drops the last letter of a string without its closing quote."""
    if bad := _BAD_STRING.search(text):
        line = text.count("\n", 0, bad.start()) + 1
        raise GlossaryError(
            f"{path}:{line}: this string is not PO; it begins and ends with a double quote, "
            'and one inside it is written \\"'
        )


def _syntax_error(path: Path, message: str) -> GlossaryError:
    found = re.search(r"\(line (\d+)\)(?:: (.*))?", message)
    line, cause = found.groups() if found else ("1", None)
    remedy = "a PO file has only msgctxt, msgid, msgstr and # lines; CSV, TSV and TBX files are for `import`"
    return GlossaryError(f"{path}:{line}: {cause or 'this line is not PO'}; {remedy}")


def _start(lines: list[str], number: int) -> int:
    """The entry's first line; polib skips the `#~|` lines before it."""
    while number > 1 and lines[number - 2].startswith("#~|"):
        number -= 1
    return number


def _entry(path: Path, entry: polib.POEntry, start: int, lines: list[str]) -> Entry:
    line = start + next((i for i, text in enumerate(lines) if _MSGID.match(text)), 0)
    if entry.msgid_plural:
        raise GlossaryError(f'{path}:{line}: "{entry.msgid}" has a plural form; a term has one msgid and one msgstr')
    comments = [*entry.comment.split("\n"), *entry.tcomment.split("\n")]
    return Entry(
        line=line,
        msgid=entry.msgid,
        msgstr=entry.msgstr,
        msgctxt=entry.msgctxt or "",
        flags=tuple(flag for flag in entry.flags if flag),
        comments=tuple(comment for comment in comments if comment),
        obsolete=bool(entry.obsolete),
        text="\n".join(lines).strip("\n"),
    )


def rendered(entry: Entry) -> Entry:
    """The entry with its text made anew from its fields, each on one line; references (`#:`) are kept."""
    mark, prefix = ("#", "#~ ") if entry.obsolete else ("#.", "")
    lines = [f"{mark} {' '.join(comment.splitlines())}" for comment in entry.comments]
    lines += [line for line in entry.text.split("\n") if line.startswith("#:")]
    if entry.flags:
        lines.append("#, " + ", ".join(entry.flags))
    if entry.msgctxt:
        lines.append(f'{prefix}msgctxt "{polib.escape(entry.msgctxt)}"')
    lines.append(f'{prefix}msgid "{polib.escape(entry.msgid)}"')
    lines.append(f'{prefix}msgstr "{polib.escape(entry.msgstr)}"')
    return replace(entry, text="\n".join(lines))


def write_file(file: GlossaryFile) -> None:
    """Write the file sorted, retired entries last; whole or not at all.

    Raises GlossaryError where it cannot, or where the file was changed since it was read: by Poedit, or by another
    `add` at the same time. What that one wrote would be lost.
    """
    blocks = [file.header, *(entry.text for entry in sorted(file.entries, key=_place))]
    text = "\n\n".join(block for block in blocks if block) + "\n"
    with _locked(file.path):
        if (glossary_bytes(file.path) if file.path.exists() else b"") != file.content:
            raise GlossaryError(
                f"{file.path}: another program changed it in the meantime; nothing was written, try again"
            )
        replace_file(file.path, text.replace("\n", file.newline).encode())


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Alone between looking at a file and replacing it, where the system has locks and the file is there.

    Who waited holds the file that was replaced, and finds that what stands in its place is not what it read.
    """
    try:
        import fcntl
    except ImportError:  # Windows
        yield
        return
    with path.open("rb") if path.exists() else nullcontext() as held:
        if held:
            with suppress(OSError):  # a disk without locks
                fcntl.flock(held, fcntl.LOCK_EX)
        yield


def _place(entry: Entry) -> tuple[bool, str, str, str]:
    return (entry.obsolete, fold(entry.msgid.replace("{n}", "0")), entry.msgid, entry.msgctxt)


def replace_file(path: Path, content: bytes) -> None:
    """Put a file in place whole or not at all, with the rights of the one it replaces; a link stays a link."""
    goal = path.resolve()
    draft = goal.with_name(f".{goal.name}.{os.getpid()}")
    try:
        if goal.exists() and not os.access(goal, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        draft.write_bytes(content)
        if goal.exists():
            shutil.copymode(goal, draft)
        draft.replace(goal)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise GlossaryError(f"{path}: cannot be written ({reason}); give a place where you may write") from None
    finally:
        draft.unlink(missing_ok=True)
