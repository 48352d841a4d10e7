"""An index from the cache finds what one made of the file finds, and never what another file has."""

import os
from collections.abc import Callable
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
    return tmp_path / "cache" / "perkthe" / "glossaries"


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
    age = path.stat().st_mtime_ns
    write_po(tmp_path, SC.replace("Security Council", "Security Cauncel"))
    os.utime(path, ns=(age, age))
    assert [match.target for match in found(path)] == ["Security Cauncel"] * 2
    assert len(list(cache.iterdir())) == 1


def test_glossaries_do_not_share_an_index(tmp_path: Path, cache: Path) -> None:
    one, other = write_po(tmp_path, SC, "one.po"), write_po(tmp_path, PLAN, "other.po")
    assert [len(found(path)) for path in (one, other, one, other)] == [2, 1, 2, 1]
    assert len(list(cache.iterdir())) == 2


@pytest.mark.parametrize(
    "damage",
    [
        lambda held: b"",
        lambda held: b"{}",
        lambda held: b"\xff\x00\n" + held,
        lambda held: b"[" * 200_000,
        lambda held: held[:-1],
        lambda held: held.replace(b"Security", b"Obscurity"),
        lambda held: held.partition(b"\n")[2],
    ],
)
def test_a_damaged_index_is_made_anew(damage: Callable[[bytes], bytes], tmp_path: Path, cache: Path) -> None:
    path = write_po(tmp_path, SC)
    made = found(path)
    (kept,) = cache.iterdir()
    held = kept.read_bytes()
    kept.write_bytes(damage(held))
    assert found(path) == made
    assert kept.read_bytes() == held


@pytest.mark.parametrize("name", ["index.py", "lexicon/verbs.txt"])
def test_another_version_of_the_package_makes_its_own(
    name: str, tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = tmp_path / "glossary" / name
    part.parent.mkdir(parents=True)
    part.write_text("1", "utf-8")
    monkeypatch.setattr(compiled, "__file__", str(tmp_path / "glossary" / "compiled.py"))
    path = write_po(tmp_path, SC)
    found(path)
    (kept,) = cache.iterdir()
    before = kept.read_bytes()
    found(path)
    assert kept.read_bytes() == before
    os.utime(part, (1, 1))
    found(path)
    assert kept.read_bytes() != before


def test_a_link_to_nothing_among_the_modules_hinders_nobody(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "glossary").mkdir()
    (tmp_path / "glossary" / ".#index.py").symlink_to("somebody@host.1")  # of Emacs, while a file is edited
    monkeypatch.setattr(compiled, "__file__", str(tmp_path / "glossary" / "compiled.py"))
    assert found(write_po(tmp_path, SC))
    assert cache.exists()


def test_only_the_last_indexes_are_kept(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled, "KEPT", 2)
    for name in ("one.po", "two.po", "three.po", "four.po"):
        found(write_po(tmp_path, SC, name))
    assert len(list(cache.iterdir())) == 2


def test_a_relative_folder_for_caches_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "here")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    assert found(write_po(tmp_path, SC))
    assert not (tmp_path / "here").exists()
    assert (tmp_path / "home" / ".cache" / "perkthe").is_dir()


def test_a_glossary_that_is_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    (tmp_path / "g.po").symlink_to(tmp_path / "g.po")
    with pytest.raises(GlossaryError, match=r"g\.po: cannot be read"):
        read_index(tmp_path / "g.po")


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
