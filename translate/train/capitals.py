"""The words that English prose writes with a capital: by them `translate.names` knows a bent name."""

import re
from collections import Counter
from collections.abc import Iterable

OFTEN = 2  # times: what stands once may be a slip
SHORTEST = 3  # letters
_CAPITAL = re.compile(r"(?:^|(?<=[a-z,;\-] ))[^\W\d_a-z][^\W\d_]+(?:[-'][^\W\d_]+)*")
_LETTERS = re.compile(r"[^\W\d_]+")


def capitals(sentences: Iterable[str]) -> list[str]:
    """The words, in order; each part of Abu-Bakr or O'Neill is one.

    >>> capitals(["Here he met Abu-Bakr and a NATO envoy.", "Then Bakr left.", "Here Bakr met him in Rome."])
    ['Bakr', 'Here']
    """
    counts = Counter(part for text in sentences for found in _CAPITAL.findall(text) for part in _LETTERS.findall(found))
    return sorted(
        w for w, n in counts.items() if n >= OFTEN and len(w) >= SHORTEST and w[0].isupper() and not w.isupper()
    )
