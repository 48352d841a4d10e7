"""Whether a paragraph is Albanian: told by the small words, which every sentence of a language is full of."""

import re
from collections.abc import Sequence

from glossary.wordclass import is_common

# The commonest function words of news text, Albanian also as typed without ë and ç. OTHERS: English, German, Italian,
# French and Spanish, Serbian.
ALBANIAN = frozenset(
    """i e të te së se në ne me për per nga dhe që qe një nje është eshte janë jane ka kanë kane do u nuk më por si
    mbi pas deri duke edhe ky kjo tij saj tyre sipas tha midis ndërmjet ndermjet ndaj kur ishte ishin kishte s ose
    apo ai ajo ata ato mes gjatë gjate para prej çdo cdo pa po kush ta
    këtë kete kësaj kesaj mund duhet ku""".split()
)
OTHERS = frozenset(
    """the of and to in is are was were for that with on by at from it this has have had an not its which
    will would said after their his her they he she we you or but been who when about all our my your no more can
    first against than
    der die das und ist nicht ein eine von mit den des auf für
    il gli che della dello delle del nella sono con non una è
    le les et est dans pour une aux el los las que
    su koji koja koje za nije od će""".split()
)
ENOUGH = 8  # words: so many of Albanian have a sign of it among them (98,418 rows of news: all but 10)
WORD = re.compile(r"[^\W\d_]+")
# Ursula von der Leyen, Rio de Janeiro: small words of a name are none of the text's.
PARTICLES = re.compile(
    r"\b(?:[vV]on der|(?<=[^\W\d_] )(?:von|van|de|del|della|di|da|la|le|el|al)(?: den| der)?) (?=[A-ZÇË])"
)


def is_albanian(text: str) -> bool:
    """Whether a text is worth translating from Albanian. A text that gives no sign, such as a name, is; a long one,
    if the lexicon knows a quarter of its words.

    >>> is_albanian("Kina dhe Rusia nënshkruan marrëveshjen."), is_albanian("Xi Jinping")
    (True, True)
    >>> is_albanian("Presidenti kinez Xi Jinping priti presidentin francez Emanuel Makron.")
    True
    >>> is_albanian("The two sides signed the agreement on Monday.")
    False
    """
    albanian, others = _signs(text)
    if albanian or others:
        return albanian >= max(others, 1)
    words = WORD.findall(text)
    return len(words) < ENOUGH or sum(map(is_common, words)) * 4 >= len(words)


def is_foreign(texts: Sequence[str]) -> bool:
    """Whether what tells of its language among some texts is not Albanian, and something does.

    >>> is_foreign(["The two sides met.", "Photo: Reuters"]), is_foreign(["The Hague", "Kina foli me Rusinë."])
    (True, False)
    >>> is_foreign(["Photo: Reuters"])
    False
    """
    signs = [_signs(text) for text in texts]
    return any(others > albanian for albanian, others in signs) and not any(
        albanian > others for albanian, others in signs
    )


def _signs(text: str) -> tuple[int, int]:
    """How many words of a text are signs of Albanian, and how many of other languages."""
    found = [word for word in WORD.findall(PARTICLES.sub("", text)) if word != "I"]  # English; Albanian i is small
    albanian = sum(word in ALBANIAN or "ë" in word or "ç" in word for word in map(str.lower, found))
    return albanian, sum(word in OTHERS for word in _plain(found))


def _plain(words: list[str]) -> list[str]:
    """The words, in small letters, that are in no name as far as capitals tell: The Guardian, Los Angeles, BE.

    >>> _plain(["The", "Guardian", "says", "that"]), _plain(["The", "paper", "says", "that"])
    (['says', 'that'], ['the', 'paper', 'says', 'that'])
    """
    if not any(word[0].islower() for word in words):  # a headline in capitals
        return [word.lower() for word in words]
    opening = [words[0].lower()] if len(words) > 1 and words[0][0].isupper() and words[1][0].islower() else []
    return opening + [word for word in words if word[0].islower()]
