"""Albanian phrases that may be terms: names, and nouns with what belongs to them.

To a noun belongs an adjective or a genitive, with a linking article or without (Newmark, Hubbard and Prifti, Standard
Albanian: A Reference Grammar for Students, 1982, chapters 4 and 5); another noun beside it begins a phrase of its own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from glossary.albanian import LINKERS, word
from glossary.keys import are_plural
from glossary.spelling import APOSTROPHES, HYPHENS, fold
from glossary.wordclass import (
    PREPOSITIONS,
    belongs,
    follows_article,
    is_adjective,
    is_common,
    is_genitive,
    is_indefinite,
    may_head,
)

_TOKEN = re.compile(rf"[^\W_]+(?:[{HYPHENS}{APOSTROPHES}][^\W_]+)*|[^\w\s]|\n")
_JOINING = frozenset({"për", "me", "kundër", "dhe"})  # those that may stand inside a term
_BETWEEN = LINKERS | _JOINING
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
    shtunë diel e i të së milion milionë milionat miliard miliardë miliarda mijë mijëra qindra dhjetëra
    ndryshëm ndryshme tillë tilla njëjtë njëjta duhur njëri-tjetri njëri-tjetrin njëri-tjetrit njëra-tjetra
    njëra-tjetrën njëra-tjetrës përballë prej pranë afër krahas përveç veç nëpërmjet përmes rrotull larg kundrejt
    falë""".split()
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
    """Every phrase of a text that may be a term, with the shorter ones that begin like it."""
    tokens = list(_tokens(text))
    for first, token in enumerate(tokens):
        if token.lemma and (token.capital or may_head(token.form)) and not _inside(tokens, first):
            yield from _from(text, tokens, first)


def _inside(tokens: list[_Token], first: int) -> bool:
    """Whether a word belongs to the one before it, and so begins no phrase."""
    if not first:
        return False
    token, before = tokens[first], tokens[first - 1]
    linked = before.form in LINKERS
    if not token.capital:
        return _belongs(token, before)
    if linked or before.form == "dhe":  # Ministria e Punëve, Ministria e Kulturës dhe Turizmit
        named = first > 1 and _may_be_name(tokens[first - 2])
        return named and is_common(token.form) and (linked or is_genitive(token.form))
    number = before.form[0].isdigit() and not before.form.isdigit()  # Planit të 15-të Pesëvjeçar
    return number or (before.capital and not before.opens_sentence)


def _may_be_name(head: _Token) -> bool:
    """Whether a noun's capital says that a name begins; that of "Anëtarët e Këshillit" only begins the sentence."""
    return head.capital and not (head.opens_sentence and are_plural(word(head.form).readings))


def _belongs(token: _Token, before: _Token) -> bool:
    """Whether a word in small letters belongs to the word before it."""
    if before.form in LINKERS:  # dobi e energjisë bërthamore; but not të drejtave të autorit
        return not is_genitive(token.form)
    unknown = before.form.islower() and not word(before.form).readings
    if before.form == "dhe" or unknown:
        return is_adjective(token.form)
    return bool(before.lemma) and belongs(token.form)


def _from(text: str, tokens: list[_Token], first: int) -> Iterator[Phrase]:
    head = tokens[first]
    key: list[str] = []
    between: list[str] = []
    content: list[_Token] = []
    for token in tokens[first:]:
        if token.form in _BETWEEN:
            between.append(token.form)
            continue
        if not token.lemma or token.capital != head.capital or len(content) == _LONGEST:
            return
        if content and not _goes_on(content, between, token):
            return
        key += [*("·" if part in LINKERS else part for part in between), token.lemma]
        content.append(token)
        between.clear()
        if sum(part in _JOINING for part in key) > 1:
            return
        if len(content) > 1 or (head.capital and not _begins_name(tokens, first)):
            sure = len(content) > 1 or not head.opens_sentence
            yield Phrase(tuple(key), text[head.start : token.end], head.start, token.end, head.capital, sure)


def _goes_on(content: list[_Token], between: list[str], token: _Token) -> bool:
    """Whether a word belongs to the phrase before it, of which `between` separates it."""
    joining = [part for part in between if part in _JOINING]
    if not joining:
        return follows_article(token.form) if between else token.capital or belongs(token.form)
    if joining == ["dhe"]:  # Ministria e Kulturës dhe Turizmit, but not: Presidenti i Kinës dhe Rusia
        return is_genitive(token.form) and any(is_genitive(earlier.form) for earlier in content[1:])
    return token.capital or joining == ["kundër"] or is_indefinite(token.form)


def _begins_name(tokens: list[_Token], first: int) -> bool:
    """Whether a word with a capital is but the beginning of a longer name."""
    form, behind = tokens[first].form, [*tokens[first + 1 : first + 3]]
    if len(form) == 1 or (behind and behind[0].capital):
        return True
    return len(behind) == 2 and behind[0].form in LINKERS and behind[1].capital and is_common(form)


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
    if not form[0].isalpha() or idle or form.lower() in LINKERS | PREPOSITIONS:
        return ""
    read = word(form)
    if read.acronym:
        return read.acronym
    if read.readings:
        return min(reading.lemma for reading in read.readings)
    if form.islower():  # a verb: the lexicon has nouns and adjectives
        return ""
    return min((guess[1:] for guess in read.guesses), key=lambda stem: (len(stem), stem), default="") or fold(form)
