"""Words that a draft invented give way to the English of what they stand for.

A small model spells a rare word that it does not know piece by piece, and what comes out is no word: "capssula" for
kapsula. English does not have it, so it is told; the cross-attention says which word of the source it stands for, and
a dictionary, or the name itself, what that is in English.

On FLORES-200 dev (997 sentences, model 0.6) every tenth draft has such a word in small letters; of the references
fifteen have one, half of them misspelled.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from glossary.albanian import LINKERS, fold, word
from glossary.lexicon import PLURAL, UNINFLECTED
from glossary.lexicon.dictionary import english
from glossary.outcome import places
from glossary.plural import regular_plural
from glossary.recognise import Match
from glossary.wordclass import is_common
from translate.draft import Draft
from translate.names import candidates, capitals, resembles_name, sounds_there
from translate.region import look
from translate.respell import Edit, edited

WORDS = Path(__file__).with_name("words.txt")
LEAST = 4  # letters: shorter ones are initials, units and the like
COPIED = 5  # letters that a copied word shares with the source's
ENDINGS = ("s", "es", "ed", "ing", "ly", "er", "ers", "est", "ness", "less")
OPENING = "“„\"'( "
VOWELS = "aeëioyu"  # bletari may be the beekeeper as well as beekeeping
_WORD = re.compile(r"[^\W\d_]+")
FORM = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")


@cache
def words() -> frozenset[str]:
    """The words of English in small letters, each without what is derived from it (`translate.train` makes them)."""
    return frozenset(WORDS.read_text(encoding="utf-8").split())


@cache
def _capitals() -> frozenset[str]:
    return frozenset(map(str.lower, capitals()))


def derived_from(text: str) -> Iterator[str]:
    """What an English word may be derived from, by its ending (Quirk et al. 1985, 3.5-3.10 and 5.78-5.80).

    >>> "carry" in derived_from("carries"), "stop" in derived_from("stopped"), "like" in derived_from("likes")
    (True, True, True)
    """
    for ending in ENDINGS:
        if text.endswith(ending) and len(stem := text.removesuffix(ending)) > 1:
            yield stem
            if ending != "s":
                yield stem + "e"
            if stem[-1] == stem[-2]:
                yield stem[:-1]
            if stem[-1] == "i":
                yield stem[:-1] + "y"


def is_english(text: str) -> bool:
    """Whether English prose has a word.

    >>> [is_english(each) for each in ("capsules", "replied", "Beijing", "capssula")]
    [True, True, True, False]
    """
    low = text.lower()
    return low in words() or low in _capitals() or any(stem in words() for stem in derived_from(low))


def invented(source: str, matches: Sequence[Match], text: str) -> list[tuple[int, int]]:
    """Where words stand that English has not, and that are no names of the source, outside the terms.

    >>> invented("Kapsula u hap.", [], "The capssula opened.")
    [(4, 12)]
    """
    taken = [place for place in places(list(matches), text) if place]
    return [
        found.span()
        for found in _WORD.finditer(text)
        if len(found.group()) >= LEAST and not is_english(found.group()) and not _is_copied(found.group(), source)
        if all(found.end() <= start or found.start() >= end for start, end in taken)
    ]


def _is_copied(old: str, source: str) -> bool:
    """Whether the source has a word: of a name the beginning, of another the whole, if it has no English.

    >>> _is_copied("Putin", "Pa Putinin."), _is_copied("bumerangan", "Një bumerang."), _is_copied("mik", "Një mik.")
    (True, False, False)
    """
    if old[0].isupper():
        return fold(old)[:COPIED] in fold(source)
    forms = [form for form in _WORD.finditer(source) if fold(form.group()) == fold(old)]
    return bool(forms) and not any(translation(source, form) for form in forms)


def mended(source: str, matches: Sequence[Match], draft: Draft) -> Draft:
    """The draft with the English of what its invented words stand for, where a dictionary has it.

    What is like another name of the source than it looks at is left to `translate.names.given_back`.
    """
    if draft.text == source:  # it is not English anywhere
        return draft
    edits = []
    for start, end in invented(source, matches, draft.text):
        if meant := _meant(source, matches, draft, start, end):
            first = not draft.text[:start].strip(OPENING)
            while " " in meant and draft.text[:start].lower().endswith(meant.lower().split(" ")[0] + " "):
                meant = meant.split(" ", 1)[1]  # the draft has its first word already
            edits.append(Edit(start, end, meant[:1].upper() + meant[1:] if first else meant))
    return edited(draft, edits)


def _meant(source: str, matches: Sequence[Match], draft: Draft, start: int, end: int) -> str:
    """The English of what a draft's invented word stands for; empty where it cannot be told."""
    old, form = draft.text[start:end], _looked_at(source, matches, draft, start, end)
    if not form or resembles_name(old, source.replace(form.group(), "")):
        return ""
    return _name(source, form, draft.text) or _english(source, form, old)


