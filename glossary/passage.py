"""A text cut into words, and whether a term stands in it.

Between the words of a term its linking articles may stand in any form; no other word may.
"""

import re
from itertools import pairwise

from glossary.albanian import AGREEING, LINKERS, WORDS_LIKE_NAMES, is_accusative, word
from glossary.index import END, Site
from glossary.keys import are_plural, text_keys
from glossary.lexicon import DEFINITE, FEMININE, MASCULINE, NOMINATIVE, PROPER, UNINFLECTED
from glossary.pattern import Pattern
from glossary.spelling import APOSTROPHES, HYPHENS, QUOTES, plain
from glossary.wordclass import is_genitive

_BLANK = r"[^\S\n]*\n?[^\S\n]*"  # white space with at most one line break
# What may stand between two words of a term: white space and quotation marks, or a hyphen or apostrophe; in a
# term with punctuation of its own, that too.
_GAP = re.compile(rf"(?=.)[{QUOTES}]?{_BLANK}[{QUOTES}]?|[{HYPHENS}{APOSTROPHES}]", re.DOTALL)
_LOOSE_GAP = re.compile(rf"(?=.)[{HYPHENS}{QUOTES},.:/—]*{_BLANK}[{HYPHENS}{QUOTES},.:/—]*{_BLANK}", re.DOTALL)
_NOMINATIVE_ENDING = re.compile(rf"[{HYPHENS}](?:ja|a|i|u|të)$")  # of an acronym
_APOSTROPHES = frozenset(APOSTROPHES)
_PLACES = "geography"  # the domain of geographical names
_MINISTRY = "minist"
_PORTFOLIOS = frozenset(
    """arsim bujqësi digjitalizim diasporë drejtësi ekonomi emergjencë energji energjetikë familje financë fëmijë
    industri informacion infrastrukturë inovacion integrim investim komunikacion komunikim kulturë mbrojtje mirëqenie
    mjedis ndërmarrësi ndërtim peshkim planifikim prodhim punë punësim pyll rend rini shëndetësi shkencë
    sipërmarrje sport teknologji telekomunikacion transport trashëgimi tregti turizëm ujë urbanistikë ushqim
    zhvillim""".split()
)
# Behind the article of a term that ends in one: 76-vjetorin e saj is no anniversary of anything.
_POSSESSIVES = frozenset({"saj", "tij", "tyre", "vet"})
# What an indefinite noun stands behind: determiners, and the prepositions of the accusative.
_BEFORE_INDEFINITES = frozenset("një çdo asnjë ndonjë kjo këtë ajo atë tjetër në me për mbi nën pa nëpër".split())

Candidate = tuple[Pattern, int]  # a pattern, and the number of the site at which it may begin


def waiting(sites: list[Site]) -> list[Candidate]:
    """What may stand in a text, by the keys at its sites; linking articles have none."""
    found: dict[tuple[int, int], Candidate] = {}
    for number, (left, right) in enumerate(pairwise([*sites, END])):
        if left.onward & right.backward:
            here = [*left.queue.alone]
            if behind := left.queue.behind:
                for key in right.keys:
                    if key in behind:
                        here += behind[key]
            if before := right.queue.before:
                for key in left.keys:
                    if key in before:
                        here += before[key]
            for pattern, place in here:
                found[number - place, id(pattern)] = pattern, number - place
    return [one for one in found.values() if len(one[0].words) < 3 or _all_meet(sites, *one)]


def _all_meet(sites: list[Site], pattern: Pattern, first: int) -> bool:
    """Whether all words of a pattern stand at the sites, from this number on."""
    here = sites[first : first + len(pattern.words)] if first >= 0 else []
    return len(here) == len(pattern.words) and not any(
        keys.isdisjoint(site.keys) for keys, site in zip(pattern.words, here, strict=True)
    )


def _is_subject(form: str) -> bool:
    """Whether a word can only be a definite nominative: before it `se` is "that" and no `së` without its dots.

    >>> [_is_subject(form) for form in ("Kosova", "SHBA-të", "Kosovës", "OKB-se", "madhe")]
    [True, True, False, False, False]
    """
    if _NOMINATIVE_ENDING.search(form):
        return True
    readings = word(form).readings
    return bool(readings) and all(reading.kind & NOMINATIVE and reading.kind & DEFINITE for reading in readings)


def _person(form: str, before: str, behind: str) -> str:
    """The lemma of a person whose definite nominative is spelled as the indefinite of an office, if it is the person.

    "Ministri për Financa" is the minister; "një ministri", "në ministri" and "ministri publike" are ministries.

    >>> _person("ministri", "tha", "për"), _person("ministri", "një", "për"), _person("prokurori", "", "speciale")
    ('ministër', '', '')
    """
    readings = word(form).readings
    people = [r.lemma for r in readings if r.kind & MASCULINE and r.kind & DEFINITE and r.kind & NOMINATIVE]
    offices = [r.lemma for r in readings if r.kind & FEMININE and not r.kind & DEFINITE]
    if not (people and offices) or before in _BEFORE_INDEFINITES:
        return ""
    agreeing = word(behind).readings
    feminine = bool(agreeing) and all(r.kind & FEMININE and not r.kind & MASCULINE for r in agreeing)
    return "" if feminine else people[0]


