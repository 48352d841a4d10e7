"""What changed between two glossaries, term by term."""

from collections.abc import Iterator
from dataclasses import dataclass, fields

from glossary.termbase import Term, Termbase

_WHAT_IT_SAYS = [field.name for field in fields(Term) if field.name not in ("source", "domain", "line")]


@dataclass(frozen=True)
class Change:
    """A term that came, went (`new` is None) or changed; terms are the same by Albanian form and domain."""

    old: Term | None
    new: Term | None

    @property
    def term(self) -> Term:
        """The term as it is now, or was last."""
        term = self.new or self.old
        assert term is not None
        return term

    def parts(self) -> Iterator[tuple[str, object, object]]:
        """The parts of a changed term: name, before, after."""
        for name in _WHAT_IT_SAYS if self.old and self.new else ():
            before, after = getattr(self.old, name), getattr(self.new, name)
            if before != after:
                yield name, before, after


def diff(old: Termbase, new: Termbase) -> list[Change]:
    """The changes from one glossary to another, in Albanian order of the new one, what went last."""
    before = {(term.source, term.domain): term for term in old.terms}
    after = {(term.source, term.domain): term for term in new.terms}
    changes = [Change(before.get(key), term) for key, term in after.items()]
    changes = [change for change in changes if change.old is None or any(change.parts())]
    return changes + [Change(term, None) for key, term in before.items() if key not in after]
