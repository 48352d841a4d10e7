"""Systems side by side as sacrebleu has them, the gate, and a baseline."""

import random
from pathlib import Path

import pytest
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF
from sacrebleu.metrics.ter import TER
from sacrebleu.significance import PairedTest

from scoring import dev, needs_dev, run, worse, write
from translate.errors import TranslateError
from translate.score import Comparison, Difference, score
from translate.score.difference import Change, differences, exchanges
from translate.score.gate import dropped, parse_limit
from translate.score.measures import BY_KEY, Better

LINES = [f"{n} deputies voted for the law on Monday in the parliament of Tirana" for n in range(40)]


@needs_dev
def test_differences_and_p_values_are_sacrebleus() -> None:
    english = dev("en", 150)
    first, second = worse(english, 4), [*worse(english[:75], 4), *worse(english[75:], 5)]
    metrics = {"bleu": BLEU(), "chrf": CHRF(word_order=2), "ter": TER()}
    test = PairedTest([("a", first), ("b", second)], metrics, [english], test_type="bs", n_samples=1000)
    _, theirs = test()
    comparison = score({"a": first, "b": second}, [english]).comparisons[0]
    for ours, name in zip(comparison.differences, ("BLEU", "chrF2++", "TER"), strict=False):
        before, after = theirs[name]
        assert not isinstance(before, str)
        assert not isinstance(after, str)
        assert ours.value == after.score - before.score
        assert ours.p == pytest.approx(after.p_value)
    assert (comparison.baseline, comparison.system) == ("a", "b")


def test_a_system_is_like_itself() -> None:
    comparison = score({"a": worse(LINES), "b": worse(LINES)}, [LINES]).comparisons[0]
    assert {difference.value for difference in comparison.differences} == {0}
    assert {difference.p for difference in comparison.differences} == {1}
    assert (comparison.wins, comparison.losses, comparison.ties) == (0, 0, 40)
    assert comparison.changed == ()


def test_wins_losses_and_what_changed_most() -> None:
    other = [*LINES[:20], *worse(LINES[20:30], 9), *worse(LINES[30:], 2)]
    comparison = score({"a": [*worse(LINES[:20]), *LINES[20:]], "b": other}, [LINES]).comparisons[0]
    assert (comparison.wins, comparison.losses, comparison.ties) == (20, 20, 0)
    assert set(comparison.changed) == set(range(30, 40))


def test_a_single_segment_has_no_p_value() -> None:
    comparison = score({"a": LINES[:1], "b": worse(LINES[:1])}, [LINES[:1]]).comparisons[0]
    assert {difference.p for difference in comparison.differences} == {None}


@pytest.mark.parametrize("seed", range(20))
def test_differences_hold_both_texts(seed: int) -> None:
    chance = random.Random(seed)
    old, new = ("".join(chance.choice(["law", " ", ",", "the", "  ", "ë", "\n"]) for _ in range(30)) for _ in range(2))
    parts = differences(old, new)
    assert "".join(part.text for part in parts if part.change is not Change.NEW) == old
    assert "".join(part.text for part in parts if part.change is not Change.GONE) == new


def test_exchanges_are_of_words() -> None:
    found = list(exchanges("The Safety Council, met.", "The Security Council met today."))
    assert found == [("Safety", "Security"), ("", "today")]


def test_command_compares(tmp_path: Path) -> None:
    files = [write(tmp_path / name, lines) for name, lines in [("old", worse(LINES, 3)), ("ref", LINES)]]
    result = run("score", *files, "--versus", write(tmp_path / "new", worse(LINES, 9)))
    assert result.exit_code == 0
    assert "new beside old" in result.stdout
    assert "0.001 better" in result.stdout
    assert "chrF2++ by segment: 40 won, 0 lost, 0 alike" in result.stdout
    assert "{+" in result.stdout  # what the segments that changed most have instead


