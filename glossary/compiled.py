"""A glossary's index, kept from one command to the next: reading the file and sorting its terms takes longer than many
an article.

It lies in the user's cache folder, one file for each glossary, and holds the digest of what it was made of: the
glossary's bytes, and this package as it is. Where that is another, or the file is damaged, it is made anew; where it
cannot be written, it is done without.
"""

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from glossary.errors import GlossaryError
from glossary.garbage import no_garbage_collection
from glossary.index import Asleep, Index, sleeping
from glossary.pofile import glossary_bytes, read_file, replace_file
from glossary.termbase import Status, Term, termbase_of

KEPT = 20  # indexes: of that many glossaries, the last that were read


def read_index(path: Path) -> Index:
    """The index of a glossary file. Raises GlossaryError as `read_termbase`."""
    place = hashlib.sha256(os.fsencode(os.path.realpath(path))).hexdigest()[:32]
    kept = cache_folder() / "glossaries" / f"{place}.json"
    with no_garbage_collection():
        if found := _kept(kept, _digest(glossary_bytes(path))):
            return found
        file = read_file(path)
        terms = termbase_of(file).terms
        asleep = sleeping(terms)
        _keep(kept, _digest(file.content), terms, asleep)
        return Index(terms, asleep)


def cache_folder() -> Path:
    """Where a program keeps what it can make again (XDG Base Directory Specification; Windows: local app data).

    A relative path, which none may be kept at, where there is no home.
    """
    named = os.environ.get("LOCALAPPDATA" if os.name == "nt" else "XDG_CACHE_HOME", "")
    if Path(named).is_absolute():
        return Path(named) / "perkthe"
    return Path(os.path.expanduser("~")) / ".cache" / "perkthe"  # noqa: PTH111 - Path.home() raises where there is none


def _digest(content: bytes) -> str:
    """What an index is made of: a glossary, and the size and age of this package's code and word lists."""
    made = hashlib.sha256(content)
    package = Path(__file__).parent
    for path in sorted(package.rglob("*")):
        if path.suffix in {".py", ".tsv", ".txt", ".bin"}:
            with suppress(OSError):  # gone in the meantime, as an editor's files are
                now = path.stat()
                made.update(f"{path.relative_to(package)} {now.st_size} {now.st_mtime_ns};".encode())
    return made.hexdigest()


def _kept(path: Path, digest: str) -> Index | None:
    """The index that a file holds; None where it is of something else, or is damaged."""
    try:
        head, _, body = path.read_bytes().partition(b"\n") if path.is_file() else (b"", b"", b"")
    except OSError:
        return None
    if head != _head(digest, body):
        return None
    held = json.loads(body)
    terms = [_term(row) for row in held["terms"]]
    asleep = {
        start: [(source, terms[number], anchor) for source, number, anchor in found]
        for start, found in held["asleep"].items()
    }
    return Index(terms, asleep)


def _head(digest: str, body: bytes) -> bytes:
    """The first line of a kept index: what it is of, and what it must hold."""
    return f"{digest} {hashlib.sha256(body).hexdigest()}".encode()


def _keep(path: Path, digest: str, terms: Sequence[Term], asleep: Mapping[str, Sequence[Asleep]]) -> None:
    """Keep an index, and the last few others; without a place for it, in a home that cannot be written, nothing."""
    if not path.is_absolute():
        return
    numbers = {id(term): number for number, term in enumerate(terms)}
    numbered = {start: [(form, numbers[id(term)], at) for form, term, at in found] for start, found in asleep.items()}
    held = {"terms": [tuple(vars(term).values()) for term in terms], "asleep": numbered}
    body = json.dumps(held, ensure_ascii=False).encode()
    with suppress(OSError, GlossaryError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        replace_file(path, _head(digest, body) + b"\n" + body)
        for old in sorted(path.parent.iterdir(), key=lambda other: other.stat().st_mtime)[:-KEPT]:
            old.unlink()


def _term(row: Sequence[Any]) -> Term:
    source, target, domain, status, read_only, forbidden, variants, notes, sources, line = row
    some = tuple(forbidden), tuple(variants), tuple(notes), tuple(sources)
    return Term(source, target, domain, Status(status), read_only, *some, line)
