"""Sentences -> drafts, by a package (CTranslate2, fast on a CPU) or by bare weights (torch, for a GPU)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from translate.model import Request, load_model
from translate.train import weights
from translate.train.batches import Ids, source_batch

LONGEST = 250  # tokens of a draft


@dataclass(frozen=True)
class Draft:
    """A translation and how sure the model is of it: mean log probability a token."""

    text: str
    score: float


Drafter = Callable[[list[str]], list[Draft]]


def from_package(package: Path, beam: int = 4) -> Drafter:
    """The drafter of an Argos package. Raises TranslateError where the folder is none."""
    model = load_model(package)

    def draft(sentences: list[str]) -> list[Draft]:
        drafts = model.draft([Request(sentence) for sentence in sentences], beam)
        return [Draft(best.text, best.score) for best, *_ in drafts]

    return draft


def by_length(ids: list[Ids], tokens: int) -> Iterator[list[int]]:
    """Indices of the rows in groups of about so many tokens, rows of a length together."""
    group: list[int] = []
    for index in sorted(range(len(ids)), key=lambda i: len(ids[i])):
        if group and (len(group) + 1) * (len(ids[index]) + 1) > tokens:
            yield group
            group = []
        group.append(index)
    if group:
        yield group


def from_weights(folder: Path, sentencepiece_model: Path) -> Drafter:
    """The drafter of a weights folder: greedy, in large batches."""
    import sentencepiece
    import torch

    from translate.train.network import Network, best_device, tensors

    device, bf16 = best_device()
    arrays, shape = weights.load(folder)
    network = Network(shape, tensors(arrays, device))
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(sentencepiece_model))

    def draft(sentences: list[str]) -> list[Draft]:
        ids = [row[: shape.source_positions - 2] for row in pieces.encode(sentences)]
        drafts = [Draft("", 0.0)] * len(ids)
        with torch.inference_mode(), torch.autocast(device, torch.bfloat16, enabled=bf16):
            for group in by_length(ids, 40_000 if device == "cuda" else 2_000):
                source = torch.from_numpy(source_batch([ids[i] for i in group])).to(device)
                limit = min(int(len(ids[group[-1]]) * 1.6) + 8, LONGEST)
                for i, (out, score) in zip(group, network.greedy(source, limit), strict=True):
                    drafts[i] = Draft(pieces.decode(out), score)
        return drafts

    return draft


def load(path: Path, sentencepiece_model: Path) -> Drafter:
    """The drafter of a package or of a weights folder, whichever lies there; greedy, for bulk."""
    if (path / "cfg.json").is_file():
        return from_weights(path, sentencepiece_model)
    return from_package(path, beam=1)
