"""The one exception of this package."""


class TranslateError(Exception):
    """What is wrong with an article, a model or a score: the place, the fault and the remedy in one line."""
