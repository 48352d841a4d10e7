"""The recipe from end to end with a network that trains in seconds, and what needs torch."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

pytest.importorskip("torch", reason="the extra `train` is not installed")

import ctranslate2
import sentencepiece
import torch

from translate.errors import TranslateError
from translate.model import LEAST_ALWAYS
from translate.train import adapt, corpus, ctranslate, drafter, export, network, recipe, trainer, weights
from translate.train.__main__ import app
from translate.train.align import Links
from translate.train.batches import source_batch
from translate.train.corpus import Pair
from translate.train.evaluate import Score
from translate.train.settings import TINY, Settings, tiny_shape

PACKAGE = Path(__file__).parent.parent / "translate" / "package"
LANDS = [
    ("Kina", "China"),
    ("Rusia", "Russia"),
    ("Serbia", "Serbia"),
    ("Shqipëria", "Albania"),
    ("Gjermania", "Germany"),
]
DEEDS = [("mirëpriti", "welcomed"), ("kritikoi", "criticised"), ("nënshkroi", "signed"), ("shqyrtoi", "reviewed")]
THINGS = [("marrëveshjen", "the agreement"), ("raportin", "the report"), ("planin", "the plan")]
PAIRS = [
    Pair("news-written", f"{sq} {did} {what} më {day} maj.", f"{en} {does} {it} on {day} May.")
    for day, ((sq, en), (did, does), (what, it)) in enumerate(
        ((land, deed, thing) for land in LANDS for deed in DEEDS for thing in THINGS), 1
    )
]


def diagonal(sources: list[str], targets: list[str]) -> list[tuple[Links, Links]]:
    """An aligner that says the first word is the first word, and so on."""
    links = [
        {(i, i) for i in range(min(len(s.split()), len(t.split())))} for s, t in zip(sources, targets, strict=True)
    ]
    return [(row, row) for row in links]


@pytest.fixture(scope="module")
def dev(tmp_path_factory: pytest.TempPathFactory) -> Path:
    prefix = tmp_path_factory.mktemp("dev") / "dev"
    corpus.write(prefix.with_name("dev.sq"), [pair.source for pair in PAIRS[::15]])
    corpus.write(prefix.with_name("dev.en"), [pair.target for pair in PAIRS[::15]])
    return prefix


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory, dev: Path) -> recipe.Work:
    """A working folder after `make --tiny`."""
    torch.set_num_threads(1)
    work = recipe.Work(tmp_path_factory.mktemp("train") / "work")
    corpus.write(work.folder.parent / "corpus.tsv", map(corpus.row, PAIRS))
    recipe.clean_stage(work, [work.folder.parent / "corpus.tsv"], dev)
    recipe.vocabulary_stage(work, recipe.EMBEDDED, tiny=True)
    recipe.align_stage(work, dev, diagonal)  # so that `make` passes over eflomal's
    arguments = ["make", str(work.folder), str(work.folder.parent / "corpus.tsv"), "--dev", str(dev), "--tiny"]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.output
    assert "BLEU" in result.output
    assert "pairs.tsv" not in result.output  # stood already
    return work


def test_the_recipe_runs_from_end_to_end(work: recipe.Work) -> None:
    assert len(list(corpus.read(work.pairs))) == len(PAIRS) - 4
    assert corpus.read_phrases(work.phrases)
    assert export.shortlist(work.package).read_text(encoding="utf-8") == work.shortlist.read_text(encoding="utf-8")
    assert (work.package / "README.md").read_text(encoding="utf-8").startswith("# Albanian→English")
    losses = [line for line in corpus.lines(work.run / "log.txt") if "dev loss" in line]
    assert len(losses) == 3  # last, average, between


def test_training_learns(work: recipe.Work, dev: Path) -> None:
    encode, pairs = recipe.encoder(work.vocabulary), recipe.dev_pairs(dev)

    def loss(folder: Path) -> float:
        arrays, shape = weights.load(folder)
        return trainer.dev_loss(network.Network(shape, network.tensors(arrays)), pairs, encode)

    assert loss(work.weights) < loss(work.start) - 1


def test_a_finished_run_stays_and_goes_on_with_more(work: recipe.Work, dev: Path, tmp_path: Path) -> None:
    later = recipe.Work(tmp_path / "later")
    for name in ("pairs.tsv.xz", "sentencepiece.model", "start"):
        (later.folder).mkdir(exist_ok=True)
        (later.folder / name).symlink_to(work.folder / name)
    lines: list[str] = []
    half, whole = replace(TINY, tokens=1500, save=1e-6), replace(TINY, tokens=3000)
    recipe.train_stage(later, dev, half, [], False, lines.append)
    recipe.train_stage(later, dev, half, [], False, lines.append)
    recipe.train_stage(later, dev, whole, [], False, lines.append)
    ends = [int(line.split("step ")[1].split(",")[0]) for line in lines if line.startswith("end")]
    assert ends[0] == ends[1] < ends[2]
    assert any("dev loss" in line for line in lines)
    with pytest.raises(TranslateError, match="other settings"):
        recipe.train_stage(later, dev, replace(whole, freeze=1), [], False, lines.append)


def test_the_rate_rises_and_cools_down() -> None:
    settings = Settings(rate=1.0, warmup=10, cooldown=0.5)
    rates = [trainer.rate(done, step, settings) for done, step in ((0, 0), (0.1, 9), (0.5, 90), (0.75, 99), (1, 200))]
    assert rates == pytest.approx([0.1, 1.0, 1.0, 0.5, 0.0])


@pytest.mark.parametrize(
    ("name", "share"),
    [
        ("emb.weight", 0.0),
        ("enc.0.qkv.weight", 0.0),
        ("enc.6.qkv.weight", 0.4),
        ("dec.0.kv.bias", 1.5),
        ("dec.0.qkv.bias", 1.0),
        ("temb.weight", 1.0),
    ],
)
def test_parts_learn_at_their_share_of_the_rate(name: str, share: float) -> None:
    assert trainer.share(name, Settings()) == share


SENTENCES = ["Presidenti i Kinës zhvilloi të mërkurën një takim në Pekin.", "Qeveria miratoi buxhetin për vitin 2025."]


def test_our_network_and_ctranslate2_agree_on_the_embedded_package() -> None:
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(PACKAGE / "sentencepiece.model"))
    arrays, shape = ctranslate.from_package(PACKAGE)
    ours = network.Network(shape, network.tensors(arrays))
    translator = ctranslate2.Translator(str(PACKAGE / "model"), compute_type="float32", intra_threads=1)
    sources = [pieces.encode(sentence, out_type=str) for sentence in SENTENCES]
    theirs = [result.hypotheses[0] for result in translator.translate_batch(sources, beam_size=1)]
    scored = translator.score_batch(sources, theirs)
    with torch.inference_mode():
        for sentence, target, score in zip(SENTENCES, theirs, scored, strict=True):
            source = torch.from_numpy(source_batch([pieces.encode(sentence)]))
            assert ours.greedy(source, 60)[0][0] == [pieces.piece_to_id(piece) for piece in target]
            ids = torch.tensor([[weights.BOS, *map(pieces.piece_to_id, target), weights.EOS]])
            logits = ours.logits(ours.decode(*ours.encode(source), ids[:, :-1])).log_softmax(-1)
            found = logits.gather(-1, ids[:, 1:, None])[0, :, 0]
            assert found.tolist() == pytest.approx(score.log_probs, abs=2e-3)


def test_padding_changes_nothing() -> None:
    shape = tiny_shape(50)
    net = network.Network(shape, network.tensors(weights.fresh(shape)))
    short, long = torch.tensor([[5, 6, 2]]), torch.tensor([[5, 6, 2, 3, 3], [7, 8, 9, 9, 2]])
    with torch.inference_mode():
        alone, together = (net.encode(source)[0][0, :3] for source in (short, long))
    assert torch.allclose(alone, together, atol=1e-5)


def test_weights_draft_as_their_package_does(work: recipe.Work) -> None:
    sentences = [pair.source for pair in PAIRS[:6]]
    from_weights = drafter.load(work.weights, work.vocabulary)(sentences)
    from_package = drafter.load(work.package, work.vocabulary)(sentences)
    same = [a.text == b.text for a, b in zip(from_weights, from_package, strict=True)]
    assert sum(same) >= 4  # int8 may tip a close choice


def test_synthetic_pairs_and_the_way_back(work: recipe.Work, dev: Path, tmp_path: Path) -> None:
    corpus.write(tmp_path / "mono.tsv", [f"news\t{pair.source}" for pair in PAIRS[:5]])
    arguments = ["synthesise", str(work.package), str(tmp_path / "mono.tsv"), str(tmp_path / "more.tsv"), "--forward"]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.output
    assert "pairs kept" in result.output
    assert {pair.tag for pair in corpus.read(tmp_path / "more.tsv")} <= {"forward"}
    back = recipe.train_pairs(work, [tmp_path / "more.tsv"], reverse=True)
    assert back[0].source == next(iter(corpus.read(work.pairs))).target
    assert recipe.dev_pairs(dev, reverse=True)[0].target == PAIRS[0].source


def own_pairs(path: Path) -> Path:
    path.write_text("".join(f"{pair.source}\t{pair.target}\n" for pair in PAIRS), encoding="utf-8")
    return path


def test_adapting_writes_a_package_beside_and_says_what_it_gained(work: recipe.Work, tmp_path: Path) -> None:
    settings = replace(TINY, tokens=3000, freeze=9, rate=3e-3)
    base = shutil.copytree(work.package, tmp_path / "base")
    few = set(next(corpus.lines(export.shortlist(base))).split()[:LEAST_ALWAYS])
    corpus.write(export.shortlist(base), ["\t" + " ".join(few)])
    adapted = adapt.adapt([own_pairs(tmp_path / "own.tsv")], base, tmp_path / "new", settings, print)
    assert (adapted.trained, adapted.held) == (54, 6)
    assert adapted.after.chrf >= adapted.before.chrf
    assert drafter.from_package(tmp_path / "new")([PAIRS[0].source])[0].text
    assert '"package_version": "0.1+own"' in (tmp_path / "new" / "metadata.json").read_text(encoding="utf-8")
    own = set(next(corpus.lines(export.shortlist(tmp_path / "new"))).split())
    assert own > few
    assert own > set(recipe.pieces(work.vocabulary)(PAIRS[0].target.split()[0]))
    with pytest.raises(TranslateError, match="there already"):
        adapt.adapt([tmp_path / "own.tsv"], base, tmp_path / "new", settings, print)


def test_adapting_refuses_a_model_that_got_worse(
    work: recipe.Work, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scores = iter((Score(30.0, 50.0), Score(31.0, 49.0)))
    monkeypatch.setattr(adapt, "score", lambda *_: next(scores))
    with pytest.raises(TranslateError, match=r"got worse .*50\.0 before, 49\.0 after"):
        adapt.adapt([own_pairs(tmp_path / "own.tsv")], work.package, tmp_path / "new", replace(TINY, tokens=300), print)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["own.tsv"]
