"""Systems side by side as sacrebleu has them, the gate, and a baseline."""

import json
import random
from dataclasses import replace
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
from translate.score.html import to_html
from translate.score.measures import BY_KEY, Better
from translate.score.resample import Interval

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
        (["chrf=101.5", "ter=0", "over=1"], 1, "h: chrF2++ is 100.00, under 101.5 by 1.50"),
        (["terms=0.9"], 1, "term success is not measured without --source and --glossary; add --source and --glossary"),
        (["numbers=0.9"], 1, "numbers kept is not measured without --source; add --source"),
        (["comet=0.9"], 1, "COMET is not measured without --comet; add --comet"),
        (["chrf=nan"], 1, "--fail-under chrf=nan: this is no bound; say it as in chrf=55"),
        (["ter=inf"], 1, "--fail-under ter=inf: this is no bound; say it as in ter=50"),
        (["ter=-2"], 1, "TER is never under 0"),
        (["chrf=0.55"], 1, "--fail-under chrf=0.55: chrF2++ goes from 0 to 100; say it as in chrf=55"),
        (["terms=98"], 1, "--fail-under terms=98: term success goes from 0 to 1; say it as in terms=0.98"),
        (["length=1"], 1, '"length" is no better high or low; use one of bleu, chrf'),
        (["chrf"], 1, "say how much, as in chrf=55"),
        (["fluency=1"], 1, '"fluency" is no measure; use one of bleu, chrf'),
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


def test_limits_are_of_figures_that_can_be_measured_before_anything_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("translate.score.scores.score_corpus", lambda *_: pytest.fail("scored"))
    file = write(tmp_path / "h", LINES)
    assert run("score", file, file, "--source", file, "--fail-under", "terms=0.9").exit_code == 1


def test_a_miss_is_said_with_the_digits_of_its_figure(tmp_path: Path) -> None:
    files = [write(tmp_path / "h", [*LINES[:20], *worse(LINES[20:], 2)]), write(tmp_path / "r", LINES)]
    result = run("score", *files, "--fail-under", "over=1", "--threshold", "90")
    assert "segments over the threshold is 0.500, under 1 by 0.500" in result.stderr


@pytest.mark.parametrize("threshold", ["-1", "101", "nan", "inf"])
def test_a_threshold_is_one_that_a_segment_can_miss(threshold: str, tmp_path: Path) -> None:
    file = write(tmp_path / "h", LINES)
    result = run("score", file, file, "--threshold", threshold)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "chrF2++ goes from 0 to 100" in result.stderr


def test_only_the_hypothesis_is_held_to_the_limits(tmp_path: Path) -> None:
    reference, bad = write(tmp_path / "r", LINES), write(tmp_path / "bad", worse(LINES, 2))
    (tmp_path / "then.json").write_text(run("score", bad, reference, "--json").stdout)
    gate = ["--fail-under", "chrf=99"]
    beside: list[str | Path] = ["--baseline", tmp_path / "then.json", "--versus", bad]
    good = run("score", write(tmp_path / "good", LINES), reference, *beside, *gate)
    assert (good.exit_code, good.stderr) == (0, "")
    assert "bad: chrF2++" in run("score", bad, reference, "--versus", tmp_path / "good", *gate).stderr


def test_a_baseline_with_a_baseline_is_its_hypothesis(tmp_path: Path) -> None:
    reference, then = write(tmp_path / "r", LINES), tmp_path / "then.json"
    then.write_text(run("score", write(tmp_path / "old", worse(LINES, 4)), reference, "--json").stdout)
    new = write(tmp_path / "new", worse(LINES, 9))
    record = run("score", new, reference, "--baseline", then, "--json").stdout
    then.write_text(record)
    assert json.loads(record)["hypothesis"] == "new"
    again = json.loads(run("score", new, reference, "--baseline", then, "--json").stdout)
    assert {each["value"] for each in again["comparisons"][0]["differences"]} == {0}
    assert run("score", tmp_path / "old", reference, "--baseline", then).exit_code == 1


def test_a_scoring_that_names_no_hypothesis_is_still_a_baseline(tmp_path: Path) -> None:
    reference, then = write(tmp_path / "r", LINES), tmp_path / "then.json"
    record = json.loads(run("score", write(tmp_path / "old", worse(LINES, 4)), reference, "--json").stdout)
    del record["hypothesis"]
    then.write_text(json.dumps(record))
    assert run("score", tmp_path / "old", reference, "--baseline", then).exit_code == 0


@pytest.mark.parametrize(
    ("value", "low", "high", "p", "verdict"),
    [
        (1, 0.5, 1.5, 0.01, "better"),
        (-1, -1.5, -0.5, 0.01, "worse"),
        (1, -0.5, 1.5, 0.01, ""),
        (1, 0.5, 1.5, 0.06, ""),
        (-1, -1.5, 0.0, 0.01, ""),
    ],
)
def test_better_and_worse_are_sure_by_test_and_interval(
    value: float, low: float, high: float, p: float, verdict: str
) -> None:
    found = Difference("chrf", "chrF2++", value, Interval(low, high), p, Better.HIGHER)
    assert found.verdict == verdict
    assert len(dropped(Comparison("a", "b", (found,), 0, 0, 0, ()))) == (verdict == "worse")
    scores = score({"a": LINES, "b": LINES}, [LINES])
    shown = replace(scores, comparisons=(Comparison("a", "b", (found,), 0, 0, 0, ()),))
    assert f'<td class="n{f" {verdict}" if verdict else ""}">{value:+.2f}</td>' in to_html(shown, "t")


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
    [
        ("{}", "this is no scoring; name a file that `perkthe score … --json` printed"),
        ("[", "this is no scoring"),
        ("[" * 200_000, "this is no scoring"),
        (None, "no such file"),
        ("other", "other references"),
    ],
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
    with pytest.raises(TranslateError, match="use one of bleu, chrf, ter"):
        parse_limit("=1")
