"""The words of the dictionary that a corpus has often: a model that was trained on it knows them."""

from collections import Counter
from collections.abc import Iterable

from glossary.albanian import word
from glossary.lexicon.dictionary import english
from translate.gloss import OFTEN
from translate.invented import FORM


def known(sources: Iterable[str]) -> list[str]:
    """The lemmas, in order.

    >>> known(["Macja e maces."] * 6 + ["Macen e pa ketri."])
    ['mace']
    """
    forms = counted(sources)
    lemmas: Counter[str] = Counter()
    for form, times in forms.items():
        for lemma in {reading.lemma for reading in word(form).readings}:
            lemmas[lemma] += times
    return sorted(lemma for lemma, times in lemmas.items() if times > OFTEN and english(lemma))


def counted(sentences: Iterable[str]) -> Counter[str]:
    """How often each form stands in Albanian sentences."""
    return Counter(form for sentence in sentences for form in FORM.findall(sentence.lower()))