def _looked_at(source: str, matches: Sequence[Match], draft: Draft, start: int, end: int) -> re.Match[str] | None:
    """The word of the source at which a word of a draft looks most; none where that is a part of a term."""
    link = next((link for link in draft.links if link.start < end and link.end > start), None)
    form = FORM.search(source, max(look(link), 0)) if link and look(link) >= 0 else None
    inside = form and any(match.start < form.end() and match.end > form.start() for match in matches)
    return None if inside else form


def _name(source: str, form: re.Match[str], text: str) -> str:
    """The name of which a word is a form, where the text lacks it; empty where it is no name."""
    if not is_name(source, form) or len(form.group()) < LEAST or is_common(form.group()):
        return ""
    names, there = candidates(form.group()), fold(text)
    standing = any(fold(name)[:COPIED] in there for name in names) or sounds_there(names, text)
    return "" if standing else names[0]


def is_name(source: str, form: re.Match[str]) -> bool:
    """Whether a word has a capital that no sentence begins with, or stands before another: Rosa Parks."""
    inside, more = source[: form.start()].strip(OPENING), source[form.end() :].lstrip()
    return form.group()[0].isupper() and bool(inside or more[:1].isupper())


def _english(source: str, form: re.Match[str], old: str) -> str:
    """The English of a form, for an invented word; empty where the two hardly belong together.

    A draft's word with a capital likely looked astray at a word without.
    """
    if len(form.group()) < LEAST or is_name(source, form):
        return ""
    if source[: form.start()].strip(OPENING) and old[0].isupper() and fold(old)[0] != fold(form.group())[0]:
        return ""
    return in_english(source, form)


def in_english(source: str, form: re.Match[str]) -> str:
    """The translation of a form; empty where it is no English either."""
    found = translation(source, form)
    return found if all(map(is_english, _WORD.findall(found))) else ""


def translation(source: str, form: re.Match[str]) -> str:
    """The English of a noun's form, in its number, or of an adjective or adverb; empty where none is known.

    >>> text = "kapsulave gjeologjike e moderne"
    >>> [translation(text, found) for found in re.finditer("[a-z]+", text)]
    ['capsules', 'geological', '', 'modern']
    """
    before = source[: form.start()].split()
    order = ("other", "noun") if before and before[-1].lower() in LINKERS else ("noun", "other")
    readings = word(form.group()).readings
    own = [r for r in readings if r.lemma == form.group().lower() and r.lemma[-1] not in VOWELS]  # krevat, not of krevë
    known = [(reading, found) for reading in own or readings if (found := english(reading.lemma))]
    for cell in order:  # an adjective stands behind a linking article
        senses = [(reading, meant) for reading, each in known if (meant := getattr(each, cell))]
        if len({meant for _, meant in senses}) == 1:  # of two words with one form none is likelier
            plural = cell == "noun" and all(reading.kind & UNINFLECTED == PLURAL for reading, _ in senses)
            return regular_plural(senses[0][1]) if plural else senses[0][1]
    return ""
