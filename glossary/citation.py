"""The citation form of a term: told from its other case forms, and made from them.

Endings and linking articles after Newmark, Hubbard and Prifti, Standard Albanian: A Reference Grammar for Students
(1982), chapters 4 and 5.
"""

import re

from glossary.albanian import LINKERS, word
from glossary.lexicon import DEFINITE, FEMININE, MASCULINE, NOMINATIVE, PLURAL, UNINFLECTED, Reading
from glossary.wordclass import PREPOSITIONS

# A linking article proves the case of the noun before it: behind a nominative stands i or e, and të only behind
# an indefinite plural.
_PROVED = re.compile(
    r"""së\ .*                           # së drejtës
    | të\ [^\W\d]+(?:ës|ve|in|un)\b.*    # të drejtës, të ardhurave
    | [^\W\d]+(?:it|ut|ve)\ të\b.*       # Këshillit të, Kombeve të
    | [^\W\d]+(?:in|un|ën)\ e\b.*        # Këshillin e, Luftën e
    | [^\W\d]+s\ së\b.*                  # Organizatës së""",
    re.VERBOSE | re.IGNORECASE,
)
_SHORT = 3  # letters of a word that may be another one than the lexicon knows: të, sit
_ENDED = re.compile(r"(.*[A-ZÇË]|[A-ZÇË]\w+)-(?:it|in|ut|un|së|në|s|n)")  # OKB-së, NATO-s, Disney-it
# Definite endings of genitive, dative and ablative or of the accusative, and the nominative they belong to.
_NOMINATIVE = (
    ("it", "i"), ("ut", "u"), ("in", "i"), ("un", "u"),
    ("isë", "ia"), ("inë", "ia"), ("esë", "eja"), ("asë", "aja"), ("osë", "oja"), ("jes", "ja"),
    ("jen", "ja"), ("ës", "a"), ("ën", "a"), ("os", "o"),
)  # fmt: skip


def oblique(term: str) -> bool:
    """Whether a term stands in another case than the nominative, as far as that can be told.

    >>> [oblique(term) for term in ("Këshillit të Sigurimit", "Kosovës", "OKB-së", "Këshilli i Sigurimit", "nëpunës")]
    [True, True, True, False, False]
    """
    head = term.partition(" ")[0]
    if _PROVED.fullmatch(term) or _ENDED.fullmatch(head):
        return True
    if not head:
        return False
    readings = word(head).readings
    if not readings or any(reading.lemma == head.lower() for reading in readings):
        return False
    if head[0].islower() and len(head) > _SHORT and not any(map(_may_be_nominative, readings)):
        return True
    if term == head and head[0].isupper() and head.endswith(("in", "un")):  # Laçin, Rangun
        return False
    if not any(reading.kind & PLURAL for reading in readings):  # udhëheqësit may be the definite plural
        return any(head.endswith(ending) and len(head) > len(ending) + 2 for ending, _ in _NOMINATIVE)  # not sit
    return head.endswith("ve")


def _may_be_nominative(reading: Reading) -> bool:
    return bool(reading.kind & NOMINATIVE) or reading.kind & UNINFLECTED == UNINFLECTED


def citation_form(term: str) -> str:
    """The likely citation form: of a name the definite nominative, of a common noun the indefinite one.

    >>> citation_form("Organizatës së Kombeve të Bashkuara"), citation_form("bashkëpunimin pragmatik")
    ('Organizata e Kombeve të Bashkuara', 'bashkëpunim pragmatik')
    """
    return nominative(term) if oblique(term) else term


def nominative(term: str) -> str:
    """As `citation_form`, of a term that stands in another case than the nominative.

    >>> nominative("Komitetit Qendror të Partisë"), nominative("provimeve të shtetit"), nominative("Ma Ying-jeou-it")
    ('Komiteti Qendror i Partisë', 'provimet e shtetit', 'Ma Ying-jeou')
    """
    head, _, rest = term.partition(" ")
    if rest and (ended := _SURNAME.fullmatch(term)):
        return ended[1]
    if ended := _ENDED.fullmatch(head):
        return f"{ended[1]} {rest}".strip()
    found = _nominative(head)
    article = "i" if found.kind & MASCULINE else "e"
    return " ".join([found.lemma, *_agreeing(rest.split(), article)]) if found.lemma else term


# A name of several words without linking articles takes its ending at the last one: Vladimir Putinit.
_SURNAME = re.compile(
    r"((?:[^\W\da-zçë][\w’'-]* )+[^\W\da-zçë][\w’'-]*?)(?:-(?:it|in|ut|un|së|në|i|u|s|n)|(?<=[^aeiouyë])(?:it|ut))"
)


def _nominative(head: str) -> Reading:
    """The nominative of a noun in another case, with its gender; nothing where none can be told."""
    readings = word(head).readings
    singular = [reading for reading in readings if reading.kind & (MASCULINE | FEMININE)]
    if singular and head[0].islower():
        return max(singular, key=lambda reading: (len(reading.lemma), reading.lemma))
    for plural in (head.removesuffix("ve") + ending for ending in ("t", "it") if head.endswith("ve")):
        if any(reading.kind & PLURAL for reading in word(plural).readings):
            return Reading(plural, PLURAL)
    ending, own = next(((e, n) for e, n in _NOMINATIVE if head.endswith(e)), ("", ""))
    kind = FEMININE if own.endswith("a") else MASCULINE
    return Reading(head.removesuffix(ending) + own, kind) if ending else Reading("", 0)


def _agreeing(words: list[str], article: str) -> list[str]:
    """What stands behind a noun, the linking articles of its own adjectives and of its first genitive put right."""
    for place, form in enumerate(words):
        if form in LINKERS:
            words[place] = article
        elif form in PREPOSITIONS or not any(not reading.kind & DEFINITE for reading in word(form).readings):
            break  # a genitive: what follows may belong to it
    return words


def indefinite(term: str) -> str:
    """A common noun in the indefinite form, as a glossary has it; names and definite plurals stay.

    >>> indefinite("bashkëpunimi strategjik"), indefinite("forca e rëndesës"), indefinite("qark të mbyllur")
    ('bashkëpunim strategjik', 'forcë e rëndesës', 'qark i mbyllur')
    >>> indefinite("Kodi Zgjedhor"), indefinite("martesat civile"), indefinite("armë të vogla")
    ('Kodi Zgjedhor', 'martesat civile', 'armë të vogla')
    """
    head, _, rest = term.partition(" ")
    readings = [reading for reading in word(head).readings if reading.kind & NOMINATIVE]
    genders = FEMININE if rest.startswith("e ") else MASCULINE | FEMININE  # folësit e: the speakers
    singular = [reading for reading in readings if reading.kind & genders]
    if head[0].isupper() or not singular:
        return term
    if any(reading.kind & DEFINITE for reading in singular):
        lemma = next(reading.lemma for reading in singular if reading.kind & DEFINITE)
        return f"{lemma} {rest}".strip()
    words = rest.split()
    if len(words) > 1 and words[0] == "të" and _is_singular(head, words[1]):
        return " ".join([head, *_agreeing(words, "i" if singular[0].kind & MASCULINE else "e")])
    return term


def _is_singular(head: str, adjective: str) -> bool:
    """Whether an indefinite noun before `të` is a singular in the accusative: by its own form or its adjective's."""
    if not any(reading.kind & PLURAL for reading in word(head).readings):
        return True
    readings = word(adjective).readings
    return bool(readings) and not any(reading.kind & PLURAL for reading in readings)
