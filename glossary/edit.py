"""Changes to a glossary file: terms added, edited, accepted, retired; every other entry stays as it stands."""

from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

from glossary import PACKAGED
from glossary.check import term_faults
from glossary.errors import GlossaryError
from glossary.faults import FLAGS, entry_faults
from glossary.overlap import twins, two_senses
from glossary.pofile import KEYS, Entry, GlossaryFile, read_file, rendered
from glossary.recognise import build_index
from glossary.termbase import Fault, Status, Term, Termbase, forbidden_context, identity, termbase_of


def new_file(path: Path) -> GlossaryFile:
    """A glossary without terms, to be written at `path`."""
    return GlossaryFile(path, read_file(PACKAGED).header, ())


def add(file: GlossaryFile, term: Term) -> GlossaryFile:
    """The file with one more term.

    Raises GlossaryError where the term stands there already, in whatever form, and says where; where it is another
    sense of one there, without a domain of its own or a note; and where `check` would find fault with it.
    """
    return _with(file, term, None)


def change(file: GlossaryFile, old: Term, new: Term) -> GlossaryFile:
    """The file with `new` in the place of `old`, a term of that file.

    Raises GlossaryError where the new term has a fault or would be the same as another; of one that comes out of
    retirement it asks what `add` asks.
    """
    kept, rest = _taken_out(file, old)
    return _with(rest, new, kept)


def exchange(file: GlossaryFile, old: Term, new: Term) -> GlossaryFile:
    """As `change`, for a term that is known to be in order."""
    kept, rest = _taken_out(file, old)
    return replace(file, entries=rest.entries + entries_of(new, kept))


def _taken_out(file: GlossaryFile, term: Term) -> tuple[Entry, GlossaryFile]:
    """The term's entry, and the file without it and its forbidden English."""
    kept = next(entry for entry in file.entries if entry.line == term.line)
    own = {e.line for e in file.entries if "forbidden" in e.flags and identity(e) == identity(kept)}
    others = (entry for entry in file.entries if not entry.line or entry.line not in {kept.line, *own})
    return kept, replace(file, entries=tuple(others))


def pick(termbase: Termbase, source: str, domain: str | None = None) -> Term:
    """The term with a citation form; `domain` where it stands in several.

    Raises GlossaryError where there is none, with the nearest one, or more than one.
    """
    found = [t for t in termbase.terms if t.source == source and domain in (None, t.domain)]
    if len(found) == 1:
        return found[0]
    if found:
        places = ", ".join(f"{t.domain or 'no domain'} (line {t.line}, {t.status})" for t in found)
        raise GlossaryError(
            f'{termbase.path}: "{source}" stands there more than once: {places}; say which with --domain'
        )
    near = get_close_matches(source, [t.source for t in termbase.terms], n=1)
    remedy = f'the nearest is "{near[0]}"' if near else "see `find` and `list`"
    where = f" in the domain {domain}" if domain else ""
    raise GlossaryError(f'{termbase.path}: there is no term "{source}"{where}; {remedy}')


def _with(file: GlossaryFile, term: Term, kept: Entry | None) -> GlossaryFile:
    """The file with a term in the place of the entry `kept`, if it is in order there."""
    old = entry_faults(kept) if kept else []
    for fault in (fault for fault in own_faults(term, kept) if fault not in old):
        raise GlossaryError(f'{file.path}: "{" ".join(term.source.split())}" was not written: {fault}')
    arrives = kept is None or (kept.obsolete and term.status is not Status.RETIRED)
    _refuse_twin(file, term, adding=arrives or (kept is not None and kept.msgid != term.source))
    if arrives:
        _refuse_faulty(file, term, "brought back" if kept else "added")
    return replace(file, entries=file.entries + entries_of(term, kept))


def own_faults(term: Term, kept: Entry | None = None) -> list[Fault]:
    """What is wrong with a term by itself, as it would stand in a file in the place of the entry `kept`."""
    barred = Fault(f'the domain "{term.domain}" has a | in it, which parts entries of one domain', "leave it out")
    faults = [fault for entry in entries_of(term, kept) for fault in entry_faults(entry)]
    return [barred, *faults] if "|" in term.domain else faults


def _refuse_faulty(file: GlossaryFile, term: Term, done: str) -> None:
    """Refuse a term that `check` would find fault with among those of the file."""
    last = replace(term, line=max((entry.line for entry in file.entries), default=0) + 1)
    for fault in term_faults(last, build_index(Termbase(file.path, (*termbase_of(file).terms, last)))):
        raise GlossaryError(f'{file.path}: "{term.source}" was not {done}: {fault}')


def _refuse_twin(file: GlossaryFile, term: Term, *, adding: bool) -> None:
    termbase = termbase_of(file)
    trial = Termbase(file.path, (*termbase.terms, term))
    same = [t for t in termbase.terms if (t.source, t.domain) == (term.source, term.domain)]
    alike = [t for t, _ in twins(term, build_index(trial)) if (adding and not term.notes) or not two_senses(term, t)]
    for other in same or alike:
        there = f'"{other.source}" = "{other.target}"' + (f" ({other.domain})" if other.domain else "")
        raise GlossaryError(
            f'{file.path}:{other.line}: "{term.source}" is there already: {there}; {_remedy(term, other)}'
        )


def _remedy(term: Term, other: Term) -> str:
    """What to do about a term that is up to inflection another one of the glossary."""
    if other.status is Status.RETIRED:
        return "bring it back with `accept`"
    if term.target == other.target:
        return "change that one with `edit`"
    if not other.domain:
        return "change that one with `edit`; for another sense give it its --new-domain first"
    if term.domain in ("", other.domain):
        return "change that one with `edit`; for another sense give a --domain of its own and a --note"
    return "for another sense give a --note that says when each is meant"


def entries_of(term: Term, kept: Entry | None = None) -> tuple[Entry, ...]:
    """The term's entries, the forbidden ones behind; what Përkthe does not know of stays from the one `kept`."""
    flags = [flag for flag in (kept.flags if kept else ()) if flag not in FLAGS]
    if term.read_only:
        flags.insert(0, "read-only")
    if term.status is Status.PROPOSED:
        flags.insert(0, "fuzzy")
    lists = zip(KEYS, (term.variants, term.notes, term.sources), strict=True)
    entry = Entry(
        line=0,
        msgid=term.source,
        msgstr=term.target,
        msgctxt=term.domain,
        flags=tuple(flags),
        comments=tuple(f"{key}: {value}" for key, values in lists for value in values),
        obsolete=term.status is Status.RETIRED,
        text=kept.text if kept else "",
    )
    forbids = replace(entry, flags=("forbidden",), comments=(), text="")
    forbidden = (
        replace(forbids, msgstr=english, msgctxt=forbidden_context(term.domain, number))
        for number, english in enumerate(term.forbidden, 1)
    )
    return tuple(map(rendered, (entry, *forbidden)))
