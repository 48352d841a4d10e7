"""What is not language comes out untouched and in its place."""

import re

import pytest

from fakes import desk
from translate.emphasis import unmarked
from translate.pipeline import translate
from translate.protect import emphasised, guards, has_language, mask, trim

UNTOUCHABLE = [
    ("URL", "Shihni https://ata.gov.al/lajme?id=1&x=ë.", ["https://ata.gov.al/lajme?id=1&x=ë"]),
    ("URL in brackets", "Faqja (http://a.al/b) u hap.", ["http://a.al/b"]),
    ("URL in quotes", "Faqja „https://a.al/b” u hap.", ["https://a.al/b"]),
    ("www", "Faqja www.osbe.org, thotë ai.", ["www.osbe.org"]),
    ("host", "Portali gazeta.al shkroi.", ["gazeta.al"]),
    ("e-mail", "Shkruani te zyra.shtypit@mfa.gov.al!", ["zyra.shtypit@mfa.gov.al"]),
    ("path", "Skedari /etc/hosts dhe C:\\Users\\Ana\\a.txt", ["/etc/hosts", "C:\\Users\\Ana\\a.txt"]),
    ("file", "Hapni raport-2026.pdf sot.", ["raport-2026.pdf"]),
    ("snake case", "Ndryshorja emri_i_fushës mungon.", ["emri_i_fushës"]),
    ("handle", "Ndiqni @edirama dhe @MFA_China sot.", ["@edirama", "@MFA_China"]),
    ("hashtag", "Përdorni #Tirana2026, ju lutem.", ["#Tirana2026"]),
    ("placeholders", "Mirë se erdhe, {emri}! Keni %s dhe %(n)d, ${x}.", ["{emri}", "%s", "%(n)d", "${x}"]),
    ("markup", "Ky është <b>lajm</b> i ri.", ["<b>", "</b>"]),
    ("a note", "Raporti [2] flet.[12]", ["[2]", "[12]"]),
    ("emphasis over two sentences", "**Ai erdhi. Ajo", ["**"]),
    ("no note", "Ai [sic] tha [2026].", []),
    ("code", "Shtypni `perkthe --help` tani.", ["`perkthe --help`"]),
    ("other scripts", "Xi Jinping (习近平) dhe Путин", ["习近平", "Путин"]),
    ("emoji", "Urime 🇦🇱🎉 të gjithëve", ["🇦🇱🎉"]),
    ("no language at all", "a" * 300, ["a" * 300]),
    ("markup with attributes", 'Një <a href="x y" id=b>lidhje</a> këtu', ['<a href="x y" id=b>', "</a>"]),
    (
        "telephone",
        "Thirrni 069 20 12 345, 04/222 3344 ose +355 4 222 333.",
        ["069 20 12 345", "04/222 3344", "+355 4 222 333"],
    ),
    ("none: dates with noughts", "Më 04.05.2026 dhe 04/05/2026 dhe 05 maj 2026", []),
    ("none: more and more", "Rritja +12 vjet, +5 në qershor", []),
    ("none: typed quotes", "Ai tha: <<Kina hapi dyert>> dhe <iku larg> sot.", []),
    ("none: emphasis", "Ishte _shumë_ mirë.", []),
    ("none: slash", "Kina dhe/ose Rusia 2025/2026", []),
    ("none: percent", "Rritja ishte 5% sot, 5 % dje.", []),
    ("none: number sign", "Çmimi #1 për ne", []),
    ("none: comparison", "Nëse x < 5 dhe y > 3", []),
    ("none: missing space", "Ai erdhi.Më pas iku.", []),
    ("none: prices", "1.500,5 euro, 4.2.2026", []),
]
IN_PLACE = [
    "Shkruani te {} sot ose shihni {} për më shumë.",
    "{} dhe {} janë hapur.",
    "Hapni {}: {}",
    "({}) Palët u takuan [{}].",
    "Ai erdhi sot (shih {} dhe {}).",
    "Lexo më shumë:\u00a0{} {}",
    "Lexo më shumë {}\u00a0{} sot.",
]


@pytest.mark.parametrize(("case", "text", "literals"), UNTOUCHABLE, ids=[c[0] for c in UNTOUCHABLE])
def test_guards(case: str, text: str, literals: list[str]) -> None:
    assert [guard.literal for guard in guards(text)] == literals
    masked = mask(text)
    assert not any(literal in masked.text for literal in literals)
    assert masked.unmask(masked.text) == unmarked(text, emphasised(text))
    for at, character in enumerate(masked.text):
        if character != " " and not any(held.start <= at < held.end for held in masked.stand_ins if held.name):
            assert text[masked.origin(at)] == character


@pytest.mark.parametrize("template", IN_PLACE)
def test_in_its_place(template: str) -> None:
    text = template.format("a_b@c.al", "https://x.al/y_z")
    assert translate(text, desk()).text == text


def test_a_bracket_is_not_left_open() -> None:
    def closes(source: str) -> list[str]:
        return [source + ")" * (source.count("(") - source.count(")"))]

    text = "Ai erdhi sot (shih https://un.org/a_b)."
    assert translate(text, desk(closes)).text == text


@pytest.mark.parametrize("longest", [60, 150, 4000])
def test_no_stand_in_is_lost_between_clauses(longest: int) -> None:
    text = "Ai tha se " + ", ".join(f"fjala{{a{i}}}tej dhe <b>po</b> më pas" for i in range(12)) + "."
    forgetful = desk(lambda source: [re.sub(r"X\d+", "", source)], longest=longest)
    done = translate(text, forgetful)
    assert all(f"{{a{i}}}" in done.text for i in range(12))
    assert done.text.count("<b>") == 12


def test_what_a_model_drops_is_put_back() -> None:
    def forgetful(source: str) -> list[str]:
        return [" ".join(word for word in source.split() if not word.startswith("X1"))]

    assert "https://x.al" in translate("Hapni faqen https://x.al sot pasdite.", desk(forgetful)).text


def test_a_stand_in_is_no_word_of_the_text() -> None:
    masked = mask("Modeli X1 është te {x}.")
    assert masked.text == "Modeli X1 është te X2."
    assert masked.unmask(masked.text) == "Modeli X1 është te {x}."


def test_trim_and_has_language() -> None:
    assert trim("https://a.al") == (12, 12)
    assert not has_language("https://a.al – 25 % (2026)")
    assert has_language("po")
