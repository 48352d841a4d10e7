"""An Argos package -> drafts, by CTranslate2 and SentencePiece. Only `translate.draft` sees their tokens too."""

import json
import math
import re
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from translate.cpu import cores, widen
from translate.draft import Draft, joined, source_words
from translate.errors import TranslateError

if TYPE_CHECKING:  # a tenth of a second to import, and not every command drafts
    import ctranslate2
    import sentencepiece

LONGEST = 150  # tokens of a segment: the embedded model was trained up to 160
LONGEST_DRAFT = 440  # tokens: the decoder knows 448 positions
BEAM = 2  # measured: 4 takes half as long again for 0.02 BLEU on FLORES-dev, and for no more terms
BATCH_TOKENS = 512  # at most: measured best on 2 cores, for long texts
SCORING_TOKENS = 128  # measured best on 2 cores; each holds a row over the whole vocabulary in memory
SHORTLIST = "model/vmap.txt"  # of a package: the pieces that each piece of a source may become
LEAST_ALWAYS = 20  # pieces that a vmap.txt allows everywhere: with fewer, no sentence could be spelled
POLL_SECONDS = 0.005  # so that Ctrl-C is heard while CTranslate2 works

Progress = Callable[[int, int], None]  # (segments done, segments in all)


@dataclass(frozen=True)
class Request:
    """What to draft: a source, and English that the draft must start with."""

    source: str
    prefix: str = ""


class Drafter(Protocol):
    """Whatever drafts: a loaded package, or a few lines in a test."""

    def fits(self, source: str) -> bool:
        """Whether a segment is short enough to be drafted whole."""

    def is_common(self, word: str) -> bool:
        """Whether a word in small letters is no name."""

    def draft(
        self,
        requests: Sequence[Request],
        beam: int = BEAM,
        *,
        careful: bool = False,
        suppress: Sequence[str] = (),
        progress: Progress | None = None,
    ) -> list[list[Draft]]:
        """For each request its drafts, best first, at least one and at most `beam`."""

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """The mean log-probability (nats) of a token of each (source, target)."""


@dataclass(frozen=True)
class Model:
    """A loaded Argos package."""

    translator: "ctranslate2.Translator"
    processor: "sentencepiece.SentencePieceProcessor"

    def fits(self, source: str) -> bool:
        """Whether a segment is short enough to be drafted whole."""
        return sum(map(len, self._words(source)[0])) <= LONGEST

    def is_common(self, word: str) -> bool:
        """Whether the vocabulary spells a word in small letters better than as a name: `takoi`, not `putin`."""
        pieces = self.processor.encode([word, word.capitalize()], out_type=int)
        small, name = (sum(map(self.processor.get_score, ids)) for ids in pieces)
        return bool(small >= name)

    def draft(
        self,
        requests: Sequence[Request],
        beam: int = BEAM,
        *,
        careful: bool = False,
        suppress: Sequence[str] = (),
        progress: Progress | None = None,
    ) -> list[list[Draft]]:
        """Draft all requests in one call -> for each its `beam` best drafts, best first.

        `careful` forbids repeated trigrams: for sources on which the model loops. `suppress` is English that no draft
        may have, as it is written there. Without these or a prefix, only the pieces are weighed that the package's
        vmap.txt, if it has one, allows the sources of a batch: an odd name may come out otherwise beside others.
        """
        encoded = [self._words(request.source) for request in requests]
        sources = [[token for word in words for token in word] for words, _ in encoded]
        places = [source_words(*words) for words in encoded]
        prefixes = [self.processor.encode(request.prefix, out_type=str) for request in requests]
        longest = max(map(len, [*sources, *prefixes]), default=0)
        pending = self.translator.translate_batch(
            sources,
            target_prefix=prefixes if any(prefixes) else None,
            beam_size=beam,
            num_hypotheses=beam,
            max_batch_size=_even(sum(map(len, sources)), self.translator.num_translators),
            batch_type="tokens",
            max_input_length=0,
            max_decoding_length=min(2 * longest + 30, LONGEST_DRAFT),
            no_repeat_ngram_size=3 if careful else 0,
            repetition_penalty=1.2 if careful else 1,
            suppress_sequences=self.processor.encode(list(suppress), out_type=str) if suppress else None,
            return_scores=True,
            return_attention=True,
            replace_unknowns=True,
            use_vmap=not (careful or suppress or any(prefixes)),  # in a shortlist CTranslate2 misnumbers their tokens
            asynchronous=True,
        )
        results = list(_collected(pending, progress)) if requests else []
        return [
            [joined(*best, words) for best in zip(r.hypotheses, r.scores, r.attention, strict=True)]
            for r, words in zip(results, places, strict=True)
        ]

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """The mean log-probability (nats) of a token of each (source, target), forced words included."""
        if not pairs:
            return []
        pending = self.translator.score_batch(
            [[token for word in self._words(source)[0] for token in word] for source, _ in pairs],
            [self.processor.encode(target, out_type=str) for _, target in pairs],
            max_batch_size=SCORING_TOKENS,
            batch_type="tokens",
            max_input_length=0,
            asynchronous=True,
        )
        return [sum(s.log_probs) / max(1, len(s.log_probs)) for s in _collected(pending)]

    def _words(self, source: str) -> tuple[list[list[str]], list[int]]:
        """The pieces of each word and where it starts. No piece spans a space, so words can be encoded one by one."""
        words = [(m.group(), m.start()) for m in re.finditer(r"\S+", source)]
        return self.processor.encode([word for word, _ in words], out_type=str), [start for _, start in words]


