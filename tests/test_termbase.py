"""The glossary file: read, and written back so that only what changed changes."""

import difflib
import shutil
import subprocess
from pathlib import Path

import pytest

from glossary import PACKAGED
from glossary.edit import add, change, new_file, pick
from glossary.errors import GlossaryError
from glossary.pofile import read_file, replace_file, write_file
from glossary.termbase import Status, Term, read_termbase
from po import FIRST_LINE, HEADER, entry, write_po

COUNCIL = entry("Këshilli i Sigurimit", "Security Council", 'msgctxt "un"')

READ = {
    "plain": (entry("ligj", "law"), Term("ligj", "law")),
    "domain": (COUNCIL, Term("Këshilli i Sigurimit", "Security Council", "un")),
    "domain with a tail": (entry("ligj", "law", 'msgctxt "law|2"'), Term("ligj", "law", "law")),
    "fuzzy is proposed": (entry("ligj", "law", "#, fuzzy"), Term("ligj", "law", status=Status.PROPOSED)),
    "proposed without English": (entry("ligj", "", "#, fuzzy"), Term("ligj", "", status=Status.PROPOSED)),
    "obsolete is retired": ('#~ msgid "ligj"\n#~ msgstr "law"\n', Term("ligj", "law", status=Status.RETIRED)),
    "retired with comments": (
        '# note: too plain\n#~ msgctxt "law"\n#~ msgid "ligj"\n#~ msgstr "law"\n',
        Term("ligj", "law", "law", Status.RETIRED, notes=("too plain",)),
    ),
    "read-only": (entry("Vetëvendosje", "", "#, read-only"), Term("Vetëvendosje", "Vetëvendosje", read_only=True)),
    "comments": (
        entry("KS", "SC", "#. variant: KS i OKB-së", "#. variant: Ks", "#. note: rare", "#. source: UN"),
        Term("KS", "SC", variants=("KS i OKB-së", "Ks"), notes=("rare",), sources=("UN",)),
    ),
    "comments by hand": (
        entry("KS", "SC", "# variant: Ks", "#. see: the Charter"),
        Term("KS", "SC", variants=("Ks",), notes=("see: the Charter",)),
    ),
    "forbidden": (
        entry("Kievi", "Kiev", "#, forbidden", 'msgctxt "geography|forbidden"')
        + entry("Kievi", "Kyiv", 'msgctxt "geography"'),
        Term("Kievi", "Kyiv", "geography", forbidden=("Kiev",)),
    ),
    "forbidden twice, no domain": (
        entry("ligj", "law")
        + entry("ligj", "act", "#, forbidden", 'msgctxt "|forbidden"')
        + entry("ligj", "bill", "#, forbidden", 'msgctxt "|forbidden 2"'),
        Term("ligj", "law", forbidden=("act", "bill")),
    ),
    "long strings as Poedit wraps them": (
        'msgid ""\n"Traktati i Fqinjësisë së Mirë "\n"dhe Bashkëpunimit"\nmsgstr "Treaty of \\"Good\\" \\\\"\n',
        Term("Traktati i Fqinjësisë së Mirë dhe Bashkëpunimit", 'Treaty of "Good" \\'),
    ),
}


@pytest.mark.parametrize(("text", "expected"), READ.values(), ids=READ)
def test_read(tmp_path: Path, text: str, expected: Term) -> None:
    terms = read_termbase(write_po(tmp_path, text)).terms
    assert [term.line > 0 for term in terms] == [True]
    assert [Term(**{**vars(term), "line": 0}) for term in terms] == [expected]


def test_lines_are_those_of_the_msgid(tmp_path: Path) -> None:
    path = write_po(tmp_path, entry("a", "b", "#. note: x", 'msgctxt "un"') + entry("c", "d"))
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [lines[term.line - 1] for term in read_termbase(path).terms] == ['msgid "a"', 'msgid "c"']


