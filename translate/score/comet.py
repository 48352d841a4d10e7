"""COMET (Rei et al., EMNLP 2020), where its package and a model are on the machine: nothing is ever fetched.

COMET is a neural metric of two gigabytes and wants PyTorch, so it is no part of the ordinary install.
"""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from translate.errors import TranslateError
from translate.score.corpus import Corpus

MODEL = "Unbabel/wmt22-comet-da"
_CHECKPOINT = Path("checkpoints") / "model.ckpt"


@dataclass(frozen=True)
class CometScores:
    """COMET of every segment, by system, and how it was made."""

    signature: str
    systems: Mapping[str, Sequence[float]]


def comet_scores(corpus: Corpus, model: str = MODEL) -> CometScores:
    """Score every segment of every system; with several references, the mean over them.

    `model` is a model's name, which is looked for in the Hugging Face cache, or its folder. Raises TranslateError
    where there is no source, the package is not installed, or the model is not on disk.
    """
    if corpus.sources is None:
        raise TranslateError("--comet reads the Albanian too; add --source FILE")
    checkpoint = find_checkpoint(model)
    scorer = _load(checkpoint)
    scores = {name: _mean(scorer, corpus, lines) for name, lines in corpus.systems.items()}
    return CometScores(f"{model}|unbabel-comet:{version('unbabel-comet')}|nrefs:{len(corpus.references)}", scores)


def find_checkpoint(model: str) -> Path:
    """The checkpoint of a model, in its folder or in the Hugging Face cache. Raises TranslateError where it is not."""
    folder = Path(model)
    if folder.is_dir():
        found = [folder / _CHECKPOINT]
    else:
        cache = _cache() / f"models--{model.replace('/', '--')}" / "snapshots"
        found = sorted(cache.glob(f"*/{_CHECKPOINT}"), key=lambda path: path.stat().st_mtime)
    if not found or not found[-1].is_file():
        fetch = f"python -c 'import comet; comet.download_model(\"{model}\")'"
        raise TranslateError(
            f"--comet {model}: this model is not on the machine; fetch it once, while online, with {fetch}, "
            f"or name a folder that has {_CHECKPOINT}"
        )
    return found[-1]


def _cache() -> Path:
    home = os.environ.get("HF_HOME", Path.home() / ".cache" / "huggingface")
    return Path(os.environ.get("HF_HUB_CACHE", Path(home) / "hub"))


def _load(checkpoint: Path) -> Any:
    os.environ["HF_HUB_OFFLINE"] = "1"  # before the import: it is read then; the encoder's tokenizer must be cached
    try:
        from comet import load_from_checkpoint
    except ImportError:
        raise TranslateError('--comet: COMET is not installed; install it with pip install "perkthe[comet]"') from None
    try:
        return load_from_checkpoint(str(checkpoint), local_files_only=True)
    except OSError as error:  # what transformers raises where the encoder is not cached
        raise TranslateError(f"{checkpoint}: COMET cannot load this model ({error}); fetch it again") from None


def _mean(scorer: Any, corpus: Corpus, hypotheses: Sequence[str]) -> list[float]:
    """A system's scores, each the mean over the references."""
    import torch

    assert corpus.sources is not None  # checked by the caller
    gpus = 1 if torch.cuda.is_available() else 0
    totals = [0.0] * len(hypotheses)
    for reference in corpus.references:
        samples = [
            {"src": source, "mt": hypothesis, "ref": text}
            for source, hypothesis, text in zip(corpus.sources, hypotheses, reference, strict=True)
        ]
        found = scorer.predict(samples, batch_size=8, gpus=gpus, progress_bar=False).scores
        totals = [total + float(each) for total, each in zip(totals, found, strict=True)]
    return [total / len(corpus.references) for total in totals]
