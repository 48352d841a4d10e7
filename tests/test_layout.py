"""Layout: what is not language stays byte for byte; hard-wrapped prose is joined and wrapped again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes import desk
from translate.layout import compose, lay_out
from translate.pipeline import translate
from translate.wrapping import Wrap

PROSE = (
    "Presidenti i Republikës së Shqipërisë ka deklaruar sot se\n"
    "vendi do të vazhdojë rrugën e tij drejt Bashkimit Europian\n"
    "pa u ndalur.\n"
)

PARAGRAPHS = [
    ("plain", "Një.\nDy.\n", ["Një.", "Dy."]),
    ("blank lines", "\n\nNjë.\n\n\n", ["Një."]),
    ("no final newline", "Një.", ["Një."]),
    ("CRLF", "Një.\r\nDy.\r\n", ["Një.", "Dy."]),
    ("old Mac", "Një.\rDy.\r", ["Një.", "Dy."]),
    ("byte-order mark", "\ufeffNjë.\n", ["Një."]),
    ("tabs part cells", "Emri\tVendi\n", ["Emri", "Vendi"]),
    ("bullets", "- Një\n• Dy\n* Tre\n– Katër\n", ["Një", "Dy", "Tre", "Katër"]),
    ("numbers and letters", "1. Një\n2) Dy\na) Tre\n", ["Një", "Dy", "Tre"]),
    ("no bullet: a date", "5. maj është dita e dëshmorëve.\n", ["5. maj është dita e dëshmorëve."]),
    ("no bullet: a dash inside", "Kina - Rusia\n", ["Kina - Rusia"]),
    ("heading", "## Titulli\n", ["Titulli"]),
    ("quoted mail", "> Një.\n>> Dy.\n", ["Një.", "Dy."]),
    ("the desk's date", " date 2026-02-04 Presidenti foli.\n", ["Presidenti foli."]),
    ("trailing spaces", "Një.  \nDy.\t\n", ["Një.", "Dy."]),
    ("line separators of other systems", "Një.\x0cDy.\u2028Tre.\x85Katër.\n", ["Një.", "Dy.", "Tre.", "Katër."]),
    ("columns", "Vendi      Banorë\n", ["Vendi", "Banorë"]),
    ("table", "| Vendi | Banorë |\n|-------|--------|\n", ["Vendi", "Banorë", "-------", "--------"]),
    ("check boxes", "- [ ] Një\n- [x] Dy\n", ["Një", "Dy"]),
    ("code fence", "Një\n```\nkodi është\n```\nDy\n", ["Një", "Dy"]),
    ("empty", "", []),
    ("white space only", " \t\n \n", []),
]

WRAPPED = [
    ("prose", PROSE, 1),
    ("quoted mail", "".join(f"> {line}\n" for line in PROSE.splitlines()), 1),
    ("indented first line", "   " + PROSE, 1),
    ("bullet with a hanging indent", "- " + PROSE.replace("\nv", "\n  v").replace("\np", "\n  p"), 1),
    ("heading right above", "Titulli\n" + PROSE, 2),
    ("two paragraphs, no blank line", PROSE + PROSE, 2),
    ("CRLF", PROSE.replace("\n", "\r\n"), 1),
    ("narrow prose", "Përfaqësuesit e Organizatës së Traktatit të\nAtlantikut të Veriut u mblodhën të hënën.\n", 1),
    ("a phrase cut in two", "Mbledhja e Këshillit të\nSigurimit u shty.\n", 1),
    ("one that is no phrase", "Pika e\n\nSigurimi\n", 2),
    ("sentences one a line", "Kina hapi dyert.\nRusia e përshëndeti.\nPalët u takuan.\n", 3),
    ("a list of names", "Tirana\nPrishtina\nShkupi\n", 3),
    ("a poem", "Fletë e re\nnë degë\nbie ngadalë mbi tokë të zezë\n", 3),
    (
        "an even poem",
        "Kur dielli lind mbi malet e larta\nme rrezet që zbresin në fushë,\nnjë zog i vogël fluturon përpjetë\n",
        3,
    ),
    ("more quoted below", "> " + PROSE.replace("\n", "\n> ", 1) + ">> Po.\n", 3),
    ("one long line", PROSE.replace("\n", " "), 1),
]


@pytest.mark.parametrize(("case", "text", "paragraphs"), PARAGRAPHS, ids=[c[0] for c in PARAGRAPHS])
def test_paragraphs(case: str, text: str, paragraphs: list[str]) -> None:
    layout = lay_out(text)
    assert [p.text for p in layout.paragraphs] == paragraphs
    assert compose(layout, paragraphs)[0] == text


@pytest.mark.parametrize(("case", "text", "count"), WRAPPED, ids=[c[0] for c in WRAPPED])
def test_hard_wrapped(case: str, text: str, count: int) -> None:
    layout = lay_out(text)
    assert len(layout.paragraphs) == count
    assert compose(layout, [p.text for p in layout.paragraphs])[0] == text


def test_wrapped_again_at_the_same_width() -> None:
    text, (placed,) = compose(lay_out(PROSE), ["word " * 40])
    lines = text.splitlines()
    assert max(map(len, lines)) <= max(map(len, PROSE.splitlines()))
    assert len(lines) > 3
    assert all(text[placed.offset(at)] == "w" for at in range(0, 200, 5))


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("Repub-", "likën", "Republikën"),  # hyphenated by a typesetter
        ("ekonomiko-", "shoqëror", "ekonomiko-shoqëror"),
        ("Kinë-", "Rusi", "Kinë-Rusi"),
        ("e re -", "një hap", "e re - një hap"),
    ],
)
def test_hyphens_at_line_ends(first: str, second: str, joined: str) -> None:
    (paragraph,) = lay_out(f"{first}\n{second}\n", Wrap.ALWAYS).paragraphs
    assert paragraph.text == joined


def test_wrap_never_and_always() -> None:
    assert len(lay_out(PROSE, Wrap.NEVER).paragraphs) == 3
    assert len(lay_out("Tirana\nPrishtina\n\nShkupi\n", Wrap.ALWAYS).paragraphs) == 2


def test_offsets_lead_back_to_the_source() -> None:
    for _, text, _ in [*PARAGRAPHS, *WRAPPED]:
        for paragraph in lay_out(text).paragraphs:
            for at, character in enumerate(paragraph.text):
                there = text[paragraph.offset(at)]
                assert there == character or (character == " " and there.isspace())


WORDS = st.sampled_from("Kina Rusia marrëveshje dhe nënshkruan në të mërkurën është Çlirimi u 2026".split())
SENTENCES = st.lists(WORDS, min_size=1, max_size=8).map(lambda words: " ".join(["Sot", *words]) + ".")
BODIES = st.lists(SENTENCES, max_size=3).flatmap(
    lambda found: st.lists(st.sampled_from([" ", "  ", "\t", " \t "]), min_size=len(found), max_size=len(found)).map(
        lambda gaps: "".join(a + b for a, b in zip(found, gaps, strict=True))
    )
)
MARGINS = st.sampled_from(["", " ", "   ", "\t", "- ", "  • ", "1. ", "> ", "> > ", "\u00a0", "\ufeff", "\x0c"])
ENDINGS = st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\n \t\n"])
TEXTS = st.lists(st.tuples(MARGINS, BODIES, ENDINGS).map("".join), max_size=6).map("".join)


@given(TEXTS, st.sampled_from(["", "Fundi pa rresht"]))
def test_an_echo_gives_every_file_back(text: str, last: str) -> None:
    assert translate(text + last, desk(), Wrap.NEVER).text == text + last


@given(st.text(max_size=200), st.sampled_from(list(Wrap)))
def test_any_text_has_a_layout(text: str, wrap: Wrap) -> None:
    layout = lay_out(text, wrap)
    whole = compose(layout, [p.text for p in layout.paragraphs])[0]
    assert "".join(whole.split()).replace("-", "") == "".join(text.split()).replace("-", "")
    if wrap is Wrap.NEVER:
        assert whole == text
