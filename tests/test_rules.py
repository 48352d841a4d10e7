"""Small rules, each with its table: language, casing, doubts, tidying."""

import pytest

from fakes import desk
from translate.casing import shouted, spoken
from translate.doubt import doubts
from translate.language import is_albanian
from translate.pipeline import translate
from translate.tidy import tidy

ALBANIAN = [
    ("Ursula von der Leyen viziton Tiranën.", True),
    ("Von der Leyen: Kosova meriton liberalizim.", True),
    ("BE vendos tarifa", True),
    ("Sa kushton nafta?", True),
    ("Los Angeles digjet", True),
    ("The Guardian: Trump fiton", True),
    ("As Kurti as Osmani", True),
    ("Rio de Janeiro pret samitin", True),
    ("Kryeministri kinez Li priti kryeministrin italian Giorgia Meloni.", True),  # no small word at all
    ("Xi Jinping meets Vladimir Putin, Narendra Modi, Emmanuel Macron today", False),
    ("THE TWO SIDES SIGNED THE AGREEMENT", False),
    ("Chinese President Xi Jinping will be in Moscow as a guest.", False),
    ("Presidenti foli sot me homologun e tij.", True),
    ("Presidenti eshte ne Pekin per nje vizite.", True),
    ("TËRMET I FORTË NË TURQI", True),
    ("Xi Jinping", True),
    ("Sipas “The New York Times”, marrëveshja u nënshkrua të hënën në Pekin.", True),
    ("The president met his counterpart in Beijing.", False),
    ("All rights reserved.", False),
    ("Die Bundesregierung hat gestern ein neues Gesetz beschlossen.", False),
    ("Il governo italiano ha approvato ieri una nuova legge per le famiglie.", False),
    ("Vlada Srbije je juče usvojila novi zakon o medijima.", False),
    ("Përshëndetje, miq!", True),
    ("Kosovo's external debt remains low, but it is growing.", False),
]
SHOUTED = [
    ("TËRMET I FORTË NË TURQI", "Tërmet i fortë në Turqi"),
    ("XI JINPING TAKOI PUTININ NË PEKIN", "Xi Jinping takoi Putinin në Pekin"),
    ("OKB-JA DHE BE-JA PËR GAZËN", "OKB-ja dhe BE-ja për gazën"),
    ("“KINA” ËSHTË GATI", "“Kina” është gati"),
    ("KULTURË.", "Kulturë."),
    ("2. SHËNDETËSI", "2. Shëndetësi"),
]
QUIET = ["OKB", "NATO dhe BE", "Xi Jinping", "2026", "SHBA", "KOSOVA", "UNICEF", "BOTA", "Kulturë."]
COMMON = set("tërmet i fortë në takoi dhe për gazën është gati kulturë shëndetësi bota unicef".split())
ACRONYMS = frozenset({"OKB", "BE", "UNICEF"})
DOUBTS = [
    ("clean", "Kina hapi dyert.", "China opened its doors.", []),
    ("empty", "Kina hapi dyert.", " ", ["nothing was written"]),
    ("nothing from nothing", "", "", []),
    ("loop", "Kina hapi dyert.", "China opened opened opened doors.", ['a repetition: "opened"']),
    (
        "phrase loop",
        "Ai foli gjatë sot.",
        "So he said that he said that he said that.",
        ['a repetition: "he said that"'],
    ),
    (
        "scattered loop",
        "Kina e ruan paqen në botë. " * 2,
        "To keep the peace a, to keep the peace b, to keep the peace c.",
        None,
    ),
    ("doubled", "Kina hapi dyert.", "China opened the the doors.", ['doubled: "the"']),
    ("doubled phrase", "Ai foli.", "He is he is here.", ['doubled: "He is"']),
    ("fair double", "Ai kishte ikur.", "He said that that had had no effect.", []),
    ("doubled in the source", "Shumë, shumë mirë mirë.", "Very well well.", []),
    ("short", "Presidenti i Kinës vizitoi sot Tiranën dhe Prishtinën me avion.", "Yes.", None),
    ("long", "Po.", "Yes, this is a very long sentence that nobody ever asked for.", None),
]
TIDY: list[tuple[str, str, str, str | None]] = [
    ("space before a comma", "Po, mirë.", "Yes , good .", "Yes, good."),
    ("ellipsis", "E pastaj…", "And then...", "And then…"),
    ("nothing", "Kina foli.", "", None),
    ("headline", "Kina hap dyert", "China opens doors.", "China opens doors"),
    ("headline with an abbreviation", "Kina dhe SHBA", "China and the U.S.", "China and the U.S."),
    ("missing stop", "Kina hapi dyert.", "China opened doors", "China opened doors."),
    ("missing stop behind a sign", "U rrit me 28%.", "It rose by 28%", "It rose by 28%."),
    ("missing stop in quotation marks", "Ai tha: “Po.”", 'He said: "Yes"', 'He said: "Yes."'),
    ("missing stop behind them", "Ai tha “po”.", 'He said "yes"', 'He said "yes".'),
    ("missing stop in brackets", "(Ata erdhën.)", "(They came)", "(They came.)"),
    ("stop where the source has none", "Ai tha se po.", 'He said "yes."', 'He said "yes."'),
    ("stop behind a bracket", "Ata erdhën (sot).", "They came (today).", "They came (today)."),
    ("headline in quotation marks", "Rama: “Jo luftës”", 'Rama: "No to war."', 'Rama: "No to war"'),
    ("headline with a share", "Inflacioni, 28%", "Inflation, 28%.", "Inflation, 28%"),
    ("double stop", "Jo.", "No..", "No."),
    ("double stop in the source", "Jo..", "No..", "No.."),
    ("question", "Kush erdhi?", "Who came", "Who came?"),
    ("question told", "A vjen?", "Coming.", "Coming?"),
    ("question told in quotation marks", "“A vjen?”", '"Coming."', '"Coming?"'),
    ("question with an abbreviation", "Në SHBA?", "In the U.S.", "In the U.S.?"),
    ("question inside", "“A vjen?” tha ai.", '"Coming?" he said.', '"Coming?" he said.'),
    ("doubt in brackets", "Ai erdhi (?)", "He came (?).", "He came (?)."),
    ("a colon is no end", "Ai tha.", "He said:", "He said:"),
    ("decimal comma", "Rritja 7,8 %.", "Growth 7,8%.", "Growth 7.8%."),
    ("thousands", "U vranë 12.500 veta.", "It killed 12.500 people.", "It killed 12,500 people."),
    ("millions", "1.250.000,75 euro.", "1.250.000,75 euros.", "1,250,000.75 euros."),
    ("an hour", "Në orën 10.30.", "At 10.30.", "At 10:30."),
    ("a list of hours", "Në orët 9.00, 11.30 dhe 14.45.", "At 9.00, 11.30 and 14.45.", "At 9:00, 11:30 and 14:45."),
    ("no hour", "Neni 10.30.", "Article 10.30.", "Article 10.30."),
    ("a date", "Më 4.2.2026.", "On 4.2.2026.", "On February 4, 2026."),
    ("no date", "Më 31.2.2026.", "On 31.2.2026.", "On 31.2.2026."),
    ("a date inside", "Më 04/12/2026 iku.", "On 04/12/2026 he left.", "On December 4, 2026 he left."),
    ("currency", "Kushton €1.200.", "It costs $1,200.", "It costs €1,200."),
    ("currency in words", "Humbi 3,5 mln £.", "He lost 3.5 million pounds.", "He lost £3.5 million."),
    ("two currencies", "€5 ose $5.", "It is $5 or €5.", "It is $5 or €5."),
    ("no sign", "Kushton 1.200 euro.", "It costs 1,200 euros.", "It costs 1,200 euros."),
    ("no figure: a list", "Nenet 7,8,9.", "Articles 7,8,9.", "Articles 7,8,9."),
    ("no figure: English already", "Modeli 2.500,3 dhe 1,500.", "Model 2,500.3 and 1,500.", "Model 2,500.3 and 1,500."),
    ("a date and its year", "Më 15 maj 2026.", "On May 15 2026.", "On May 15, 2026."),
    ("a date and its year inside", "Më 5 maj 1999 ra.", "On May 5 1999 it fell.", "On May 5, 1999 it fell."),
    (
        "a range of days",
        "Nga 31.12.2025 deri 5.1.2026.",
        "From December 31 2025 to 5 January 2026.",
        "From December 31, 2025 to January 5, 2026.",
    ),
    ("no range", "Më 1 qershor dhe 15 maj.", "On June 1 and 15 May parades.", None),
    ("half days", "Ora 9:30 p.d. e 2 m.d.", "At 9:30 p.d. and 2 m.d.", "At 9:30 a.m. and 2 p.m."),
    ("no half day", "Mali 1613 m.d.", "The mountain 1613 m.d.", None),
    ("a compound", "Paktin Kinë-Francë.", "The China- France pact.", "The China-France pact."),
    ("half a compound", "Forca para- dhe pasluftës.", "Pre- and post-war Forces.", None),
    ("a date without a year", "Më 15 maj 300 veta.", "On May 15 300 people.", "On May 15 300 people."),
    ("an before a vowel", "Një akti.", "It is a act.", "It is an act."),
    ("a before a consonant", "Një bord.", "An board met.", "A board met."),
    ("neither", "Një BE.", "An EU plan, a US one, a union.", "An EU plan, a US one, a union."),
    ("names", "Një.", "A Albanian met an Chinese.", "An Albanian met a Chinese."),
    ("names inside", "Po.", "Yes, a Albanian, a Italian, an Chinese.", "Yes, an Albanian, an Italian, a Chinese."),
    ("names with a consonant's sound", "Po.", "Or an European, an Ukrainian.", "Or a European, a Ukrainian."),
    ("letters", "Po.", "Or a IMF, a MP, a EU, a SCO, a LDK, an UN.", "Or an IMF, an MP, an EU, an SCO, an LDK, a UN."),
    ("acronyms that are words", "Po.", "Or an NATO, a OPEC, an UNESCO.", "Or a NATO, an OPEC, a UNESCO."),
    ("figures", "Po.", "Or a 18-year-old, a 8%, an 15%, a 180.", "Or an 18-year-old, an 8%, a 15%, a 180."),
    ("arms", "Po.", "Or a F-16, a S-400, a B-52.", "Or an F-16, an S-400, a B-52."),
    ("silent h", "Po.", "Or a hour, a honest, a house.", "Or an hour, an honest, a house."),
    ("u", "Po.", "Or a unfair, an union, a urgent.", "Or an unfair, a union, an urgent."),
    ("in doubt", "Po.", "Or a SPAK, an SPAK, an Mbappé, a UNIFIL, an historic.", None),
    ("a letter", "Po.", "Point a or b, vitamin A is, Plan A in.", None),
    ("no article", "Vitamina A është mirë.", "Vitamin A is good.", "Vitamin A is good."),
    ("capital", "Kina foli.", "china spoke.", "China spoke."),
    ("small letter stays", "dhe Kina.", "and China.", "and China."),
    ("capital in quotation marks", "“Bota është gati.”", '"the world is ready."', '"The world is ready."'),
    ("capital in brackets", "(Ata erdhën.)", "(they came.)", "(They came.)"),
    ("small letter in quotation marks", "“dhe Kina” tha.", '"and China" said.', '"and China" said.'),
    ("a name in small letters", "“iPhone” u shit.", '"iPhone" sold.', '"iPhone" sold.'),
    ("dateline", "(ATA) - Kuvendi foli.", "(ATA) - the Assembly spoke.", "(ATA) - The Assembly spoke."),
    ("place", "Hagë – Krerët folën.", "The Hague – the leaders spoke.", "The Hague – The leaders spoke."),
    (
        "place and date",
        "Tiranë, 12 shkurt 2026 - Kuvendi foli.",
        "Tirana, February 12, 2026 - the Assembly spoke.",
        "Tirana, February 12, 2026 - The Assembly spoke.",
    ),
    ("dateline with a small letter", "Tiranë - kuvendi foli.", "Tirana - the Assembly spoke.", None),
    ("no dateline", "Fqinji ynë – Republika – foli.", "Our neighbor – the Republic – spoke.", None),
    ("no dateline either", "Kina – Republika – foli.", "China – the Republic – spoke.", None),
    ("no dateline but a range", "Rruga Tiranë-Durrës u hap.", "The Tirana-Durrës road opened.", None),
    ("space in quotation marks", "“Fujia” u hap.", '" Fujia" opened.', '"Fujia" opened.'),
    ("spaces in quotation marks", "“Fujia” dhe “Po”.", 'The “ Fujia ” and " Po ".', 'The “Fujia” and "Po".'),
    ("space between quotation marks", "„Fujia“ u hap, “po” “jo”.", '„Fujia“ is open, "yes" "no".', None),
    ("semicolon", "Pas 24 orësh; 5% ikën.", "After 24 hours;5% left.", "After 24 hours; 5% left."),
    ("semicolon without a space", "Shihni a;b; c.", "See a;b; c.", None),
    ("half a pair", "Kina foli sot.", 'China" spoke today.', "China spoke today."),
    ("half a pair of speech", "Nuk do, — tha ai.", 'We will not," he said.', '"We will not," he said.'),
    ("half a pair behind a dash", "— Nuk do, — tha.", '— We will not," he said.', '— "We will not," he said.'),
    ("half a pair that opens", "Nuk do, — tha ai.", 'He said, "we will not.', "He said, we will not."),
    ("speech goes on", "Jo, — tha, — kurrë.", 'No," he said, "never."', '"No," he said, "never."'),
    ("a pair that the source lacks", "Kina foli sot.", 'China "spoke" today.', None),
    ("half a pair in the source", "Kina “foli sot.", 'China "spoke today.', None),
    ("half a pair of other marks", "’’Kina foli’’, tha.", 'China spoke," he said.', None),
    ("an apostrophe", "Kina e Mao.", 'China"s Mao.', None),
    ("inches", "Ekran 6 inç.", 'A 6" screen.', None),
    ("a site's name", "Kina hap dyert", "China opens doors · Global Voices", "China opens doors"),
    ("a site's name in the source", "Lajme · Global Voices", "News · Global Voices", None),
    ("a site that is spoken of", "Tha për “Global Voices”.", 'Told "Global Voices".', None),
]


