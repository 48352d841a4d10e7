"""A term put into a draft that lacks it: in each of its wordings, in each likely place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from glossary.outcome import wordings
from glossary.recognise import Match
from translate.draft import Draft
from translate.region import ARTICLES, PREPOSITIONS, SMALL, Region, looks_first

PRONOUNS = frozenset("he she it they we you this that these those there his her its their".split())
UNARTICLED = "World War "  # the Second World War, but World War II
OPENING = '“„«‘"([/-'


@dataclass(frozen=True)
class Placing:
    """A term put into a draft: the English up to and with it, which stands for all up to `end`, and the new draft."""

    prefix: str
    start: int  # text[start:end] of the old draft is what the term stands for
    end: int
    draft: Draft

    @property
    def is_spoken(self) -> bool:
        """Whether the old draft spoke of the term; if not, the place is a guess."""
        return self.start < self.end


def placings(draft: Draft, match: Match, where: Region) -> Iterator[Placing]:
    """The draft with the term, in each of its wordings, in each likely place, with and without an article.

    Where its words stand there already, with others between, those go before it, and nothing else is tried.
    """
    worded = wordings(match)
    if closed := next(filter(None, (_closed_up(draft, match, english, where) for english in worded)), None):
        yield closed
        return
    for start in where.starts:
        for english in worded:
            for opening in _openings(draft.text[:start].rstrip(), english, joined=where.is_spoken):
                term = english if opening else english[:1].upper() + english[1:]
                prefix = opening + ("" if _opens(opening) else " ") + term
                yield Placing(prefix, start, where.end, spliced(draft, prefix, start, where.end))


def _closed_up(draft: Draft, match: Match, english: str, where: Region) -> Placing | None:
    """The draft with the words of a term together: "an official three-day visit" has an official visit.

    One word or two may stand between, which go before it as what qualifies it; small ones would not. Those that say
    what the term says itself go.
    """
    words = english.split(" ")
    for i in (i for i in range(1, len(words)) if SMALL.isdisjoint(words[i - 1 : i + 1])):  # none of the inner noun's
        before, behind = (re.escape(" ".join(part)) for part in (words[:i], words[i:]))
        for found in re.finditer(rf"\b{before} ([\w-]+(?: [\w-]+)?) {behind}\b", draft.text):
            inside = found.start() < where.end and where.start < found.end()
            if inside and SMALL.isdisjoint(found[1].split(" ")) and found[1].islower():
                between = [link for link in draft.links if found.start(1) <= link.start < found.end(1)]
                own = bool(between) and all(looks_first(link, match) or not link.attention for link in between)
                prefix = draft.text[: found.start()] + ("" if own else f"{found[1]} ") + english
                return Placing(prefix, *found.span(), spliced(draft, prefix, *found.span()))
    return None


def _opens(before: str) -> bool:
    """Whether the next word follows without a space: a straight quotation mark may open or close.

    >>> _opens('the "'), _opens('the "Patriot"'), _opens("the (")
    (True, False, True)
    """
    return not before or (before[-1] in OPENING and (before[-1] != '"' or before.count('"') % 2 == 1))


def _openings(before: str, english: str, *, joined: bool) -> list[str]:
    """The draft so far, with and without an article where there can be one: not before a name of one word.

    Not `joined` is a term that the draft leaves out: it may need a comma or `and` before it.
    """
    if not joined and before:
        return [before, f"{before} and", f"{before},"]
    last = before.rsplit(" ", 1)[-1].lower()
    if last in ARTICLES:
        bare = before[: len(before) - len(last)].rstrip()
        if english.startswith(UNARTICLED):
            return [bare]
        bares = [bare] if bare else []  # a sentence that begins with its article keeps it
        return [before, *bares] if last == "the" else [before, *bares, f"{bare} the".lstrip()]
    if (" " not in english and not english.islower()) or re.search(r"\d", english):
        return [before]
    if not before:
        return ["", "The"]
    return [before, f"{before} the"] if last in PREPOSITIONS else [before]


def _inside(text: str) -> str:
    """A text with something put before it: a small word that began the sentence loses its capital, a name keeps it.

    >>> _inside("The board spoke."), _inside("Xi spoke.")
    ('the board spoke.', 'Xi spoke.')
    """
    first = text.split(" ", 1)[0].lower()
    return text[:1].lower() + text[1:] if first in SMALL | PRONOUNS else text


def spliced(draft: Draft, prefix: str, start: int, end: int) -> Draft:
    """The draft with `prefix` in place of all up to `end`, the old word at `start` gone; the other links go along."""
    rest = draft.text[end:] if end else _inside(draft.text)
    gap = " " if rest[:1].isalnum() else ""
    shift = len(prefix) + len(gap) - end
    before = [link for link in draft.links if link.start < start]
    after = [link.moved(shift) for link in draft.links if link.start >= end]
    return Draft(prefix + gap + rest, 0.0, (*before, *after))
