"""The citation form of a term: told from its other case forms, and made from them.

Endings and linking articles after Newmark, Hubbard and Prifti, Standard Albanian: A Reference Grammar for Students
(1982), chapters 4 and 5.
"""

import re

from glossary.albanian import LINKERS, word
from glossary.lexicon import PLURAL

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
_ENDED = re.compile(r"(.*[A-ZÇË])-(?:it|in|ut|un|së|në|s|n)")  # OKB-së, NATO-s
# Definite endings of genitive, dative and ablative or of the accusative, and the nominative they belong to.
_NOMINATIVE = (
    ("it", "i"), ("ut", "u"), ("in", "i"), ("un", "u"),
    ("isë", "ia"), ("inë", "ia"), ("esë", "eja"), ("asë", "aja"), ("osë", "oja"), ("jes", "ja"),
    ("jen", "ja"), ("ës", "a"), ("ën", "a"),
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
    if term == head and head[0].isupper() and head.endswith(("in", "un")):  # Laçin, Rangun
        return False
    if not any(reading.kind & PLURAL for reading in readings):  # udhëheqësit may be the definite plural
        return any(head.endswith(ending) and len(head) > len(ending) + 2 for ending, _ in _NOMINATIVE)  # not sit
    return head.endswith("ve")


def citation_form(term: str) -> str:
    """The likely citation form: of a name the definite nominative, of a common noun the indefinite one.

    >>> citation_form("Organizatës së Kombeve të Bashkuara"), citation_form("bashkëpunimin pragmatik")
    ('Organizata e Kombeve të Bashkuara', 'bashkëpunim pragmatik')
    """
    if not oblique(term):
        return term
    head, _, rest = term.partition(" ")
    if ended := _ENDED.fullmatch(head):
        return f"{ended[1]} {rest}".strip()
    ending, nominative = next(((e, n) for e, n in _NOMINATIVE if head.endswith(e)), ("", ""))
    if not ending:
        return term
    article, _, others = rest.partition(" ")
    if article in LINKERS:
        rest = f"{'e' if nominative.endswith('a') else 'i'} {others}"
    lemmas = sorted({reading.lemma for reading in word(head).readings}, key=lambda lemma: -len(lemma))
    stem = head.removesuffix(ending) + nominative if head[0].isupper() or not lemmas else lemmas[0]
    return f"{stem} {rest}".strip()
