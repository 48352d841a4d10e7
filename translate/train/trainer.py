"""Train for so many minutes, from where the last run stopped.

A run folder holds `state.pt` (everything, to go on), `last/` and `average/` (weights folders) and `log.txt`.
The rate rises over the first steps, stays, and falls to zero over the last share of the run: the cooldown.
"""

import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import torch

from translate.errors import TranslateError
from translate.train import weights
from translate.train.batches import Batch, Encode, ahead, batch, batches
from translate.train.corpus import Pair
from translate.train.network import Network, Weights, best_device, tensors
from translate.train.settings import Log, Settings, Shape
from translate.train.weights import Arrays

CROSS = ("n2", "q", "kv", "co")  # the parts of a decoder layer that read the encoder


@dataclass
class Run:
    """A training run: what changes from step to step."""

    network: Network
    average: Weights
    optimizer: torch.optim.AdamW
    step: int = 0
    tokens: int = 0  # target tokens seen
    minutes: float = 0.0  # trained


def share(name: str, settings: Settings) -> float:
    """The share of the rate for the array of this name; 0 where it stays as it is."""
    if name.startswith(("emb.", "pos", "ln0")):
        return 0.0 if settings.freeze else settings.encoder_rate
    if name.startswith("enc."):
        return 0.0 if int(name.split(".")[1]) < settings.freeze else settings.encoder_rate
    return settings.cross_rate if name.startswith("dec.") and name.split(".")[2] in CROSS else 1.0


def rate(progress: float, step: int, settings: Settings) -> float:
    """The learning rate at a step, at a progress from 0 to 1 of the run."""
    rise = min(1.0, (step + 1) / settings.warmup)
    fall = min(1.0, max(0.0, 1 - progress) / max(settings.cooldown, 1e-9))
    return settings.rate * rise * fall


def progress(run: Run, settings: Settings) -> float:
    """How much of the run is done, by time or by tokens, whichever is nearer its end."""
    spent = run.tokens / settings.tokens if settings.tokens else 0.0
    return max(run.minutes / settings.minutes if settings.minutes else 1.0, spent)


