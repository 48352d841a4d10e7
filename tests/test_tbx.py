"""TBX files: as the standard has them, and as people make them."""

from pathlib import Path

import pytest
from lxml import etree

from glossary.exchange import read_terms, write_terms
from glossary.termbase import Status, Term, Termbase

TERMS = (
    Term("Këshilli i Sigurimit", "Security Council", "un", variants=("KS",), notes=("a",), sources=("UN Charter",)),
    Term("Kievi", "Kyiv", forbidden=("Kiev",)),
    Term("ligj themelor", "basic law", status=Status.PROPOSED),
    Term("Plani i {n}-të Pesëvjeçar", "{n:ordinal} Five-Year Plan", status=Status.RETIRED),
)


def test_tbx_is_as_the_standard_has_it(tmp_path: Path) -> None:
    write_terms(Termbase(Path("x.po"), TERMS), tmp_path / "t.tbx")
    root = etree.parse(str(tmp_path / "t.tbx")).getroot()
    tbx = "{urn:iso:std:iso:30042:ed-2}"
    assert root.tag == f"{tbx}tbx"
    assert (root.get("type"), root.get("style")) == ("TBX-Basic", "dca")
    assert [child.tag for child in root] == [f"{tbx}tbxHeader", f"{tbx}text"]
    for concept in root.iter(f"{tbx}conceptEntry"):
        names = [etree.QName(child).localname for child in concept]
        first = names.index("langSec")
        assert set(names[:first]) <= {"descrip", "note", "admin"}
        assert set(names[first:]) == {"langSec"}
    statuses = {term.findtext(f"{tbx}term"): term.findtext(f"{tbx}termNote") for term in root.iter(f"{tbx}termSec")}
    assert statuses["Security Council"] == statuses["Këshilli i Sigurimit"] == "preferredTerm-admn-sts"
    assert statuses["KS"] == statuses["basic law"] == "admittedTerm-admn-sts"
    assert statuses["Kiev"] == "deprecatedTerm-admn-sts"
    assert statuses["{n:ordinal} Five-Year Plan"] == "supersededTerm-admn-sts"


def _tbx(concepts: str, root: str = 'tbx type="TBX-Basic" style="dca" xmlns="urn:iso:std:iso:30042:ed-2"') -> str:
    return f'<?xml version="1.0"?>\n<{root}>\n<text><body>\n{concepts}\n</body></text></{root.split()[0]}>'


def _section(language: str, *terms: str) -> str:
    return f'<langSec xml:lang="{language}">' + "".join(f"<termSec>{term}</termSec>" for term in terms) + "</langSec>"


def _status(name: str) -> str:
    return f'<termNote type="administrativeStatus">{name}-admn-sts</termNote>'


BY_HAND = {
    "the least": (
        _tbx(f"<conceptEntry>{_section('sq', '<term>ligj</term>')}{_section('en', '<term>law</term>')}</conceptEntry>"),
        Term("ligj", "law", line=4),
    ),
    "other languages, regions, several lines": (
        _tbx(
            f'<conceptEntry id="c1">{_section("de", "<term>Gesetz</term>")}{_section("en-GB", "<term>law</term>")}\n'
            + _section("sq-XK", "<term>\n  ligj\n  organik\n</term>")
            + "</conceptEntry>"
        ),
        Term("ligj organik", "law", line=4),
    ),
    "DCT": (
        _tbx(
            '<conceptEntry id="c1"><min:subjectField>geo</min:subjectField><note>a city</note>'
            + _section("sq", "<term>Kievi</term>")
            + _section(
                "en",
                "<term>Kiev</term><min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus>",
                "<term>Kyiv</term><basic:source>UN</basic:source>",
            )
            + "</conceptEntry>",
            'tbx type="TBX-Basic" style="dct" xmlns="urn:iso:std:iso:30042:ed-2" '
            'xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"',
        ),
        Term("Kievi", "Kyiv", "geo", forbidden=("Kiev",), notes=("a city",), sources=("UN",), line=4),
    ),
    "TBX of 2008": (
        _tbx(
            '<termEntry id="c1"><langSet xml:lang="sq"><tig><term>ligj</term></tig></langSet>'
            '<langSet xml:lang="en"><ntig><termGrp><term>law</term></termGrp></ntig></langSet></termEntry>',
            'martif type="TBX"',
        ),
        Term("ligj", "law", line=4),
    ),
    "preferred wins over order": (
        _tbx(
            "<conceptEntry>"
            + _section("en", "<term>act</term>", f"<term>law</term>{_status('preferredTerm')}")
            + _section(
                "sq", "<term>akt</term>" + _status("admittedTerm"), "<term>ligj</term>" + _status("preferredTerm")
            )
            + "</conceptEntry>"
        ),
        Term("ligj", "law", variants=("akt",), notes=("act is admitted too",), line=4),
    ),
    "description with its source, part of speech": (
        _tbx(
            '<conceptEntry><descripGrp><descrip type="subjectField">law</descrip><admin type="source">X</admin>'
            "</descripGrp>"
            + _section("sq", '<term>ligj</term><termNote type="partOfSpeech">noun</termNote>')
            + _section("en", "<term>law</term><descripGrp><descrip type='context'>by law</descrip></descripGrp>")
            + "</conceptEntry>"
        ),
        Term("ligj", "law", "law", line=4),
    ),
}


@pytest.mark.parametrize(("text", "expected"), BY_HAND.values(), ids=BY_HAND)
def test_tbx_by_hand(tmp_path: Path, text: str, expected: Term) -> None:
    path = tmp_path / "t.tbx"
    path.write_text(text, encoding="utf-8")
    batch = read_terms(path)
    assert (batch.terms, batch.bad) == ((expected,), ())


def test_bad_concepts_are_named(tmp_path: Path) -> None:
    path = tmp_path / "t.tbx"
    concepts = [
        f"<conceptEntry>{_section('en', '<term>law</term>')}</conceptEntry>",
        f"<conceptEntry>{_section('sq', '<term>ligj</term>')}</conceptEntry>",
        f"<conceptEntry>{_section('sq', '<term>Kina</term>')}{_section('en', '<term>China</term>')}</conceptEntry>",
    ]
    path.write_text(_tbx("\n".join(concepts)), encoding="utf-8")
    batch = read_terms(path)
    assert [str(problem) for problem in batch.bad] == [
        f'{path}:4: a concept has no Albanian term; add one in a section with xml:lang="sq"',
        f'{path}:5: "ligj" has no English term; add one in a section with xml:lang="en"',
    ]
    assert [term.source for term in batch.terms] == ["Kina"]


def test_tbx_reads_no_other_file(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    path = tmp_path / "t.tbx"
    entity = f'<!DOCTYPE tbx [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]>'
    text = _tbx(f"<conceptEntry>{_section('sq', '<term>a&x;</term>')}{_section('en', '<term>b</term>')}</conceptEntry>")
    path.write_text(text.replace("\n", "\n" + entity, 1), encoding="utf-8")
    assert "secret" not in read_terms(path).terms[0].source
