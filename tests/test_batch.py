"""Terms of another file on their way into the glossary."""

from pathlib import Path

import pytest

from glossary.batch import merge
from glossary.edit import add, new_file
from glossary.exchange import read_terms
from glossary.pofile import read_file, write_file
from glossary.termbase import Term, read_termbase, termbase_of


def _batch(tmp_path: Path, rows: str) -> Path:
    path = tmp_path / "t.csv"
    path.write_text("term,english,domain,status,note\n" + rows, encoding="utf-8")
    return path


def test_merge_adds_what_is_new_and_names_what_is_not(tmp_path: Path) -> None:
    glossary = tmp_path / "sq-en.po"
    write_file(add(new_file(glossary), Term("Kina", "China", "geography")))
    rows = (
        "Kina,China,geography\n"  # as it stands
        "Tirana,Tirana,geography\n"
        "Tirana,Tirana,geography\n"  # twice in the batch
        "Kinë,China,people\n"  # another form
        "ligj ,law,law,proposed\n"  # without a note
        "Këshillit të Sigurimit,Security Council\n"  # no citation form
    )
    merged = merge(read_file(glossary), read_terms(_batch(tmp_path, rows)))
    assert (merged.added, merged.updated, merged.unchanged) == (1, 0, 1)
    causes = [str(problem).removeprefix(f"{tmp_path}/") for problem in merged.bad]
    assert [cause.split(": ")[0] for cause in causes] == ["t.csv:4", "t.csv:5", "t.csv:6", "t.csv:7"]
    assert '"Tirana" is there already: "Tirana" = "Tirana" (line 3); delete one of the two' in causes[0]
    assert f'"Kinë" is there already: "Kina" = "China" ({glossary}:' in causes[1]
    assert "proposed without a note" in causes[2]
    assert "citation form" in causes[3]


def test_merge_changes_terms_only_when_told(tmp_path: Path) -> None:
    glossary = tmp_path / "sq-en.po"
    write_file(add(add(new_file(glossary), Term("Kievi", "Kiev", forbidden=("Kief",))), Term("Kina", "China")))
    batch = read_terms(_batch(tmp_path, "Kievi,Kyiv,,,new rule\nKina,China\n"))
    refused = merge(read_file(glossary), batch)
    assert (refused.added, refused.updated, refused.unchanged) == (0, 0, 1)
    assert "with other English, notes; give --update" in str(refused.bad[0])
    merged = merge(read_file(glossary), batch, update=True)
    assert (merged.added, merged.updated, merged.unchanged, merged.bad) == (0, 1, 1, ())
    write_file(merged.file)
    assert [(term.target, term.notes, term.forbidden) for term in read_termbase(glossary).terms] == [
        ("Kyiv", ("new rule",), ("Kief",)),
        ("China", (), ()),
    ]


FULL = Term(
    "Këshilli i Sigurimit", "Security Council", "un", forbidden=("Safety Council",), variants=("KS",), notes=("a",)
)
# A file that has no place for a part of a term leaves that part alone: text, English afterwards, counts.
PARTIAL = {
    "the same pair": ("Këshilli i Sigurimit,Security Council\n", "Security Council", (0, 0, 1)),
    "another English": ("Këshilli i Sigurimit,UN Security Council\n", "UN Security Council", (0, 1, 0)),
    "a variant, as DeepL gets it": ("KS,Security Council\n", "Security Council", (0, 0, 1)),
    "with a domain": ("source,target,context\nKëshilli i Sigurimit,SC,un\n", "SC", (0, 1, 0)),
    "both ways": ("Këshilli i Sigurimit,SC\nKS,SC\n", "SC", (0, 1, 0)),
}


@pytest.mark.parametrize(("text", "english", "counts"), PARTIAL.values(), ids=PARTIAL)
def test_what_a_file_cannot_say_stays(tmp_path: Path, text: str, english: str, counts: tuple[int, int, int]) -> None:
    glossary, table = tmp_path / "sq-en.po", tmp_path / "t.csv"
    write_file(add(new_file(glossary), FULL))
    table.write_text(text, encoding="utf-8")
    merged = merge(read_file(glossary), read_terms(table), update=True)
    assert (merged.added, merged.updated, merged.unchanged) == counts
    write_file(merged.file)
    (term,) = read_termbase(glossary).terms
    assert (term.target, term.domain, term.variants, term.notes) == (english, "un", ("KS",), ("a",))
    assert term.forbidden == (() if "context" in text else ("Safety Council",))


# Rows of a file that has no place for variants, and the new terms that they are: Albanian, variants; bad rows.
GATHERED = {
    "a term and its variants": ("KS,Security Council\nKS i OKB-së,Security Council\n", [("KS", ("KS i OKB-së",))], 0),
    "another English between": ("ligj,law\nKina,China\ne drejta,law\n", ["e drejta", "Kina", "ligj"], 0),
    "other remarks": ("a\tlaw\tdomain: x\nb\tlaw\tdomain: y\n", ["a", "b"], 0),
    "the same row twice": ("Kina,China\nKina,China\n", ["Kina"], 1),
    "no citation form": ("Këshilli i Sigurimit,SC\nKëshillit të Sigurimit,SC\n", ["Këshilli i Sigurimit"], 1),
    "no citation form first": ("Këshillit të Sigurimit,SC\nKëshilli i Sigurimit,SC\n", ["Këshilli i Sigurimit"], 1),
}


@pytest.mark.parametrize(("rows", "expected", "bad"), GATHERED.values(), ids=GATHERED)
def test_variants_of_a_file_that_knows_none(
    tmp_path: Path, rows: str, expected: list[str | tuple[str, tuple[str, ...]]], bad: int
) -> None:
    table = tmp_path / "t.csv"
    table.write_text(rows, encoding="utf-8")
    merged = merge(new_file(tmp_path / "new.po"), read_terms(table))
    found = [(term.source, term.variants) for term in termbase_of(merged.file).terms]
    assert sorted(found) == sorted(one if isinstance(one, tuple) else (one, ()) for one in expected)
    assert (merged.variants, len(merged.bad)) == (sum(len(variants) for _, variants in found), bad)