def begin(start: Arrays, shape: Shape, settings: Settings, device: str) -> Run:
    """A run at its first step."""
    live = tensors(start, device)
    average = {name: tensor.clone() for name, tensor in live.items()}
    shares = {name: share(name, settings) for name in live}
    for name, tensor in live.items():
        tensor.requires_grad_(shares[name] > 0)
    groups = [
        {"params": [live[name] for name in live if shares[name] == value], "share": value}
        for value in sorted(set(shares.values()) - {0.0})
    ]
    optimizer = torch.optim.AdamW(groups, settings.rate, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    return Run(Network(shape, live, settings.dropout), average, optimizer)


def save(run: Run, folder: Path) -> None:
    """Write the state to go on from, and the weights; what stood before stands until then."""
    folder.mkdir(parents=True, exist_ok=True)
    state = {
        "weights": run.network.weights,
        "average": run.average,
        "optimizer": run.optimizer.state_dict(),
        "step": run.step,
        "tokens": run.tokens,
        "minutes": run.minutes,
    }
    torch.save(state, folder / "new-state.pt")
    (folder / "new-state.pt").replace(folder / "state.pt")
    for name, live in (("last", run.network.weights), ("average", run.average)):
        weights.save(arrays(live), run.network.shape, folder / name)


def arrays(live: Weights) -> Arrays:
    """Tensors as float32 arrays."""
    return {name: tensor.detach().float().cpu().numpy() for name, tensor in live.items()}


def resume(run: Run, folder: Path, device: str) -> None:
    """Take up the state a run folder holds, if any. Raises TranslateError where it is of another network or freeze."""
    if not (folder / "state.pt").exists():
        return
    state = torch.load(folder / "state.pt", map_location=device, weights_only=True)
    try:
        with torch.no_grad():
            for name, tensor in run.network.weights.items():
                tensor.copy_(state["weights"][name])
                run.average[name].copy_(state["average"][name])
        run.optimizer.load_state_dict(state["optimizer"])
    except (KeyError, ValueError, RuntimeError) as error:
        raise TranslateError(
            f"{folder}: a run of other settings ({error}); use the same ones or a new folder"
        ) from None
    run.step, run.tokens, run.minutes = state["step"], state["tokens"], state["minutes"]


def to_device(pair: Batch, device: str) -> tuple[torch.Tensor, torch.Tensor]:
    """A batch as tensors."""
    source, target = (torch.from_numpy(ids).to(device, non_blocking=True) for ids in pair)
    return source, target


def dev_loss(network: Network, dev: list[Pair], encode: Encode) -> float:
    """Nats a target token on the dev pairs."""
    device, bf16 = network.weights["pos"].device.type, best_device()[1]
    rows = sorted(
        zip(encode([p.source for p in dev]), encode([p.target for p in dev]), strict=True), key=lambda r: len(r[0])
    )
    total, count = 0.0, 0
    with torch.inference_mode(), torch.autocast(device, torch.bfloat16, enabled=bf16):
        for start in range(0, len(rows), 32):
            loss, n = replace(network, dropout=0.0).loss(*to_device(batch(rows[start : start + 32]), device))
            total, count = total + float(loss), count + n
    return total / count


def take_step(run: Run, pair: Batch, settings: Settings, bf16: bool) -> tuple[torch.Tensor, int]:
    """Learn from one batch; -> its loss summed over the target tokens, and their number."""
    device = run.network.weights["pos"].device.type
    now = rate(progress(run, settings), run.step, settings)
    for group in run.optimizer.param_groups:
        group["lr"] = now * group["share"]
    with torch.autocast(device, torch.bfloat16, enabled=bf16):
        loss, count = run.network.loss(*to_device(pair, device), settings.smoothing)
    (loss / count).backward()
    trained = [p for group in run.optimizer.param_groups for p in group["params"]]
    torch.nn.utils.clip_grad_norm_(trained, 1.0)
    run.optimizer.step()
    run.optimizer.zero_grad(set_to_none=True)
    run.step, run.tokens = run.step + 1, run.tokens + count
    if run.step % 5 == 0:
        kept = min(settings.keep, 1 - 1 / (1 + run.step / 50))
        with torch.no_grad():
            for name, tensor in run.network.weights.items():
                run.average[name].lerp_(tensor, 1 - kept)
    return loss.detach(), count


def steps(run: Run, source: Iterator[Batch], settings: Settings, bf16: bool, log: Log) -> Iterator[None]:
    """Train to the end of the run, pausing after each step; the clock stands still in the pauses."""
    loss, count, since = torch.zeros(()), 0, run.minutes
    while progress(run, settings) < 1:
        begun = time.monotonic()
        value, n = take_step(run, next(source), settings, bf16)
        loss, count = value + loss.to(value.device), count + n
        run.minutes += (time.monotonic() - begun) / 60
        if run.step % settings.report == 0:
            speed = count / max(run.minutes - since, 1e-6) / 60
            log(
                f"{run.minutes:6.1f} min  step {run.step}  loss {float(loss) / count:.3f}"
                f"  {run.tokens / 1e6:.2f} M tokens  {speed:.0f} tokens/s"
            )
            loss, count, since = torch.zeros(()), 0, run.minutes
        yield


def train(
    pairs: list[Pair],
    dev: list[Pair],
    encode: Encode,
    start: tuple[Arrays, Shape],
    settings: Settings,
    folder: Path,
    log: Log,
) -> Run:
    """Train, or go on training, in a run folder until the settings' minutes or tokens are reached."""
    device, bf16 = best_device()
    torch.manual_seed(settings.seed)
    run = begin(*start, settings, device)
    resume(run, folder, device)
    log(f"{device}{', bf16' if bf16 else ''}; {len(pairs)} pairs; from step {run.step}, {run.minutes:.1f} minutes")
    source = ahead(batches(pairs, encode, settings, seed=settings.seed + run.step))
    chosen = random.Random(0).sample(dev, min(len(dev), settings.measure))
    saved = run.minutes
    for _ in steps(run, source, settings, bf16, log):
        if run.minutes > saved + settings.save:
            save(run, folder)
            saved = run.minutes
            loss = dev_loss(replace(run.network, weights=run.average), chosen, encode)
            log(f"{run.minutes:6.1f} min  dev loss {loss:.3f}")
    save(run, folder)
    log(f"end: step {run.step}, {run.tokens / 1e6:.2f} M tokens, {run.minutes:.1f} minutes")
    return run
