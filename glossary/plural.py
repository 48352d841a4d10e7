"""The number of English nouns: a plural's singular, and a singular's plural."""

import re

_IRREGULAR = {
    "man": "men", "woman": "women", "child": "children", "person": "people", "life": "lives", "crisis": "crises",
    "basis": "bases", "analysis": "analyses", "thesis": "theses", "criterion": "criteria", "half": "halves",
    "medium": "media", "foot": "feet", "chairman": "chairmen", "spokesman": "spokesmen", "spokeswoman": "spokeswomen",
}  # fmt: skip
_NO_MEN = {"human", "shaman", "talisman", "ottoman", "caiman"}
_SINGULAR = {plural: singular for singular, plural in _IRREGULAR.items()}
_ONE_NUMBER = re.compile(r"news|series|species|means|headquarters|customs|.*(?:ics|ss|us|is)")


def other_numbers(word: str) -> set[str]:
    """The plural of an English noun and, where the word has no capital, its singular.

    >>> other_numbers("ministry"), other_numbers("weapons"), other_numbers("news"), other_numbers("Council")
    ({'ministries'}, {'weapon'}, set(), {'Councils'})
    >>> other_numbers("Chairman"), other_numbers("women")
    ({'Chairmen'}, {'woman'})
    """
    if not word.isalpha() or _ONE_NUMBER.fullmatch(word):
        return set()
    if other := _SINGULAR.get(word) or _IRREGULAR.get(word.lower()):
        return {other if word[0].islower() else other.capitalize()}
    if word[0].islower() and word.endswith("s"):
        return {_singular(word)}
    return {regular_plural(word)}


def regular_plural(noun: str) -> str:
    """The plural of an English noun that follows the rule (Quirk et al. 1985, 5.78–5.80).

    >>> [regular_plural(each) for each in ("capsule", "story", "church", "day", "fireman", "human")]
    ['capsules', 'stories', 'churches', 'days', 'firemen', 'humans']
    """
    if re.search(r"[^aeiou]y$", noun):
        return noun[:-1] + "ies"
    if noun.endswith("man") and noun not in _NO_MEN and noun.islower():
        return noun[:-3] + "men"
    return noun + ("es" if re.search(r"(?:s|x|z|ch|sh)$", noun) else "s")


def _singular(plural: str) -> str:
    if plural.endswith("ies"):
        return plural[:-3] + "y"
    return plural[:-2] if re.search(r"(?:ss|x|z|ch|sh)es$", plural) else plural[:-1]
