"""Numbers of things, as messages tell them."""


def counted(number: int, noun: str) -> str:
    """A number and its noun, which takes an s in the plural.

    >>> counted(1, "term"), counted(0, "bad row"), counted(2, "bad row")
    ('1 term', '0 bad rows', '2 bad rows')
    """
    return f"{number} {noun}{'' if number == 1 else 's'}"