def load_model(package: Path, threads: int = 0) -> Model:
    """Load an Argos package directory; `threads`: 0 for one for each core.

    Raises TranslateError where the package is damaged.
    """
    processor = load_processor(package)
    return Model(load_translator(package, threads), processor)


def load_processor(package: Path) -> "sentencepiece.SentencePieceProcessor":
    """Load a package's SentencePiece model, and see that its other files go with it. Raises as `load_model`."""
    import sentencepiece

    with _loading(package):
        processor = sentencepiece.SentencePieceProcessor(model_file=str(package / "sentencepiece.model"))
        _check_pieces(package, processor.get_piece_size())
    return processor


def load_translator(package: Path, threads: int = 0) -> "ctranslate2.Translator":
    """Load a package's CTranslate2 model, outside Python's lock. Raises as `load_model`."""
    import ctranslate2

    widen()
    with _loading(package):
        _check_shortlist(package)
        return ctranslate2.Translator(
            str(package / "model"),
            device="cpu",
            inter_threads=threads or cores(),
            intra_threads=1,
            max_queued_batches=-1,  # else a long document blocks the call, and Ctrl-C with it, until its last batches
        )


@contextmanager
def _loading(package: Path) -> Iterator[None]:
    """What goes wrong in loading, told with the package's place and the remedy."""
    try:
        yield
    except (RuntimeError, OSError, ValueError) as error:
        raise TranslateError(
            f"{package}: this model cannot be loaded ({str(error).splitlines()[0]}); "
            f"look at it with `perkthe model verify {package}`, or install it again"
        ) from error


def _check_shortlist(package: Path) -> None:
    """Raises ValueError or OSError where a vmap.txt would make CTranslate2 read what is not there, and crash."""
    shortlist = package / SHORTLIST
    if not shortlist.exists():
        return
    with shortlist.open(encoding="utf-8") as file:
        first = file.readline()
    if not first.startswith("\t") or len(first.split()) < LEAST_ALWAYS:
        raise ValueError(f"{shortlist.name} does not begin with the pieces that are always allowed")


def _check_pieces(package: Path, pieces: int) -> None:
    """Raises ValueError or OSError where a vmap.txt stands beside a vocabulary of other pieces."""
    if not (package / SHORTLIST).exists():
        return
    vocabulary = json.loads((package / "model" / "shared_vocabulary.json").read_text(encoding="utf-8"))
    if not isinstance(vocabulary, list) or len(vocabulary) != pieces:
        raise ValueError(f"shared_vocabulary.json has not the {pieces} pieces of sentencepiece.model")


def _even(tokens: int, workers: int) -> int:
    """The tokens of a batch for which each worker gets as many batches as the others.

    An eighth is room for the padding: a batch counts its longest row for each.

    >>> [_even(tokens, 2) for tokens in (400, 744, 1500, 60_000)]
    [225, 419, 422, 512]
    """
    rounds = max(1, math.ceil(tokens * 9 / 8 / BATCH_TOKENS / workers))
    return max(1, math.ceil(tokens * 9 / 8 / (rounds * workers)))


def _collected(
    pending: "Sequence[ctranslate2.AsyncTranslationResult | ctranslate2.AsyncScoringResult]",
    progress: Progress | None = None,
) -> "Iterator[ctranslate2.TranslationResult | ctranslate2.ScoringResult]":
    """The results in order; waiting in Python, so that Ctrl-C is heard."""
    for number, result in enumerate(pending, 1):
        while not result.done():
            time.sleep(POLL_SECONDS)
        try:
            yield result.result()
        except (RuntimeError, ValueError) as error:
            raise TranslateError(
                f"the model cannot translate ({error}); look at it with `perkthe model verify`, or install it again"
            ) from None
        if progress:
            progress(number, len(pending))
