"""All-capitals headlines: set in small letters for the model, and back in capitals afterwards."""

import re
from collections.abc import Callable

WORD = re.compile(r"[^\W\d_]+")
VOWEL = re.compile("[AEËIOUY]")


def shouted(text: str) -> bool:
    """Whether a segment is set in capitals throughout: two words of more than eight letters together, no small letter.

    >>> shouted("TËRMET I FORTË NË TURQI"), shouted("NATO dhe BE"), shouted("OKB")
    (True, False, False)
    """
    words = WORD.findall(text)
    letters = "".join(words)
    return letters.isupper() and len(letters) > 8 and len(words) > 1


def spoken(text: str, is_common: Callable[[str], bool], acronyms: frozenset[str]) -> str:
    """A shouted text in small letters, character for character; what is no common word keeps a first capital.

    `is_common` tells of a word in small letters whether a dictionary of common words has it.

    >>> spoken("XI JINPING VIZITON OKB-NË", lambda word: word in {"viziton", "në"}, frozenset({"OKB"}))
    'Xi Jinping viziton OKB-në'
    """
    opening = WORD.search(text)

    def small(found: re.Match[str]) -> str:
        word, lower, at = found.group(), found.group().lower(), found.start()
        if len(lower) != len(word):  # a letter that has no one small form
            return word
        if text[:at].endswith("-"):  # the ending of an acronym or a number
            return lower
        if word in acronyms or not VOWEL.search(word):
            return word
        begins = opening is not None and at == opening.start()
        return lower if is_common(lower) and not begins else lower.capitalize()

    return WORD.sub(small, text)