class Passage:
    """A text cut into words; gaps[i] stands before words[i], `content` numbers those that are no linking article."""

    def __init__(self, words: list[str], gaps: list[str], content: list[int]) -> None:
        self.words = words
        self.gaps = gaps
        self.content = content

    def forms(self, pattern: Pattern, first: int) -> list[str]:
        """The words that a term takes up from a content word on, without linking articles."""
        return [self.words[place] for place in self.content[first : first + len(pattern.words)]]

    def span(self, pattern: Pattern, first: int) -> tuple[int, int] | None:
        """First and last word of a term that begins at a content word, linking articles included, if it stands."""
        size = len(pattern.words)
        if size > 1 and not self._head_agrees(pattern, self.content[first]):
            return None
        places = self.content[first : first + size]
        start, end = places[0], places[-1]
        if pattern.linked[0]:
            start -= 1
            if start < 0 or start in self.content:
                return None
        if pattern.linker_last:
            end += 1
            if end >= len(self.words) or end in self.content or self._following(end).lower() in _POSSESSIVES:
                return None
        if pattern.capitals and not self._capitals_meet(pattern, places):
            return None
        if size > 1 and not self._linkers_meet(pattern, places):
            return None
        if self.words[start].lower().startswith(_MINISTRY) and self._names_more(end):
            return None
        if self.gaps[end + 1] in _APOSTROPHES:  # Xi'an is not Xi
            return None
        if start and self.gaps[start] == "/" and self.words[start][0].isdigit():  # the second day of 28/29 nëntor
            return None
        allowed = _LOOSE_GAP if pattern.punctuated else _GAP
        for gap in self.gaps[start + 1 : end + 1]:
            if gap != " " and not allowed.fullmatch(gap):
                return None
        return start, end

    def _following(self, place: int) -> str:
        return self.words[place + 1] if place + 1 < len(self.words) else ""

    def _names_more(self, end: int) -> bool:
        """Whether what a ministry is of goes on behind its last word: Ministria e Bujqësisë dhe Zhvillimit Rural."""
        is_list, is_pair = self.gaps[end + 1].startswith(","), self._following(end).lower() == "dhe"
        more = self._following(end + is_pair) if is_list or is_pair else ""
        return bool(more) and is_genitive(more) and any(each.lemma in _PORTFOLIOS for each in word(more).readings)

    def _head_agrees(self, pattern: Pattern, head: int) -> bool:
        """Whether the first word, before what stands behind it, is still a form of the term's."""
        form, behind = self.words[head], self.words[head + 1].lower()
        if behind in LINKERS:
            return behind not in AGREEING or not pattern.words[0].isdisjoint(text_keys(form, behind))
        person = _person(form, self.words[head - 1].lower() if head else "", behind) if form.endswith("i") else ""
        return not person or person in pattern.words[0]

    def _linkers_meet(self, pattern: Pattern, places: list[int]) -> bool:
        """Whether as many linking articles stand between the words as in the term.

        The indefinite genitive goes without its own (krerë shteti, mbrojtje të dhënash), the definite one has it
        where the term is indefinite (krimet e luftës for krime lufte).
        """
        numbers = range(1, len(places))
        for number, left, right in zip(numbers, places, places[1:], strict=False):
            found, wanted = right - left - 1, pattern.linked[number]
            form = self.words[right]
            if found and self.words[right - 1] == "se" and _is_subject(form):
                return False
            if found == wanted:
                continue
            if found == wanted + 1 and pattern.indefinite[number] and not is_accusative(form):
                continue
            may_lack = form.endswith("sh") if found else not (form[0].isdigit() or is_accusative(form))
            if found != wanted - 1 or not may_lack:
                return False
        return True

    def _capitals_meet(self, pattern: Pattern, places: list[int]) -> bool:
        """Whether capitals stand where the term has them.

        In a name of several words one is enough, if it is no plural (ministria e Punëve të Jashtme, but not
        bankat e Shqipërisë); one that only begins the sentence is enough for a definite form (Kodi zgjedhor), if
        that form cannot begin a description of a place (Mali i zi, the black mountain).
        """
        wanted = [places[number] for number in pattern.capitals]
        lacking = [place for place in wanted if self.words[place][0].islower()]
        opening = bool(wanted) and self._begins_sentence(wanted[0])
        if not lacking:
            return len(places) > 1 or not opening or plain(self.words[wanted[0]]) not in WORDS_LIKE_NAMES
        if len(places) == 1 or len(lacking) == len(wanted) or any(map(self._has_one_form, lacking)):
            return False
        readings = word(self.words[places[0]]).readings
        if opening and len(lacking) == len(wanted) - 1 and lacking[0] != wanted[0]:
            definite = any(reading.kind & DEFINITE for reading in readings) and not are_plural(readings)
            return definite and not self._may_describe(pattern, places[0], lacking[0])
        return self.words[places[0]][0].isupper() or not are_plural(readings)

    def _may_describe(self, pattern: Pattern, head: int, lacking: int) -> bool:
        """Whether a place's name, its later words in small letters, may be a common noun with what qualifies it.

        The rules of spelling (Drejtshkrimi i gjuhës shqipe, 1973) give every word of a geographical name its
        capital, where in the name of an institution the first may be the only one. A word behind a linking article
        may qualify any noun (i zi, i kuq, i veriut); Deti adriatik is a name as it stands, as is Britania e madhe.
        """
        linked = pattern.linked[self.content.index(lacking) - self.content.index(head)]
        common = any(not reading.kind & PROPER for reading in word(self.words[head]).readings)
        return pattern.term.domain == _PLACES and common and bool(linked)

    def _begins_sentence(self, place: int) -> bool:
        return place == 0 or not self.gaps[place].isspace()

    def _has_one_form(self, place: int) -> bool:
        """Whether a word is an adverb or the like, as in "Bota sot" (the world today; Bota Sot is a newspaper)."""
        readings = word(self.words[place]).readings
        return bool(readings) and all(reading.kind == UNINFLECTED for reading in readings)
