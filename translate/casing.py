"""All-capitals headlines: set in small letters for the model, and back in capitals afterwards."""

import re
from collections.abc import Callable

WORD = re.compile(r"[^\W\d_]+")
VOWEL = re.compile("[AEËIOUY]")


def shouted(text: str, is_common: Callable[[str], bool], acronyms: frozenset[str]) -> bool:
    """Whether a segment is set in capitals throughout: no small letter, and more than an acronym or two.

    That is two words of more than eight letters together, or a common word of five. `is_common` as in `spoken`.

    >>> common = {"kulturë"}.__contains__
    >>> [shouted(text, common, frozenset()) for text in ("TËRMET NË TURQI", "KULTURË.", "UNICEF", "NATO dhe BE", "OKB")]
    [True, True, False, False, False]
    """
    words = WORD.findall(text)
    letters = "".join(words)
    if not letters.isupper() or len(words) > 1:
        return letters.isupper() and len(letters) > 8
    return len(letters) > 4 and letters not in acronyms and bool(VOWEL.search(letters)) and is_common(letters.lower())


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
