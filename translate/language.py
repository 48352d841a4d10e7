"""Whether a paragraph is Albanian: told by the small words, which every sentence of a language is full of."""

import re

# The commonest function words of news text in each language, Albanian also as typed without ë and ç.
ALBANIAN = frozenset(
    """i e të te së se në ne me për per nga dhe që qe një nje është eshte janë jane ka kanë kane do u nuk më por si
    mbi pas deri duke edhe ky kjo tij saj tyre sipas tha midis ndërmjet ndermjet ndaj kur ishte ishin kishte s ose
    apo ai ajo ata ato mes gjatë gjate para prej çdo cdo pa po""".split()
)
ENGLISH = frozenset(
    """the of and to in is are was were for that with on by at from as it this be has have had an not its which
    will would said after their his her they he she we you or but been who when about all our my your no
    more can first against than""".split()
)
WORD = re.compile(r"[^\W\d_]+")


def is_albanian(text: str) -> bool:
    """Whether a text is worth translating from Albanian. A text that gives no sign, such as a name, is.

    >>> is_albanian("Kina dhe Rusia nënshkruan marrëveshjen."), is_albanian("Xi Jinping")
    (True, True)
    >>> is_albanian("The two sides signed the agreement on Monday.")
    False
    """
    words = [word.lower() for word in WORD.findall(text)]
    albanian = sum(word in ALBANIAN or "ë" in word for word in words)
    english = sum(word in ENGLISH for word in words)
    return albanian >= english if albanian else english == 0
