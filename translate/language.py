"""Whether a paragraph is Albanian: told by the small words, which every sentence of a language is full of."""

import re

# The commonest function words of news text, Albanian also as typed without ë and ç. OTHERS: English, German, Italian,
# French and Spanish, Serbian.
ALBANIAN = frozenset(
    """i e të te së se në ne me për per nga dhe që qe një nje është eshte janë jane ka kanë kane do u nuk më por si
    mbi pas deri duke edhe ky kjo tij saj tyre sipas tha midis ndërmjet ndermjet ndaj kur ishte ishin kishte s ose
    apo ai ajo ata ato mes gjatë gjate para prej çdo cdo pa po kush ta
    këtë kete kësaj kesaj mund duhet ku""".split()
)
OTHERS = frozenset(
    """the of and to in is are was were for that with on by at from as it this be has have had an not its which
    will would said after their his her they he she we you or but been who when about all our my your no more can
    first against than
    der die das und ist nicht ein eine von mit den des auf für
    il gli che della dello delle del nella sono con non una è
    le les et est dans pour une aux el los las que
    su koji koja koje za nije od će sa""".split()
)
ENOUGH = 8  # words: so many of Albanian have a sign of it among them (98,418 rows of news: all but 10)
WORD = re.compile(r"[^\W\d_]+")


def is_albanian(text: str) -> bool:
    """Whether a text is worth translating from Albanian. A text that gives no sign, such as a name, is.

    >>> is_albanian("Kina dhe Rusia nënshkruan marrëveshjen."), is_albanian("Xi Jinping")
    (True, True)
    >>> is_albanian("The two sides signed the agreement on Monday.")
    False
    """
    words = [word.lower() for word in WORD.findall(text) if word != "I"]  # English; Albanian i seldom stands first
    albanian = sum(word in ALBANIAN or "ë" in word or "ç" in word for word in words)
    others = sum(word in OTHERS for word in words)
    return albanian >= max(others, 1) or (others == 0 and len(words) < ENOUGH)
