"""How words are typed: folding away ë, ç, capitals and marks; the kinds of hyphen, apostrophe and quotation mark."""

import unicodedata

# Hyphen-minus (first: it may stand at the beginning of a [set]), hyphen, no-break hyphen, figure and en dash, minus.
HYPHENS = "-\u2010\u2011\u2012\u2013\u2212"
APOSTROPHES = "'\u2019\u2018\u02bc\u02b9`\u00b4\u2032"
QUOTES = '"\u201c\u201d\u201e\u201f\u00ab\u00bb'
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"  # soft hyphen, zero-width spaces and joiners
MARKS = "\u0300-\u036f"  # combining marks, as a range of a regular expression

_INVISIBLE = dict.fromkeys(map(ord, INVISIBLE))


def plain(word: str) -> str:
    """The word in lower case, composed, without invisible letters; ë and ç stay.

    >>> plain("KËSHI\u00adLLI")
    'këshilli'
    """
    if word.isascii():
        return word.lower()
    if word.isalnum():
        return unicodedata.normalize("NFC", word.lower())
    return unicodedata.normalize("NFC", word.translate(_INVISIBLE)).lower()


def without_dots(word: str) -> str:
    """The word with e for ë and c for ç.

    >>> without_dots("çështje")
    'ceshtje'
    """
    return word.replace("ë", "e").replace("ç", "c")


def fold(word: str) -> str:
    """The word as one types it in a hurry: in lower case, without ë, ç or any other mark.

    >>> fold("Këshillit"), fold("São")
    ('keshillit', 'sao')
    """
    word = plain(word)
    if word.isascii() or (word := without_dots(word)).isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
