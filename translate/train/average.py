"""The weights a run ends with: the last, their running average, or the point between, whichever does best on dev."""

from pathlib import Path

from translate.train import weights
from translate.train.batches import Encode
from translate.train.corpus import Pair
from translate.train.network import Network, best_device, tensors
from translate.train.settings import Log
from translate.train.trainer import dev_loss


def average(run: Path, dev: list[Pair], encode: Encode, out: Path, log: Log) -> None:
    """Write the best weights of a run folder to the weights folder `out`."""
    last, shape = weights.load(run / "last")
    mean, _ = weights.load(run / "average")
    candidates = {"last": last, "average": mean, "between": weights.mean(last, mean)}
    device, _ = best_device()
    losses = {
        name: dev_loss(Network(shape, tensors(arrays, device)), dev, encode) for name, arrays in candidates.items()
    }
    for name, loss in losses.items():
        log(f"{name}: dev loss {loss:.3f}")
    weights.save(candidates[min(losses, key=losses.__getitem__)], shape, out)
