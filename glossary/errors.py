"""The one exception of this package."""


class GlossaryError(Exception):
    """What is wrong with a glossary: the place, the fault and the remedy in one line."""
