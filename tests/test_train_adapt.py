"""`perkthe adapt`: what it reads and what it says; the training itself is in test_train_tiny.py."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from translate.cli import adapting, app
from translate.errors import TranslateError
from translate.train import pairs

PO = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "Ligji hyri në fuqi."
msgstr "The law took effect."

#, fuzzy
msgid "Nuk është parë."
msgstr "Not looked at."

msgid "Nuk është përkthyer."
msgstr ""

#~ msgid "E vjetër."
#~ msgstr "Old one."
"""


def test_own_pairs_are_those_a_person_has_passed(tmp_path: Path) -> None:
    (tmp_path / "draft.po").write_text(PO, encoding="utf-8")
    (tmp_path / "own.tsv").write_text("Po.\tYes.\nnews\tJo tani.\tNot now.\nPo.\tYes.\n", encoding="utf-8")
    found = pairs.read_pairs([tmp_path / "draft.po", tmp_path / "own.tsv"])
    assert [(pair.source, pair.target) for pair in found] == [
        ("Ligji hyri në fuqi.", "The law took effect."),
        ("Po.", "Yes."),
        ("Jo tani.", "Not now."),
    ]


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("own.tsv", "Po.\n", r"own\.tsv:1: 1 cells"),
        ("own.po", "Po.\tYes.\n", r"own\.po: not a PO file"),
        ("own.po", "", r"0 usable pairs; adapting needs 20"),
        ("own.tsv", "Po.\tYes.\n", "1 usable pairs"),
    ],
)
def test_faults_name_place_and_remedy(tmp_path: Path, name: str, text: str, fault: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(TranslateError, match=fault):
        pairs.split(pairs.read_pairs([tmp_path / name]))


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(TranslateError, match="no such file"):
        pairs.read_pairs([tmp_path / "none.tsv"])


def test_a_tenth_of_the_sources_is_held_out_the_same_each_time() -> None:
    own = [pairs.Pair("own", f"Fjalia {i}.", f"Sentence {i} {j}.") for i in range(50) for j in range(2)]
    training, held = pairs.split(own)
    assert (len(training), len(held)) == (90, 10)
    assert not {pair.source for pair in training} & {pair.source for pair in held}
    assert pairs.split(own) == (training, held)


def test_without_torch_the_command_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adapting, "find_spec", lambda _: None)
    (tmp_path / "own.tsv").write_text("Po.\tYes.\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["adapt", str(tmp_path / "own.tsv")])
    assert result.exit_code == 1
    assert result.stderr == ("perkthe: adapting needs PyTorch, which is not installed; pip install 'perkthe[train]'\n")
    assert result.stdout == ""
