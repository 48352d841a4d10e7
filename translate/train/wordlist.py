"""The words of English prose: by them `translate.invented` knows a word that no English has.

    pip download --no-deps symspellpy==6.10.1 && unzip -p symspellpy-*.whl '*_en_82_765.txt' > listed.txt
    python -m translate.train wordlist english.tsv.xz train.tsv.xz --listed listed.txt

The corpora's words are joined with symspellpy's list (MIT), of words that are both in Google Books and in SCOWL.
"""

import re
from collections import Counter
from collections.abc import Iterable

from translate.invented import derived_from

OFTEN = 2  # times: what stands once may be a slip
_WORD = re.compile(r"[^\W\d_]+")


def wordlist(sentences: Iterable[str], listed: Iterable[str]) -> list[str]:
    """The words in small letters, in order, without those that are derived from another: farms, farmed, farmer.

    In: prose, of which a word counts that stands twice; a list of words.

    >>> wordlist(["The farm farms.", "One farm here."], ["farmer", "hens"])
    ['farm', 'hens']
    """
    counts = Counter(word for text in sentences for word in _WORD.findall(text) if word.islower())
    words = {word for word, times in counts.items() if times >= OFTEN} | set(listed)
    kept: set[str] = set()
    for word in sorted(words, key=len):  # what a word is derived from is shorter, but for writing: write
        if kept.isdisjoint(derived_from(word)):
            kept.add(word)
    return sorted(kept)
