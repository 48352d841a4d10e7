"""The forms of verbs, which the lexicon's paradigms give in two steps: a stem's ending, then the person's."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from glossary.lexicon.build import LEFT_OUT, Lexeme, Paradigms

_CONJUGATED = re.compile(r"-flex: (.*<\.>.*)\n(?: *gramm: ?(.*)\n)?((?: *paradigm: .*\n?)+)")
_JOINT = re.compile(r"<(\d+)>\.([^<]*)<\.>")


def conjugations(text: str, endings: Paradigms) -> Paradigms:
    """The paradigms of verbs, whose endings stand in paradigms of their own; of the standard language.

    In: the lexicon's paradigms, as text and as read: the first lack these.
    """
    found: Paradigms = defaultdict(list)
    for block in text.split("-paradigm: ")[1:]:
        name = block.split("\n", 1)[0].strip()
        for shape, tags, inner in _CONJUGATED.findall(block):
            if LEFT_OUT & set(tags.split(",")):
                continue
            for slot, middle in _JOINT.findall(shape):
                for ending in (e for one in re.findall(r"paradigm: (\S+)", inner) for e in endings.get(one, [])):
                    found[name].append((int(slot), middle + ending[1], ending[2]))
    return found


def finite_forms(lexemes: Iterable[Lexeme], paradigms: Paradigms) -> Iterator[str]:
    """The forms of verbs that have a person: shkruan, but not shkruar. In: paradigms as `conjugations` gives them."""
    for lexeme in lexemes:
        for paradigm in lexeme.paradigms if "V" in lexeme.tags else []:
            for slot, ending, tags in paradigms.get(paradigm, []):
                if tags[:1].isdigit():
                    yield from (stem + ending for stem in (lexeme.stems[slot] if slot < len(lexeme.stems) else []))
