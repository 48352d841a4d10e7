import csv
import itertools
import json
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from glossary.pattern import WORD
from glossary.recognise import build_index, recognise, recognise_all
from glossary.termbase import Status, Term, Termbase
from po import entry, write_po
from translate.cli import app

CASES = Path(__file__).with_name("recognise_cases.tsv")
DEV = Path(__file__).parents[2] / "shared/terms/inflection_dev.tsv"


def base(*terms: Term) -> Termbase:
    return Termbase(Path("test.po"), terms)


def found(text: str, *terms: tuple[str, str]) -> list[tuple[str, str]]:
    index = build_index(base(*(Term(source, target) for source, target in terms)))
    return [(match.form, match.target) for match in recognise(text, index)]


def cases() -> list[object]:
    rows = [line.split("\t") for line in CASES.read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    known = pytest.mark.xfail(strict=True, reason="known failure")
    return [
        pytest.param(term, text, id=f"{term}: {text}", marks=[known] if kind == "known-failure" else [])
        for kind, term, text in rows
    ]


@pytest.mark.parametrize(("term", "marked"), cases())
def test_cases(term: str, marked: str) -> None:
    text = re.sub(r"[][]", "", marked)
    forms = [form for form, _ in found(text, (term, "English"))]
    assert forms[:1] == re.findall(r"\[(.*?)\]", marked)


@pytest.mark.parametrize(("term", "marked"), cases()[::8])
def test_cases_through_the_command(term: str, marked: str, tmp_path: Path) -> None:
    glossary = write_po(tmp_path, entry(term.replace('"', '\\"'), "English"))
    text = re.sub(r"[][]", "", marked)
    result = CliRunner().invoke(app, ["glossary", "find", text, "--glossary", str(glossary), "--json"])
    forms = [one["found"] for one in json.loads(result.stdout)]
    assert forms[:1] == re.findall(r"\[(.*?)\]", marked)


@pytest.mark.skipif(not DEV.exists(), reason="needs ../shared")
def test_inflection_dev() -> None:
    with DEV.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    hits = [(row, bool(found(row["text"], (row["term"], row["english"])))) for row in rows]
    assert [row["text"] for row, hit in hits if row["matches"] == "1" and not hit] == []
    assert len([row["text"] for row, hit in hits if row["matches"] == "0" and hit]) <= 1


# Term, its domain, text with [ ] around what must be found: a capital that only begins the sentence.
OPENING = [
    ("Deti i Kuq", "geography", "Deti i kuq nga gjaku u tërhoq."),
    ("Deti i Kuq", "geography", "Ai tha: “Deti i kuq nga gjaku u tërhoq.”"),
    ("Deti i Kuq", "geography", "[Deti i Kuq] është larg."),
    ("Deti i Kuq", "geography", "Anijet në [Detin e kuq] u sulmuan."),
    ("Mali i Zi", "geography", "Mali i zi ngrihej mbi fshat."),
    ("Mali i Zi", "geography", "Malin e zi e mbuloi bora."),
    ("Mali i Zi", "geography", "U kthyen. [Mali i Zi] fitoi."),
    ("Lumi i Verdhë", "geography", "Lumi i verdhë nga balta u fry."),
    ("Deti Adriatik", "geography", "[Deti adriatik] është i qetë."),
    ("Gjiri Persik", "geography", "[Gjiri persik] u mbyll."),
    ("Britania e Madhe", "geography", "[Britania e madhe] votoi."),
    ("Koreja e Jugut", "geography", "[Koreja e jugut] votoi."),
    ("Kodi Zgjedhor", "law", "[Kodi zgjedhor] u ndryshua."),
    ("Gjykata e Lartë", "law", "[Gjykata e lartë] vendosi."),
    ("Gjykata e Lartë", "", "[Gjykata e lartë] vendosi."),
    ("Lufta e Ftohtë", "history", "[Lufta e ftohtë] mbaroi."),
]


@pytest.mark.parametrize(("term", "domain", "marked"), OPENING)
def test_a_capital_that_begins_the_sentence(term: str, domain: str, marked: str, tmp_path: Path) -> None:
    text, expected = re.sub(r"[][]", "", marked), re.findall(r"\[(.*?)\]", marked)
    assert [match.form for match in recognise(text, build_index(base(Term(term, "English", domain))))] == expected
    glossary = write_po(tmp_path, entry(term, "English", f'msgctxt "{domain}"'))
    result = CliRunner().invoke(app, ["glossary", "find", text, "--glossary", str(glossary), "--json"])
    assert [one["found"] for one in json.loads(result.stdout)] == expected


COUNCIL = ("Këshilli i Sigurimit", "Security Council")
TYPED = {
    "a line break inside a paragraph": ("Këshilli\ni Sigurimit", ["Këshilli\ni Sigurimit"]),
    "a line break and an indent": ("Këshillit të\n  Sigurimit", ["Këshillit të\n  Sigurimit"]),
    "a Windows line break": ("Këshillit\r\ntë Sigurimit", ["Këshillit\r\ntë Sigurimit"]),
    "a paragraph break": ("Këshilli\n\ni Sigurimit", []),
    "no-break spaces": ("Këshilli\u00a0i\u202fSigurimit", ["Këshilli\u00a0i\u202fSigurimit"]),
    "two spaces": ("Këshilli  i  Sigurimit", ["Këshilli  i  Sigurimit"]),
    "soft hyphens": ("Këshi\u00adlli i Sigu\u00adrimit", ["Këshi\u00adlli i Sigu\u00adrimit"]),
    "combining dots": (unicodedata.normalize("NFD", "Këshilli i Sigurimit"), ["Ke\u0308shilli i Sigurimit"]),
    "a zero-width space": ("Këshilli i Sigurimit\u200b.", ["Këshilli i Sigurimit\u200b"]),
    "no dots": ("keshilli i Sigurimit", ["keshilli i Sigurimit"]),
    "all capitals": ("KËSHILLI I SIGURIMIT", ["KËSHILLI I SIGURIMIT"]),
    "no capitals": ("këshilli i sigurimit", []),
    "a comma between": ("Këshilli, i Sigurimit", []),
    "brackets around": ("(Këshilli i Sigurimit)", ["Këshilli i Sigurimit"]),
    "a letter in front": ("NënKëshilli i Sigurimit", []),
    "letters behind": ("Këshilli i Sigurimitaf", []),
    "an underscore in front": ("_Këshilli i Sigurimit", ["Këshilli i Sigurimit"]),
    "an identifier": ("x_Këshilli i Sigurimit", []),
    "twice": ("Këshilli i Sigurimit, Këshillit të Sigurimit", ["Këshilli i Sigurimit", "Këshillit të Sigurimit"]),
    "half in quotation marks": ("“Këshilli i” Sigurimit", ["“Këshilli i” Sigurimit"]),
    "a quotation that goes on": ("Këshilli i “Sigurimit për të gjithë”", []),
    "nothing": ("", []),
}


@pytest.mark.parametrize(("text", "expected"), TYPED.values(), ids=TYPED)
def test_typed(text: str, expected: list[str]) -> None:
    assert [form for form, _ in found(text, COUNCIL)] == expected


PLAN = ("Plani i {n}-të Pesëvjeçar", "{n:ordinal} Five-Year Plan")
MINISTRY = ("Ministria e Jashtme e Kinës", "Chinese Foreign Ministry")
FARMING = ("ministër i Bujqësisë", "agriculture minister")
JUBILEE = ("{n}-vjetori i", "{n:ordinal} anniversary of")
DAY = ("{n} shtator", "September {n}")
MEETING = ("takimi i {n}-të", "{n:ordinal} meeting")
CONGRESS = ("Kongresi i {n}-të", "{n:ordinal} Congress")
RESOLUTION = ("Rezoluta {n} e vitit {n}", "Resolution {n} of {n}")
COP = ("COP{n}", "COP{n}")
TEMPLATES = [
    (PLAN, "fillimin e Planit të 15-të Pesëvjeçar të Kinës", "Planit të 15-të Pesëvjeçar", "15th Five-Year Plan"),
    (PLAN, "Plani i 14-të Pesëvjeçar", "Plani i 14-të Pesëvjeçar", "14th Five-Year Plan"),
    (PLAN, "Plani i 15-te Pesevjecar", "Plani i 15-te Pesevjecar", "15th Five-Year Plan"),
    (PLAN, "Plani i 15të Pesëvjeçar", "Plani i 15të Pesëvjeçar", "15th Five-Year Plan"),
    (PLAN, "Plani i XV-të Pesëvjeçar", "Plani i XV-të Pesëvjeçar", "15th Five-Year Plan"),
    (PLAN, "Planin e Pesëmbëdhjetë Pesëvjeçar", "Planin e Pesëmbëdhjetë Pesëvjeçar", "15th Five-Year Plan"),
    (PLAN, "Plani i ri Pesëvjeçar", "", ""),
    (JUBILEE, "gjithashtu 30-vjetorin e themelimit", "30-vjetorin e", "30th anniversary of"),
    (JUBILEE, "80 vjetorit të fitores", "80 vjetorit të", "80th anniversary of"),
    (JUBILEE, "2-vjetori i", "2-vjetori i", "2nd anniversary of"),
    (JUBILEE, "30-vjetori u festua", "", ""),
    (JUBILEE, "30-vjetorin e saj më 1 tetor", "", ""),
    (("Çmimi Nobel", "Nobel Prize"), "ndarjen e Çmimeve Nobel në Stokholm", "Çmimeve Nobel", "Nobel Prize"),
    (FARMING, "ministri i Bujqësisë dhe Policia", "ministri i Bujqësisë", "agriculture minister"),
    (JUBILEE, "30-VJETORIN E SAJ NË SHESH", "", ""),
    (MINISTRY, "Ministritë e Jashtme të Kinës dhe Rusisë", "", ""),  # of two countries
    (FARMING, "tha ministrja e Bujqësisë dhe Zhvillimit Rural", "", ""),  # hers is more than agriculture
    (FARMING, "tha ministri i Bujqësisë dhe Prodhimit", "", ""),
    (FARMING, "MINISTRI I BUJQËSISË DHE PRODHIMIT", "", ""),
    (FARMING, "tha ministri i Bujqësisë, Prodhimit dhe Turizmit", "", ""),
    (FARMING, "ministri i Bujqësisë dhe ekonomia", "ministri i Bujqësisë", "agriculture minister"),
    (FARMING, "ministrin e Bujqësisë dhe Kosovën", "ministrin e Bujqësisë", "agriculture minister"),
    (FARMING, "ministri i Bujqësisë dhe të tjerë", "ministri i Bujqësisë", "agriculture minister"),
    (DAY, "më 11 shtatorit 2001", "11 shtatorit", "September 11"),
    (DAY, "në shtator", "", ""),
    (MEETING, "në takimin e dytë", "takimin e dytë", "second meeting"),
    (MEETING, "në takimin e 12-të", "takimin e 12-të", "12th meeting"),
    (MEETING, "në takimin e 27 marsit", "", ""),
    (CONGRESS, "Kongresit të 20-të të partisë", "Kongresit të 20-të", "20th Congress"),
    (CONGRESS, "Kongresin e Njëzetë", "Kongresin e Njëzetë", "20th Congress"),
    (CONGRESS, "Kongresi XX", "Kongresi XX", "20th Congress"),
    (RESOLUTION, "Rezolutës 1244 të vitit 1999", "Rezolutës 1244 të vitit 1999", "Resolution 1244 of 1999"),
    (COP, "Samiti COP29 u mbyll", "COP29", "COP29"),
    (COP, "Samiti i COP30-s", "COP30-s", "COP30"),
    (
        ("Agjenda 2030 neni {n}", "2030 Agenda Article {n}"),
        "Agjendës 2030 neni 7",
        "Agjendës 2030 neni 7",
        "2030 Agenda Article 7",
    ),
    (("Agjenda 2030 neni {n}", "2030 Agenda Article {n}"), "Agjendës 2031 neni 7", "", ""),
    (("{n} milionë euro", "{n} million euros"), "2,5 milionë euro", "2,5 milionë euro", "2.5 million euros"),
]


@pytest.mark.parametrize(("term", "text", "form", "english"), TEMPLATES)
def test_templates(term: tuple[str, str], text: str, form: str, english: str) -> None:
    assert found(text, term) == ([(form, english)] if form else [])


CHOICES = {
    "the longest": (
        ["Këshilli i Sigurimit", "OKB", "Këshilli i Sigurimit i OKB-së"],
        "të Këshillit të Sigurimit të OKB-së dhe OKB-në",
        ["Këshilli i Sigurimit i OKB-së", "OKB"],
    ),
    "of the same length the first": (
        ["Bashkimi Evropian", "Evropian i Ri"],
        "Bashkimi Evropian i Ri",
        ["Bashkimi Evropian"],
    ),
    "the same case": (["shqiptar", "Shqiptar"], "Shqiptar", ["Shqiptar"]),
    "the same number": (["krerët e shtetit", "kreu i shtetit"], "kreut të shtetit", ["kreu i shtetit"]),
    "the plural": (["kreu i shtetit", "krerët e shtetit"], "krerëve të shtetit", ["krerët e shtetit"]),
}


@pytest.mark.parametrize(("terms", "text", "expected"), CHOICES.values(), ids=CHOICES)
def test_choices(terms: list[str], text: str, expected: list[str]) -> None:
    assert [english for _, english in found(text, *((term, term) for term in terms))] == expected


def test_overlaps_that_lost() -> None:
    index = build_index(
        base(Term("Këshilli i Sigurimit i OKB-së", "UNSC"), Term("Këshilli i Sigurimit", "SC"), Term("OKB", "UN"))
    )
    text = "Këshillit të Sigurimit të OKB-së"
    assert [match.target for match in recognise_all(text, index)] == ["SC", "UNSC", "UN"]
    assert [match.target for match in recognise(text, index)] == ["UNSC"]


WAKING = {
    "a beginning of its own": ("dyert e hapura", "open doors"),  # the lemma of dyert is derë
    "a number": ("Plani i 15-të", "15th Plan"),
    "only a number": ("pesëmbëdhjetë", "fifteen"),
    "an acronym": ("Sh.B.A.", "USA"),
    "both spellings": ("Bashkimi Evropian", "European Union"),
}


@pytest.mark.parametrize(("term", "english"), WAKING.values(), ids=WAKING)
def test_a_term_is_found_whatever_was_read_before(term: str, english: str) -> None:
    texts = ["derë e hapur", "dyerve të hapura", "Planit të XV-të", "15", "SHBA-ve dhe Sh.B.A.", "Bashkimit Europian"]
    fresh = [[m.form for m in recognise(text, build_index(base(Term(term, english))))] for text in texts]
    for order in (texts, texts[::-1]):
        index = build_index(base(Term(term, english)))
        read = {text: [m.form for m in recognise(text, index)] for text in order}
        assert [read[text] for text in texts] == fresh
    assert any(fresh)


def test_status() -> None:
    index = build_index(
        base(Term("OKB", "UN", status=Status.RETIRED), Term("ligj organik", "", status=Status.PROPOSED))
    )
    assert [match.term.source for match in recognise("OKB dhe ligji organik", index)] == ["ligj organik"]
    both = build_index(base(Term("OKB", "U.N.", status=Status.PROPOSED), Term("OKB", "UN")))
    assert [match.target for match in recognise("OKB-ja", both)] == ["UN"]


def test_variants_and_forms_of_them() -> None:
    index = build_index(base(Term("Këshilli i Sigurimit i OKB-së", "UN Security Council", variants=("KS i OKB-së",))))
    assert [match.form for match in recognise("Në KS-në e OKB-së dhe KS-ja", index)] == ["KS-në e OKB-së"]


def test_an_empty_glossary() -> None:
    assert recognise("Këshilli i Sigurimit", build_index(base())) == []
    assert recognise("Këshilli", build_index(base(Term("...", "nothing"), Term("", "")))) == []


@given(st.text(alphabet="KkëshilitSgurmOB-së.,\n 15\"'ie{}", max_size=60))
def test_matches_are_in_order_and_do_not_overlap(text: str) -> None:
    terms = [Term(source, source) for source, _ in (COUNCIL, PLAN, JUBILEE)] + [Term("OKB", "UN"), Term("i së", "x")]
    matches = recognise(text, build_index(base(*terms)))
    assert all(text[match.start : match.end] == match.form for match in matches)
    assert all(one.end <= other.start for one, other in itertools.pairwise(matches))


@pytest.mark.parametrize(
    "text", ["Rryma 2,5V'ja Kosova", "1.5A'ja Bashkimi Evropian", "„Kosova“,\u00a0(Kosova)", "Kosova\x1cBE-ja"]
)
def test_words_that_are_cut_by_what_stands_before_them(text: str) -> None:
    terms = [("Kosova", "Kosovo"), ("Bashkimi Evropian", "European Union")]
    assert {english for _, english in found(text, *terms)} == {english for form, english in terms if form in text}


@given(st.text(alphabet="1.5,A'ja së\u00a0\u2028\x1cKosova-"))
def test_a_text_cut_at_white_space_has_the_same_words(text: str) -> None:
    assert [form for chunk in text.split() for form in WORD.findall(chunk)] == WORD.findall(text)


def test_a_full_index_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("glossary.index._CACHED", 2)
    kept = build_index(base(Term("Kosova", "Kosovo")))
    for _ in range(2):
        assert len(recognise("Në Kosovë, dhe prej „Kosovës“ te Kosova!", kept)) == 3
