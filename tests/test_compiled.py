"""An index from the cache finds what one made of the file finds, and never what another file has."""

import json
from pathlib import Path

import pytest

from glossary import PACKAGED, compiled
from glossary.compiled import read_index
from glossary.errors import GlossaryError
from glossary.recognise import Match, build_index, recognise
from glossary.termbase import read_termbase
from po import entry, write_po

SC = entry("Këshilli i Sigurimit", "Security Council", "#. variant: KS", "#. note: of the UN")
PLAN = entry("Plani i {n}-të Pesëvjeçar", "{n:ordinal} Five-Year Plan")
TEXT = "Këshillit të Sigurimit iu raportua për Planin e 15-të Pesëvjeçar; KS e miratoi."


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "perkthe"


def found(path: Path, text: str = TEXT) -> list[Match]:
    return recognise(text, read_index(path))


def forbid_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    def read_again(path: Path) -> None:
        raise AssertionError(f"{path} was read, not its index")

    monkeypatch.setattr(compiled, "read_file", read_again)


def test_the_second_time_nothing_is_parsed(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_po(tmp_path, SC + PLAN)
    made = found(path)
    assert [match.target for match in made] == ["Security Council", "15th Five-Year Plan", "Security Council"]
    assert len(list(cache.iterdir())) == 1
    forbid_reading(monkeypatch)
    assert found(path) == made


def test_the_packaged_glossary_comes_back_whole(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    terms = read_termbase(PACKAGED).terms
    text = " ".join(term.source for term in terms if "{" not in term.source)
    made = recognise(text, build_index(read_termbase(PACKAGED)))
    assert cache.exists() is False
    assert found(PACKAGED, text) == made
    forbid_reading(monkeypatch)
    assert found(PACKAGED, text) == made
    assert tuple(read_index(PACKAGED).terms) == terms


def test_a_changed_glossary_is_read_anew(tmp_path: Path, cache: Path) -> None:
    path = write_po(tmp_path, SC)
    assert [match.target for match in found(path)] == ["Security Council"] * 2
    write_po(tmp_path, SC.replace("Security Council", "SecurityCouncil"))  # of another length, at the same instant
    assert [match.target for match in found(path)] == ["SecurityCouncil"] * 2
    assert len(list(cache.iterdir())) == 1


def test_glossaries_do_not_share_an_index(tmp_path: Path, cache: Path) -> None:
    one, other = write_po(tmp_path, SC, "one.po"), write_po(tmp_path, PLAN, "other.po")
    assert [len(found(path)) for path in (one, other, one, other)] == [2, 1, 2, 1]
    assert len(list(cache.iterdir())) == 2


@pytest.mark.parametrize("damage", ["", "{", "[]", '"x"', "{}", "null", "short", "terms", "numbers", b"\xff\x00"])
def test_a_damaged_index_is_made_anew(damage: str | bytes, tmp_path: Path, cache: Path) -> None:
    path = write_po(tmp_path, SC)
    made = found(path)
    (kept,) = cache.iterdir()
    held = json.loads(kept.read_text("utf-8"))
    broken = {
        "short": {"of": held["of"]},
        "terms": {**held, "terms": [["a", "b"]]},
        "numbers": {**held, "asleep": {"keshi": [["x", 9, 0]]}},
    }
    if isinstance(damage, bytes):
        kept.write_bytes(damage)
    else:
        kept.write_text(json.dumps(broken[damage]) if damage in broken else damage, "utf-8")
    assert found(path) == made
    assert json.loads(kept.read_text("utf-8")) == held


def test_another_version_of_the_code_makes_its_own(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_po(tmp_path, SC)
    found(path)
    (kept,) = cache.iterdir()
    before = kept.read_text("utf-8")
    monkeypatch.setattr(compiled, "__file__", str(tmp_path / "elsewhere" / "compiled.py"))
    found(path)
    assert kept.read_text("utf-8") != before


def test_without_a_place_to_keep_it_all_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    path = write_po(tmp_path, SC)
    assert found(path) == found(path) != []


@pytest.mark.parametrize("entries", [entry("Kina", ""), 'msgid "Kina\nmsgstr "China"\n'])
def test_a_faulty_glossary_is_refused_every_time(entries: str, tmp_path: Path, cache: Path) -> None:
    path = write_po(tmp_path, entries)
    for _ in range(2):
        with pytest.raises(GlossaryError, match=r"sq-en\.po:\d+: "):
            read_index(path)
    assert not cache.exists()


def test_a_missing_glossary_is_refused_though_its_index_is_kept(tmp_path: Path, cache: Path) -> None:
    path = write_po(tmp_path, SC)
    found(path)
    path.unlink()
    with pytest.raises(GlossaryError, match="no such glossary"):
        read_index(path)
    assert len(list(cache.iterdir())) == 1