REFUSED = {
    "no translation": (entry("ligj", ""), f':{FIRST_LINE}: "ligj" has no translation; add one or mark it fuzzy'),
    "no Albanian": (entry("", "law", 'msgctxt "un"'), f":{FIRST_LINE + 1}: an entry has no Albanian"),
    "open string": ('msgid "ligj\nmsgstr "law"\n', f":{FIRST_LINE}: this string is not PO"),
    "closed by an escape": ('msgid "ligj\\"\nmsgstr "law"\n', f":{FIRST_LINE}: this string is not PO"),
    "quote inside": ('msgid "a "b" c"\nmsgstr "law"\n', f":{FIRST_LINE}: this string is not PO"),
    "open retired string": ('#~ msgid "ligj\n#~ msgstr "law"\n', f":{FIRST_LINE}: this string is not PO"),
    "not PO": ("ligj,law\n", f":{FIRST_LINE}: this line is not PO; a PO file has only"),
    "msgid twice": ('msgid "a"\nmsgid "b"\nmsgstr "c"\n', f":{FIRST_LINE + 1}: this line is not PO"),
    "plural": ('msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\n', f':{FIRST_LINE}: "a" has a plural form'),
    "forbidden alone": (
        entry("ligj", "act", "#, forbidden", 'msgctxt "law|forbidden"') + entry("ligj", "law", 'msgctxt "un"'),
        f':{FIRST_LINE + 2}: "ligj" forbids "act" but has no approved English; add an entry',
    ),
}


@pytest.mark.parametrize(("text", "expected"), REFUSED.values(), ids=REFUSED)
def test_refused(tmp_path: Path, text: str, expected: str) -> None:
    path = write_po(tmp_path, text)
    with pytest.raises(GlossaryError) as refusal:
        read_termbase(path)
    assert str(refusal.value).startswith(f"{path}{expected}")
    assert "\n" not in str(refusal.value)


def test_wrong_files(tmp_path: Path) -> None:
    with pytest.raises(GlossaryError, match=r"none\.po: there is no such glossary; check the path"):
        read_termbase(tmp_path / "none.po")
    with pytest.raises(GlossaryError, match="cannot be read"):
        read_termbase(tmp_path)
    latin = tmp_path / "latin.po"
    latin.write_bytes('msgid "Këshilli"\nmsgstr "Council"\n'.encode("cp1252"))
    with pytest.raises(GlossaryError, match=r"latin\.po: not UTF-8 \(byte 8\); save it as UTF-8"):
        read_termbase(latin)


def test_empty_files_and_byte_order_marks(tmp_path: Path) -> None:
    empty = tmp_path / "empty.po"
    empty.write_text("", encoding="utf-8")
    assert read_termbase(empty).terms == ()
    assert read_termbase(write_po(tmp_path, "")).terms == ()
    marked = tmp_path / "marked.po"
    marked.write_text(HEADER + COUNCIL, encoding="utf-8-sig")
    assert [term.target for term in read_termbase(marked).terms] == ["Security Council"]


def test_the_packaged_glossary_can_be_read_and_rewritten_byte_for_byte(tmp_path: Path) -> None:
    copy = tmp_path / "sq-en.po"
    shutil.copy(PACKAGED, copy)
    write_file(read_file(copy))
    assert copy.read_bytes() == PACKAGED.read_bytes()


