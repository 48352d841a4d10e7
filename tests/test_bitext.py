"""Drafts as PO and JSON lines, and edited drafts back into the article."""

import json
from pathlib import Path

import polib
import pytest

from fakes import desk
from glossary.errors import GlossaryError
from glossary.termbase import Term
from translate.bitext import apply, read_po, to_jsonl, to_po
from translate.errors import TranslateError
from translate.pipeline import translate
from translate.translation import Translation

ARTICLE = "\ufeffTitulli\r\n\r\n  - Kina foli. Rusia foli.\r\nKina foli.\r\n1.500,5\r\n"


def written() -> Translation:
    return translate(ARTICLE, desk(lambda source: [source.replace("foli", "spoke")], Term("Kina", "China")))


def test_po_has_an_entry_a_segment() -> None:
    catalogue = polib.pofile(to_po(written(), "my article.txt"))
    assert [entry.msgid for entry in catalogue] == ["Titulli", "Kina foli.", "Rusia foli.", "1.500,5"]
    kina = catalogue[1]
    assert kina.msgstr == "China spoke."
    assert kina.fuzzy
    assert kina.occurrences == [("my_article.txt", "3"), ("my_article.txt", "4")]
    assert "draft: Kina spoke." in kina.comment
    assert "term: Kina → China (enforced)" in kina.comment
    assert "look: no words" in catalogue[3].comment


def test_jsonl_has_an_object_a_segment() -> None:
    objects = [json.loads(line) for line in to_jsonl(written()).splitlines()]
    assert [set(found) for found in objects] == [{"source", "target", "line", "score", "terms", "warnings"}] * 5
    assert objects[1]["terms"][0]["outcome"] == "enforced"
    assert [found["line"] for found in objects] == [1, 3, 3, 4, 5]
    assert [len(found["warnings"]) for found in objects] == [0, 0, 0, 0, 1]


def test_an_edited_draft_goes_back_into_the_layout(tmp_path: Path) -> None:
    draft = tmp_path / "draft.po"
    draft.write_text(to_po(written(), "a.txt").replace("China spoke.", "China has spoken."))
    applied = apply(read_po(draft), ARTICLE)
    assert applied.text == "\ufeffTitle\r\n\r\n  - China has spoken. Rusia spoke.\r\nChina has spoken.\r\n1.500,5\r\n"
    assert applied.missing == ()


def test_what_the_draft_lacks_stands_in_albanian(tmp_path: Path) -> None:
    draft = tmp_path / "draft.po"
    draft.write_text('msgid "Titulli"\nmsgstr "Title\\nof it"\n')
    applied = apply(read_po(draft), "Titulli\nKina foli.\n")
    assert applied.text == "Title of it\nKina foli.\n"
    assert (applied.found, applied.missing) == (1, ("Kina foli.",))


@pytest.mark.parametrize(
    ("content", "message"),
    [(None, "no such file"), ('msgid "a\nmsgstr "b"\n', ":1: this string is not PO"), ("nonsense\n", ":1: ")],
)
def test_bad_drafts(tmp_path: Path, content: str | None, message: str) -> None:
    draft = tmp_path / "draft.po"
    if content is not None:
        draft.write_text(content)
    with pytest.raises((TranslateError, GlossaryError), match=message):
        read_po(draft)
