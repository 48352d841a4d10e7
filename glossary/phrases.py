"""Albanian phrases that may be terms: names, and nouns with what belongs to them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from glossary.albanian import LINKERS, word
from glossary.spelling import APOSTROPHES, HYPHENS, fold

_TOKEN = re.compile(rf"[^\W_]+(?:[{HYPHENS}{APOSTROPHES}][^\W_]+)*|[^\w\s]|\n")
_PREPOSITIONS = frozenset({"për", "në", "me", "nga", "mbi", "ndaj", "dhe", "kundër"})
# Words with a nominal reading in the lexicon that belong to no term: pronouns, numerals, adverbs.
_IDLE = frozenset(
    """ai ajo ata ato kjo ky këta këto kësaj këtij këtyre asaj atij atyre një dy tre tri katër pesë gjashtë shtatë tetë
    nëntë dhjetë disa shumë pak tjetër tjera tjerë gjithë gjitha cili cila cilin cilën cilat cilët vetë vet saj tij tyre
    tonë tona jonë ynë jote im ime parë dytë fundit ri re rinj reja mirë keq sot dje nesër tani herë here radhë mënyrë
    pasi para pas gjatë ndërsa ende edhe por ose apo siç sipas lidhje drejt brenda jashtë rreth tej mes midis ndër
    duke do duhet dyja dyve pa po jo si se që kur ku sa aq më te tek deri vit viti vitin vitit vite ditë dita ditën
    ditës ditët muaj javë mund nuk nga ka kanë kishte kishin është janë ishte ishin qenë jetë jenë ketë kenë mos ta
    këtë çdo asnjë madje vetëm shumë pjesë rast herën mëngjes mbrëmje mbrëmjen natë u
    janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor hënë martë mërkurë enjte premte
    shtunë diel e i të së""".split()
)
_LONGEST = 6  # words of a phrase that are no linking articles or prepositions


@dataclass(frozen=True)
class Phrase:
    """A phrase at its place in a text: text[start:end] == form."""

    key: tuple[str, ...]  # lemmas, and what stands between them; the same for every case form
    form: str
    start: int
    end: int
    name: bool  # written with capitals
    sure: bool = True  # False for one word at the start of a sentence, whose capital says nothing


@dataclass(frozen=True)
class _Token:
    form: str
    start: int
    end: int
    lemma: str  # empty where the word can be no part of a term
    opens_sentence: bool

    @property
    def capital(self) -> bool:
        return self.form[0].isupper()


def phrases(text: str) -> Iterator[Phrase]:
    """Every phrase of a text that may be a term, parts of longer ones too."""
    tokens = list(_tokens(text))
    for first, token in enumerate(tokens):
        inside_name = first and token.capital and tokens[first - 1].capital and not tokens[first - 1].opens_sentence
        if token.lemma and not inside_name:
            yield from _from(text, tokens, first)


def _from(text: str, tokens: list[_Token], first: int) -> Iterator[Phrase]:
    name = tokens[first].capital
    key: list[str] = []
    content = 0
    for token in tokens[first:]:
        between = token.form.lower() if token.form.lower() in LINKERS | _PREPOSITIONS else ""
        if between and not token.capital:
            key.append("·" if between in LINKERS else between)
            continue
        if not token.lemma or (content and token.capital != name) or content == _LONGEST:
            return
        key.append(token.lemma)
        content += 1
        if (name or content > 1) and _joined(key):
            start, end = tokens[first].start, token.end
            sure = content > 1 or not tokens[first].opens_sentence
            yield Phrase(tuple(key), text[start:end], start, end, name, sure)


def _joined(key: list[str]) -> bool:
    """Whether at most one thing that is no linking article stands between two words."""
    return sum(part in _PREPOSITIONS for part in key) <= 1


def _tokens(text: str) -> Iterator[_Token]:
    opens = True
    for found in _TOKEN.finditer(text):
        form = found[0]
        lemma = "" if opens and form.lower() in _IDLE else _lemma(form)
        yield _Token(form, found.start(), found.end(), lemma, opens)
        opens = form in ".!?…:\n" or (opens and not form[0].isalnum())


def _lemma(form: str) -> str:
    """What all case forms of a word share; empty for what is no noun, adjective or name."""
    idle = form.islower() and form in _IDLE
    if not form[0].isalpha() or idle or form.lower() in LINKERS | _PREPOSITIONS:
        return ""
    read = word(form)
    if read.acronym:
        return read.acronym
    if read.readings:
        return min(reading.lemma for reading in read.readings)
    if form.islower():  # a verb: the lexicon has nouns and adjectives
        return ""
    return min((guess[1:] for guess in read.guesses), key=lambda stem: (len(stem), stem), default="") or fold(form)
