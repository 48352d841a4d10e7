"""Every problem of a glossary file, each with the line it stands on."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from glossary.faults import entry_faults
from glossary.overlap import found, inner, spellings, twins, two_senses
from glossary.pofile import GlossaryFile, read_file
from glossary.recognise import Index, build_index
from glossary.spelling import fold
from glossary.termbase import Fault, Problem, Status, Term, identity, orphaned, termbase_of, unusable


def check(path: Path) -> list[Problem]:
    """Every problem of a glossary file, in the order of its lines; empty where there is none.

    Raises GlossaryError where the file is missing or is no PO file.
    """
    file = read_file(path)
    faults = [(entry.line, fault) for entry in file.entries for fault in entry_faults(entry)]
    usable, orphans = _usable(file)
    faults += orphans
    faulty = {line for line, _ in faults}
    terms = [term for term in termbase_of(usable).terms if term.status is not Status.RETIRED]
    index = build_index(termbase_of(usable))
    for term in terms:
        rules = RULES if term.line in faulty else (_not_found, *RULES)  # a stray space alone would hide a term
        faults += [(term.line, fault) for rule in rules for fault in rule(term, index)]
    problems = [Problem(path, line, fault) for line, fault in faults]
    return sorted(problems, key=lambda problem: problem.line)


def term_faults(term: Term, index: Index) -> list[Fault]:
    """What is wrong with a term among the others of its index, itself one of them."""
    return [fault for rule in (_not_found, *RULES) for fault in rule(term, index)]


def _usable(file: GlossaryFile) -> tuple[GlossaryFile, list[tuple[int, Fault]]]:
    """The file without the entries that cannot serve as terms, and the forbidden English that is left alone."""
    entries = [entry for entry in file.entries if not unusable(entry)]
    owners = {identity(entry) for entry in entries if "forbidden" not in entry.flags}
    orphans = [e for e in entries if "forbidden" in e.flags and identity(e) not in owners]
    faults = [(entry.line, orphaned(entry)) for entry in orphans]
    return replace(file, entries=tuple(entry for entry in entries if entry not in orphans)), faults


def _not_found(term: Term, index: Index) -> Iterator[Fault]:
    for text, headline in zip((term.source, *term.variants), spellings(term), strict=True):
        if not any(other.source == term.source for other in found(headline, index)):
            remedy = "write it as words with spaces, hyphens and linking articles between them, without other signs"
            yield Fault(f'"{text}" is not found by its own entry', remedy)


def _twin(term: Term, index: Index) -> Iterator[Fault]:
    """Reported once for each pair, at the later of the two lines."""
    for other, text in twins(term, index):
        if other.line > term.line:
            continue
        shared = f'"{text}" is also "{other.source}" (line {other.line})'
        if other.target == term.target:
            yield Fault(shared, "delete one of the two")
        elif not two_senses(term, other):
            cause = f'{shared}, with another English: "{term.target}" and "{other.target}"'
            yield Fault(cause, "keep one English, or give each sense its domain and a note")
        elif not (term.notes or other.notes):
            cause = f'{shared}, with another English in another domain: "{term.target}" and "{other.target}"'
            yield Fault(cause, "say in a note when each is meant")


def _clash(term: Term, index: Index) -> Iterator[Fault]:
    for match in inner(term, index):
        part = match.term
        quoted = any(part.source in note or part.target in note for note in term.notes)
        if term.target and part.target and not quoted and not _agree(part.target, term.target):
            within = f'inside it "{part.source}" (line {part.line}) is "{part.target}"'
            cause = f'"{term.source}" has "{term.target}", but {within}'
            yield Fault(cause, f'make them agree, or say why in a note that quotes "{part.source}"')


def _agree(part: str, whole: str) -> bool:
    """Whether each word of `part` stands in `whole`, in whatever form: China, Chinese; United Nations, UN."""
    inside, outside = _words(part), _words(whole)
    if "".join(word[0] for word in inside).upper() in outside:
        return True
    return all(
        any(_alike(word, other) for other in outside) or word in "".join(other[0] for other in outside)
        for word in inside
    )


def _words(english: str) -> list[str]:
    text = re.sub(r"\{[^}]*\}|(?<=\b[A-Z])\.(?=[A-Z]\b|\W|$)", "", english)
    return [word for word in re.findall(r"[^\W_]+", text) if word.lower() not in _SMALL]


_SMALL = {"the", "of", "and", "for", "in", "on", "to", "a", "an", "s"}


def _alike(one: str, other: str) -> bool:
    """Whether two words begin alike: gas, gases; Spain, Spanish; Turkey, Türkiye."""
    short, long = sorted((fold(one), fold(other)), key=len)
    same = next((place for place, letter in enumerate(short) if letter != long[place]), len(short))
    names = one[0].isupper() and other[0].isupper()
    return short == long or same >= 4 or (same == 3 and (names or same == len(short)))


def _forbidden(term: Term, _: Index) -> Iterator[Fault]:
    for place, english in enumerate(term.forbidden):
        if english.casefold() == term.target.casefold():
            yield Fault(f'"{term.source}" has "{english}" approved and forbidden', "delete one of the two")
        elif english in term.forbidden[:place]:
            yield Fault(f'"{term.source}" has "{english}" forbidden twice', "delete one of the two")


RULES: tuple[Callable[[Term, Index], Iterator[Fault]], ...] = (_twin, _clash, _forbidden)