@pytest.mark.parametrize(
    ("limits", "code", "said"),
    [
        (["chrf=1", "ter=99"], 0, ""),
        (["bleu=101"], 1, "h: BLEU is 100.00, under 101 by 1.00"),
        (["chrf=101.5", "ter=-2", "over=1.25"], 1, "h: TER is 0.00, over -2 by 2.00"),
        (["over=1.25"], 1, "segments over the threshold is 1.000, under 1.25 by 0.250"),
        (["terms=0.9"], 1, "term success was not measured; it needs --source and --glossary"),
        (["comet=0.9"], 1, "COMET was not measured; it needs --comet"),
        (["length=1"], 1, '"length" is no measure with a better side'),
        (["chrf"], 1, "say how much, as in chrf=55"),
        (["fluency=1"], 1, '"fluency" is no measure'),
    ],
)
def test_gate(limits: list[str], code: int, said: str, tmp_path: Path) -> None:
    file = write(tmp_path / "h", LINES)
    options = [part for limit in limits for part in ("--fail-under", limit)]
    result = run("score", file, write(tmp_path / "r", LINES), *options)
    assert result.exit_code == code
    assert said in result.stderr


def test_every_limit_that_is_missed_is_named(tmp_path: Path) -> None:
    file = write(tmp_path / "h", LINES)
    result = run("score", file, file, "--fail-under", "bleu=101", "--fail-under", "chrf=101")
    assert result.stderr.count("under 101 by 1.00") == 2
    assert "BLEU" in result.stdout  # the figures are shown all the same


@pytest.mark.parametrize(("every", "code"), [(3, 1), (12, 0), (4, 0)])
def test_baseline(every: int, code: int, tmp_path: Path) -> None:
    reference = write(tmp_path / "r", LINES)
    earlier = run("score", write(tmp_path / "old", worse(LINES, 4)), reference, "--json")
    (tmp_path / "old.json").write_text(earlier.stdout)
    result = run("score", write(tmp_path / "new", worse(LINES, every)), reference, "--baseline", tmp_path / "old.json")
    assert result.exit_code == code
    assert "new beside old.json (baseline)" in result.stdout
    if code:
        assert "chrF2++ is worse than that of old.json (baseline) by" in result.stderr


@pytest.mark.parametrize(
    ("text", "said"),
    [("{}", "this is no scoring"), ("[", "this is no scoring"), (None, "no such file"), ("other", "other references")],
)
def test_what_is_no_baseline(text: str | None, said: str, tmp_path: Path) -> None:
    file = write(tmp_path / "h", LINES)
    if text == "other":
        text = run("score", file, write(tmp_path / "r", LINES[::-1]), "--json").stdout
    if text is not None:
        (tmp_path / "b.json").write_text(text)
    result = run("score", file, file, "--baseline", tmp_path / "b.json")
    assert result.exit_code == 1
    assert said in result.stderr


def difference(key: str, value: float, p: float) -> Difference:
    return Difference(key, BY_KEY[key].name, value, None, p, BY_KEY[key].better)


@pytest.mark.parametrize(
    ("differences", "keys"),
    [
        ([("chrf", -1, 0.001)], ["chrF2++"]),
        ([("ter", 1, 0.001)], ["TER"]),
        ([("chrf", 1, 0.001), ("ter", -1, 0.001)], []),
        ([("chrf", -1, 0.04)], ["chrF2++"]),
        ([("chrf", -1, 0.04), ("names", 0, 0.9)], []),  # one of two tests by chance
        ([("over", -0.1, 0.001), ("length", -0.1, 0.001)], []),
        ([("bleu", -1, 0.02), ("chrf", -1, 0.03)], ["BLEU", "chrF2++"]),
    ],
)
def test_holm_keeps_chance_from_failing(differences: list[tuple[str, float, float]], keys: list[str]) -> None:
    found = dropped(Comparison("a", "b", tuple(difference(*each) for each in differences), 0, 0, 0, ()))
    assert [line.split(": ")[1].split(" is worse")[0] for line in found] == keys


def test_limits_are_read() -> None:
    assert all(parse_limit(f"{key}=0").key == key for key, each in BY_KEY.items() if each.better is not Better.NEITHER)
    with pytest.raises(TranslateError, match="use bleu, chrf, ter"):
        parse_limit("=1")
