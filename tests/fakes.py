"""Models that tests need no weights for."""

from collections.abc import Callable, Sequence
from pathlib import Path

from glossary.index import Index, build_index
from glossary.termbase import Term, Termbase
from translate.desk import Desk, lay_desk
from translate.draft import Draft, Link
from translate.model import BEAM, Progress, Request

NAMES = frozenset({"turqi", "xi", "jinping", "putin"})


class FakeModel:
    """Drafts by a function of the source; words stand in the source's order, so that attention is the diagonal."""

    def __init__(self, write: Callable[[str], list[str]], longest: int = 400) -> None:
        self.write, self.longest = write, longest
        self.again: Callable[[str], list[str]] = write  # what it writes when told to be careful, or to suppress
        self.like: Callable[[str], float] = lambda _: 0.0  # what it thinks of a target
        self.requests: list[Request] = []

    def fits(self, source: str) -> bool:
        return len(source) <= self.longest

    def is_common(self, word: str) -> bool:
        return word not in NAMES

    def draft(
        self,
        requests: Sequence[Request],
        beam: int = BEAM,
        *,
        careful: bool = False,
        suppress: Sequence[str] = (),
        progress: Progress | None = None,
    ) -> list[list[Draft]]:
        self.requests += requests
        if progress:
            progress(len(requests), len(requests))
        write = self.again if careful or suppress else self.write
        return [[_draft(request, text) for text in write(request.source)[:beam]] for request in requests]

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        return [self.like(target) for _, target in pairs]


def _draft(request: Request, text: str) -> Draft:
    if request.prefix:
        text = " ".join([request.prefix, *text.split()[len(request.prefix.split()) :]])
    sources = _starts(request.source)
    links = [
        Link(start, start + len(word), ((sources[min(i, len(sources) - 1)], 1.0),))
        for i, (start, word) in enumerate(zip(_starts(text), text.split(), strict=True))
    ]
    return Draft(text, -0.5, tuple(links))


def _starts(text: str) -> list[int]:
    starts, at = [], 0
    for word in text.split():
        at = text.index(word, at)
        starts.append(at)
        at += len(word)
    return starts


def echo(source: str) -> list[str]:
    """What comes in goes out."""
    return [source]


def desk(write: Callable[[str], list[str]] = echo, *terms: Term, longest: int = 400) -> Desk:
    """A desk with a fake model and a termbase of a few terms."""
    return lay_desk(FakeModel(write, longest), indexed(*terms))


def indexed(*terms: Term) -> Index:
    """A glossary of a few terms."""
    return build_index(Termbase(Path("test.po"), terms))
