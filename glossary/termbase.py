"""The glossary file (PO) as a termbase: immutable terms, each with the line it stands on.

The file's conventions:

- `msgid` is the Albanian citation form, `msgstr` the approved English, `msgctxt` the domain. What follows a `|`
  in `msgctxt` only keeps apart entries that PO would otherwise take for one.
- The flag `forbidden` marks English that must not be used for the term of the same `msgid`. Its `msgctxt` is
  `DOMAIN|forbidden`, and from the second one on `DOMAIN|forbidden 2`, `DOMAIN|forbidden 3` and so on.
- The flag `read-only` keeps the Albanian as it stands; `fuzzy` marks a proposed term, `#~` a retired one.
- `#. variant: …`, `#. note: …` and `#. source: …` carry one value a line, as often as needed. gettext drops
  `#.` comments from `#~` entries, so retired terms keep theirs as `# note: …`; both are read everywhere.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from pathlib import Path

import polib

KEYS = ("variant", "note", "source")
PACKAGED = Path(__file__).with_name("sq-en.po")
"""The curated glossary that Përkthe ships."""


class GlossaryError(Exception):
    """What is wrong with a glossary: the place, the fault and the remedy in one line."""


class Status(StrEnum):
    """How binding a term is."""

    APPROVED = "approved"  # recognised and enforced
    PROPOSED = "proposed"  # `fuzzy` in the file: recognised and reported, not enforced
    RETIRED = "retired"  # obsolete (`#~`) in the file: kept for the record, never recognised


@dataclass(frozen=True)
class Term:
    """One entry of the termbase."""

    source: str  # Albanian citation form, or a template: "Plani i {n}-të Pesëvjeçar"
    target: str  # approved English, or a template: "{n:ordinal} Five-Year Plan"; a proposed one may have none
    domain: str = ""
    status: Status = Status.APPROVED
    read_only: bool = False  # keep the source form as it stands
    forbidden: tuple[str, ...] = ()  # English that must not be used
    variants: tuple[str, ...] = ()  # other Albanian spellings: "KS i OKB-së"
    notes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    line: int = 0  # 1-based line of the entry in its file


@dataclass(frozen=True)
class Termbase:
    """The terms of one file, in file order."""

    path: Path
    terms: tuple[Term, ...]


@dataclass(frozen=True)
class Entry:
    """One entry of the PO file, as it stands there."""

    line: int  # 1-based line of its msgid
    msgid: str
    msgstr: str
    msgctxt: str
    flags: tuple[str, ...]
    comments: tuple[str, ...]  # "note: …", without the leading `#.` or `#`
    obsolete: bool
    text: str  # its lines, to be written back untouched where nothing changed

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


_BAD_STRING = re.compile(
    r"""^[ \t]*(?:#~[ \t]*)?(?=msg(?:id|str|ctxt)|")(?!(?:msg\w+(?:\[\d+\])?[ \t]*)?"(?:[^"\\\n]|\\.)*"[ \t\r]*$)""",
    re.MULTILINE,
)
_MSGID = re.compile(r"\s*(?:#~\s*)?msgid\b")


def split_comment(comment: str) -> tuple[str, str]:
    """A comment's key and value; without a key it is a note.

    >>> split_comment("variant: KS i OKB-së"), split_comment("see the Charter: Art. 23")
    (('variant', 'KS i OKB-së'), ('note', 'see the Charter: Art. 23'))
    """
    key, colon, value = comment.partition(":")
    return (key, value.strip()) if colon and key in KEYS else ("note", comment.strip())


def read_termbase(path: Path) -> Termbase:
    """Read a glossary; forbidden English is gathered under the term that it belongs to.

    Raises GlossaryError where the file is missing, is no PO file, or has an entry that cannot be used.
    """
    return termbase_of(read_file(path))


def termbase_of(file: GlossaryFile) -> Termbase:
    """The terms of a file that is already read. Raises GlossaryError at an entry that cannot be used."""
    forbidden = {entry.line: entry for entry in file.entries if "forbidden" in entry.flags}
    owners: dict[tuple[str, str, bool], list[str]] = {}
    terms = []
    for entry in file.entries:
        if entry.line in forbidden:
            continue
        if not entry.msgstr and not {"read-only", "fuzzy"} & set(entry.flags) and not entry.obsolete:
            raise GlossaryError(
                f'{file.path}:{entry.line}: "{entry.msgid}" has no translation; add one or mark it fuzzy'
            )
        owned = owners.setdefault((entry.msgid, entry.domain, entry.obsolete), [])
        terms.append((entry, owned))
    for entry in forbidden.values():
        key = (entry.msgid, entry.domain, entry.obsolete)
        if key not in owners:
            raise GlossaryError(
                f'{file.path}:{entry.line}: "{entry.msgid}" forbids "{entry.msgstr}" but has no approved English; '
                "add an entry with the same msgid and domain that is not forbidden"
            )
        owners[key].append(entry.msgstr)
    return Termbase(file.path, tuple(_term(entry, owned) for entry, owned in terms))


def _term(entry: Entry, forbidden: Iterable[str]) -> Term:
    status = Status.PROPOSED if "fuzzy" in entry.flags else Status.APPROVED
    read_only = "read-only" in entry.flags
    return Term(
        source=entry.msgid,
        target=entry.msgstr or (entry.msgid if read_only else ""),
        domain=entry.domain,
        status=Status.RETIRED if entry.obsolete else status,
        read_only=read_only,
        forbidden=tuple(forbidden),
        variants=entry.values("variant"),
        notes=entry.values("note"),
        sources=entry.values("source"),
        line=entry.line,
    )


def read_file(path: Path) -> GlossaryFile:
    """Read a PO file entry by entry. Raises GlossaryError where it is missing or is no PO file."""
    text = _read_text(path)
    lines = text.split("\n")
    _refuse_bad_strings(path, text)
    try:
        parsed = polib.pofile(str(path), encoding="utf-8")
    except OSError as error:
        raise _syntax_error(path, str(error)) from None
    starts = [_start(lines, max(entry.linenum, 1)) for entry in parsed]
    if not starts:
        return GlossaryFile(path, text.strip("\n"), ())
    header = "\n".join(lines[: starts[0] - 1])
    spans = pairwise([*starts, len(lines) + 1])
    entries = (
        _entry(path, entry, start, lines[start - 1 : end - 1])
        for entry, (start, end) in zip(parsed, spans, strict=True)
    )
    return GlossaryFile(path, header.strip("\n"), tuple(entries))


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise GlossaryError(f"{path}: there is no such glossary; check the path") from None
    except UnicodeDecodeError as error:
        raise GlossaryError(f"{path}: not UTF-8 (byte {error.start}); save it as UTF-8") from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise GlossaryError(f"{path}: cannot be read ({reason}); give the path of a PO file") from None


def _refuse_bad_strings(path: Path, text: str) -> None:
    """Refuse what polib would cut short: it drops the last letter of a string without its closing quote."""
    bad = _BAD_STRING.search(text)
    if bad:
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
        flags=tuple(entry.flags),
        comments=tuple(comment for comment in comments if comment),
        obsolete=bool(entry.obsolete),
        text="\n".join(lines).strip("\n"),
    )