@pytest.mark.parametrize(("text", "expected"), ALBANIAN)
def test_language(text: str, expected: bool) -> None:
    assert is_albanian(text) is expected


@pytest.mark.parametrize(("text", "expected"), SHOUTED)
def test_shouted_text_is_spoken(text: str, expected: str) -> None:
    assert shouted(text, COMMON.__contains__, ACRONYMS)
    assert spoken(text, COMMON.__contains__, ACRONYMS) == expected
    assert len(expected) == len(text)


@pytest.mark.parametrize("text", QUIET)
def test_not_shouted(text: str) -> None:
    assert not shouted(text, COMMON.__contains__, ACRONYMS)


@pytest.mark.parametrize(("case", "source", "target", "expected"), DOUBTS, ids=[c[0] for c in DOUBTS])
def test_doubts(case: str, source: str, target: str, expected: list[str] | None) -> None:
    found = doubts(source, target)
    assert found == expected if expected is not None else len(found) == 1


@pytest.mark.parametrize(("case", "source", "target", "expected"), TIDY, ids=[c[0] for c in TIDY])
def test_tidy(case: str, source: str, target: str, expected: str | None) -> None:
    """None stands for a target that stays as it is."""
    expected = expected or target
    assert tidy(source, target) == expected
    assert tidy(source, expected) == expected


def test_a_headline_comes_out_in_capitals() -> None:
    seen = []

    def note(source: str) -> list[str]:
        seen.append(source)
        return ["Strong earthquake in Turkey X1"]

    assert translate("TËRMET I FORTË NË TURQI {x} SOT", desk(note)).text == "STRONG EARTHQUAKE IN TURKEY {x}"
    assert seen[0].startswith("Tërmet i fortë në Turqi")
