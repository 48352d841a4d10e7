import pytest

from glossary.outcome import satisfied
from glossary.recognise import Match
from glossary.termbase import Term


@pytest.mark.parametrize(
    ("targets", "text", "expected"),
    [
        (["Security Council"], "The Security Council's members", [True]),
        (["security council"], "Security councils met", [True]),
        (["UN"], "The union", [False]),
        (["UN", "UN"], "The UN", [True, False]),
        (["UN Security Council", "Security Council"], "the UN Security Council", [True, False]),
    ],
)
def test_satisfied(targets: list[str], text: str, expected: list[bool]) -> None:
    assert satisfied([Match(Term("x", t), 0, 1, "x", t) for t in targets], text) == expected
