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
from glossary.pofile import read_bytes, read_file, replace_file
from glossary.termbase import Status, Term, termbase_of


def read_index(path: Path) -> Index:
    """The index of a glossary file. Raises GlossaryError as `read_termbase`."""
    kept = cache_folder() / f"{hashlib.sha256(os.fsencode(path.resolve())).hexdigest()[:32]}.json"
    with no_garbage_collection():
        if found := _kept(kept, _digest(read_bytes(path))):
            return found
        file = read_file(path)
        terms = termbase_of(file).terms
        asleep = sleeping(terms)
        _keep(kept, _digest(file.content), terms, asleep)
        return Index(terms, asleep)


def cache_folder() -> Path:
    """Where a program keeps what it can make again (XDG Base Directory Specification; Windows: local app data)."""
    named = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(named) if named else Path.home() / ".cache") / "perkthe"


def _digest(content: bytes) -> str:
    """What an index is made of: a glossary, and this package's code and word lists as they are now."""
    made = hashlib.sha256(content)
    for path in sorted(Path(__file__).parent.rglob("*")):
        if path.suffix not in {".po", ".pyc", ""}:
            changed = path.stat()
            made.update(f"{path.name} {changed.st_size} {changed.st_mtime_ns};".encode())
    return made.hexdigest()


def _kept(path: Path, digest: str) -> Index | None:
    """The index that a file holds; None where it is of something else, or is damaged."""
    try:
        held = json.loads(path.read_bytes())
        if held["of"] != digest:
            return None
        terms = [_term(row) for row in held["terms"]]
        asleep = {
            start: [(source, terms[number], anchor) for source, number, anchor in found]
            for start, found in held["asleep"].items()
        }
    except (OSError, ValueError, TypeError, KeyError, IndexError):
        return None
    return Index(terms, asleep)


def _keep(path: Path, digest: str, terms: Sequence[Term], asleep: Mapping[str, Sequence[Asleep]]) -> None:
    numbers = {id(term): number for number, term in enumerate(terms)}
    numbered = {start: [(form, numbers[id(term)], at) for form, term, at in found] for start, found in asleep.items()}
    held = {"of": digest, "terms": [tuple(vars(term).values()) for term in terms], "asleep": numbered}
    with suppress(OSError, GlossaryError):  # a home that cannot be written, a full disk
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        replace_file(path, json.dumps(held, ensure_ascii=False).encode())


def _term(row: Sequence[Any]) -> Term:
    source, target, domain, status, read_only, forbidden, variants, notes, sources, line = row
    some = tuple(forbidden), tuple(variants), tuple(notes), tuple(sources)
    return Term(source, target, domain, Status(status), read_only, *some, line)