@pytest.mark.skipif(not shutil.which("msgfmt"), reason="gettext is not installed")
def test_gettext_accepts_what_we_write(tmp_path: Path) -> None:
    path = tmp_path / "new.po"
    file = add(new_file(path), Term("Kievi", "Kyiv", "geography", forbidden=("Kiev", 'Kief "')))
    file = add(file, Term("Kievi", "Kievi", "food", notes=("the cake",)))
    write_file(add(file, Term("ligj", "", status=Status.PROPOSED, notes=("which?",))))
    _change(path, "Kievi", "geography", status=Status.RETIRED)
    for glossary in (path, PACKAGED):
        done = subprocess.run(["msgfmt", "-c", "-o", "/dev/null", str(glossary)], capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (0, b"")


# As Poedit and people write it: strings wrapped, references, flags and comments of their own, then a retired term.
BY_HAND = (
    'msgid ""\n"Traktati i Fqinjësisë "\n"së Mirë"\nmsgstr ""\n"Treaty of "\n"Good-Neighborliness"\n\n'
    + entry("zonë", "area", "# by hand", "#. note: which?", "#: lajme.txt:12", "#, fuzzy, no-wrap")
    + '#~| msgid "ligje"\n#~ msgid "ligj"\n#~ msgstr "law"\n'
)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_adding_inserts_and_changes_nothing_else(tmp_path: Path, newline: str) -> None:
    path = write_po(tmp_path, BY_HAND)
    before = path.read_text(encoding="utf-8").replace("\n", newline)
    path.write_bytes(before.encode())
    write_file(add(read_file(path), Term("vetting", "vetting", "law", notes=("of judges",))))
    block = '#. note: of judges\nmsgctxt "law"\nmsgid "vetting"\nmsgstr "vetting"\n\n'.replace("\n", newline)
    after = path.read_bytes().decode()
    assert after.count(block) == 1
    assert after.replace(block, "") == before
    assert after.index("Traktati") < after.index("vetting") < after.index("zonë") < after.index("#~")


def test_editing_changes_only_its_entry(tmp_path: Path) -> None:
    path = write_po(tmp_path, BY_HAND)
    before = path.read_text(encoding="utf-8").splitlines()
    _change(path, "zonë", target="zone", status=Status.APPROVED, variants=("zona",))
    after = path.read_text(encoding="utf-8").splitlines()
    changed = {line for line in difflib.ndiff(before, after) if line[0] in "+-"}
    assert changed == {
        "- # by hand", "+ #. note: by hand", "+ #. variant: zona", "- #, fuzzy, no-wrap", "+ #, no-wrap",
        '- msgstr "area"', '+ msgstr "zone"',
    }  # fmt: skip


def _change(path: Path, source: str, domain: str | None = None, **changes: object) -> None:
    old = pick(read_termbase(path), source, domain)
    write_file(change(read_file(path), old, Term(**{**vars(old), **changes})))


def test_retired_and_brought_back(tmp_path: Path) -> None:
    path = tmp_path / "new.po"
    term = Term("Kievi", "Kyiv", "geography", forbidden=("Kiev",), variants=("Kijevi",), notes=("as Kyiv has it",))
    write_file(add(add(new_file(path), term), Term("zonë", "area")))
    before = path.read_bytes()
    _change(path, "Kievi", status=Status.RETIRED)
    assert [(t.source, t.status) for t in read_termbase(path).terms] == [
        ("zonë", Status.APPROVED),
        ("Kievi", Status.RETIRED),
    ]
    assert read_termbase(path).terms[1].variants == ("Kijevi",)
    assert read_termbase(path).terms[1].forbidden == ("Kiev",)
    assert "# note: as Kyiv has it\n#~ msgctxt" in path.read_text(encoding="utf-8")
    _change(path, "Kievi", status=Status.APPROVED)
    assert path.read_bytes() == before


DUPLICATES = {
    "the same": Term("Këshilli i Sigurimit", "Security Council", "un"),
    "another English": Term("Këshilli i Sigurimit", "Safety Council", "un"),
    "another form": Term("këshill i sigurimit", "Safety Council", "un"),
    "another domain, same English": Term("Këshilli i Sigurimit", "Security Council", "law"),
    "its variant": Term("KS", "Security Council"),
    "without ë": Term("Keshilli i Sigurimit", "Security Council"),
}


@pytest.mark.parametrize("term", DUPLICATES.values(), ids=DUPLICATES)
def test_duplicates_are_refused(tmp_path: Path, term: Term) -> None:
    path = write_po(tmp_path, entry("Këshilli i Sigurimit", "Security Council", "#. variant: KS", 'msgctxt "un"'))
    with pytest.raises(GlossaryError, match=rf'sq-en\.po:{FIRST_LINE + 2}: "{term.source}" is there already'):
        add(read_file(path), term)


SECOND_SENSES = {  # a term added beside `akt` = `act` of that domain: what to do
    "no domain": (Term("akt", "deed"), "law", "give a --domain of its own and a --note"),
    "no domain, but a note": (Term("akt", "deed", notes=("x",)), "law", "give a --domain of its own and a --note"),
    "the same domain": (Term("akt", "deed", "law", notes=("x",)), "law", "give a --domain of its own and a --note"),
    "no note": (Term("akt", "deed", "culture"), "law", "for another sense give a --note that says when each is meant"),
    "no note, another form": (Term("aktet", "acts", "culture"), "law", "for another sense give a --note that says"),
    "the other has no domain": (Term("akt", "deed", "culture", notes=("x",)), "", "give it its --new-domain first"),
    "no other English": (Term("akt", "act", "culture", notes=("x",)), "law", "change that one with `edit`$"),
}


@pytest.mark.parametrize(("term", "domain", "remedy"), SECOND_SENSES.values(), ids=SECOND_SENSES)
def test_another_sense_needs_a_domain_and_a_note(tmp_path: Path, term: Term, domain: str, remedy: str) -> None:
    path = write_po(tmp_path, entry("akt", "act", "#. note: a statute", f'msgctxt "{domain}"'))
    there = rf'"akt" = "act"(?: \({domain}\))?; '
    with pytest.raises(GlossaryError, match=rf"sq-en\.po:{FIRST_LINE + 2}: .* is there already: {there}.*{remedy}"):
        add(read_file(path), term)


@pytest.mark.parametrize(
    "term",
    [
        Term("Këshilli i Sigurimit", "Safety Council", "police", notes=("of a town",)),
        Term("Këshilli i Sigurimit i OKB-së", "UN Security Council", "un"),
        Term("këshilltari i sigurimit", "security adviser"),
    ],
)
def test_what_is_no_duplicate_is_added(tmp_path: Path, term: Term) -> None:
    path = write_po(tmp_path, entry("Këshilli i Sigurimit", "Security Council", "#. variant: KS", 'msgctxt "un"'))
    write_file(add(read_file(path), term))
    assert {t.target for t in read_termbase(path).terms} == {"Security Council", term.target}


FAULTY = {
    "no English": Term("ligj", ""),
    "stray space": Term("ligj ", "law"),
    "Cyrillic": Term("lіgj", "law"),
    "proposed without a note": Term("ligj", "law", status=Status.PROPOSED),
    "other case": Term("Këshillit të Sigurimit", "Security Council"),
    "line break": Term("ligj\nmsgid", "law"),
}


@pytest.mark.parametrize("term", FAULTY.values(), ids=FAULTY)
def test_faulty_terms_are_not_written(tmp_path: Path, term: Term) -> None:
    with pytest.raises(GlossaryError, match=r"new\.po: .* was not written: .*; "):
        add(new_file(tmp_path / "new.po"), term)


def test_pick(tmp_path: Path) -> None:
    path = write_po(tmp_path, COUNCIL + entry("ligj", "law", 'msgctxt "law"') + entry("ligj", "act", 'msgctxt "eu"'))
    termbase = read_termbase(path)
    assert pick(termbase, "ligj", "eu").target == "act"
    with pytest.raises(GlossaryError, match=r"stands there more than once: law \(line \d+, approved\), eu .* --domain"):
        pick(termbase, "ligj")
    with pytest.raises(GlossaryError, match='there is no term "Keshilli i Sigurimit"; the nearest is "Këshilli i Sig'):
        pick(termbase, "Keshilli i Sigurimit")
    with pytest.raises(GlossaryError, match='there is no term "ligj" in the domain un'):
        pick(termbase, "ligj", "un")


def test_one_of_two_equal_entries_is_edited_and_the_other_kept(tmp_path: Path) -> None:
    path = write_po(tmp_path, entry("ligj", "law", 'msgctxt "law"') + entry("ligj", "act", 'msgctxt "eu"'))
    _change(path, "ligj", "eu", target="bill", notes=("of the EU",))
    assert [(t.domain, t.target) for t in read_termbase(path).terms] == [("eu", "bill"), ("law", "law")]


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "sq-en.po"
    path.write_text("old", encoding="utf-8")

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(GlossaryError, match=r"sq-en\.po: cannot be written \(no space left on device\)"):
        replace_file(path, b"new")
    assert [(file.name, file.read_text(encoding="utf-8")) for file in tmp_path.iterdir()] == [("sq-en.po", "old")]


def test_what_another_program_wrote_in_the_meantime_is_not_lost(tmp_path: Path) -> None:
    path = tmp_path / "sq-en.po"
    mine = add(new_file(path), Term("Kina", "China"))
    write_file(add(new_file(path), Term("Rusia", "Russia")))
    with pytest.raises(GlossaryError, match=r"sq-en\.po: another program changed it in the meantime; .* try again"):
        write_file(mine)
    mine = add(read_file(path), Term("Kina", "China"))
    write_file(add(read_file(path), Term("Serbia", "Serbia")))
    with pytest.raises(GlossaryError, match="another program"):
        write_file(mine)
    assert [term.source for term in read_termbase(path).terms] == ["Rusia", "Serbia"]


def test_links_and_rights_are_kept(tmp_path: Path) -> None:
    path, link = tmp_path / "sq-en.po", tmp_path / "link.po"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o640)
    link.symlink_to(path)
    replace_file(link, b"new")
    assert link.is_symlink()
    assert path.read_text(encoding="utf-8") == "new"
    assert path.stat().st_mode & 0o777 == 0o640
    with pytest.raises(GlossaryError, match="cannot be written"):
        replace_file(tmp_path / "none" / "x.po", b"new")
