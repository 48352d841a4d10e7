"""The network, as functions of its weights: multilingual-e5-small's encoder (post-norm BERT) and a pre-norm decoder
with cross-attention (Whisper's). Every part has its counterpart in CTranslate2, so export is a copy of weights.

Token ids are (batch, length) int64, states (batch, length, d). Vaswani et al. 2017 describe the parts.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from translate.train.settings import Shape
from translate.train.weights import BOS, EOS, PAD, UNK, Arrays

Weights = dict[str, Tensor]


def best_device() -> tuple[str, bool]:
    """The device to train on ("cuda" or "cpu"), and whether bf16 arithmetic is fast on it."""
    if torch.cuda.is_available():
        return "cuda", True
    cpuinfo = Path("/proc/cpuinfo")
    flags = cpuinfo.read_text() if cpuinfo.exists() else ""
    return "cpu", "avx512_bf16" in flags or "amx_bf16" in flags


def tensors(arrays: Arrays, device: str = "cpu") -> Weights:
    """Arrays on the device."""
    return {name: torch.from_numpy(array).to(device) for name, array in arrays.items()}


@lru_cache(maxsize=4)
def mask_pool(share: float) -> Tensor:
    """Masks drawn once: on a CPU, torch's own dropout costs a fifth of a step, a slice of this next to nothing."""
    return (torch.rand(1 << 24) >= share).float() / (1 - share)


def drop(x: Tensor, share: float) -> Tensor:
    """Dropout; share 0 leaves x as it is."""
    if not share:
        return x
    if x.is_cuda or x.numel() >= 1 << 24:
        return functional.dropout(x, share)
    pool = mask_pool(share)
    start = int(torch.randint(0, pool.numel() - x.numel(), (1,)))
    return x * pool[start : start + x.numel()].view(x.shape).to(x.dtype)


def attend(q: Tensor, k: Tensor, v: Tensor, heads: int, mask: Tensor | None) -> Tensor:
    """Attention over (batch, length, d); `mask` (batch, 1, 1, length) is True at tokens, None means causal."""
    q, k, v = (x.unflatten(-1, (heads, -1)).transpose(1, 2) for x in (q, k, v))
    if q.is_cuda:
        out = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask, is_causal=mask is None)
        return out.transpose(1, 2).flatten(2)
    scores = q * q.size(-1) ** -0.5 @ k.transpose(-1, -2)  # in the plain form: faster than torch's on a CPU
    if mask is None:
        scores = scores + torch.full(scores.shape[-2:], -1e4, dtype=scores.dtype).triu(1)
    else:
        scores = scores + (~mask).to(scores.dtype) * -1e4
    return (scores.softmax(-1) @ v).transpose(1, 2).flatten(2)


@dataclass(frozen=True)
class Network:
    """Weights that can run. `dropout` is for training only."""

    shape: Shape
    weights: Weights
    dropout: float = 0.0

    def linear(self, name: str, x: Tensor) -> Tensor:
        """The product with a weight matrix, plus its bias."""
        return functional.linear(x, self.weights[name + ".weight"], self.weights[name + ".bias"])

    def norm(self, name: str, x: Tensor, epsilon: float = 1e-5) -> Tensor:
        """Layer normalisation."""
        return functional.layer_norm(
            x, (self.shape.d,), self.weights[name + ".weight"], self.weights[name + ".bias"], epsilon
        )

    def encode(self, source: Tensor) -> tuple[Tensor, Tensor]:
        """Source ids -> memory, and the mask that is True at its tokens."""
        mask = (source != PAD)[:, None, None, :]
        x = self.weights["emb.weight"][source] + self.weights["pos"][: source.size(1)]
        x = drop(self.norm("ln0", x, 1e-12), self.dropout)
        for i in range(self.shape.enc_layers):
            q, k, v = self.linear(f"enc.{i}.qkv", x).chunk(3, -1)
            attended = self.linear(f"enc.{i}.o", attend(q, k, v, self.shape.enc_heads, mask))
            x = self.norm(f"enc.{i}.n1", x + drop(attended, self.dropout), 1e-12)
            inner = self.linear(f"enc.{i}.b", functional.gelu(self.linear(f"enc.{i}.a", x)))
            x = self.norm(f"enc.{i}.n2", x + drop(inner, self.dropout), 1e-12)
        return x, mask

    def decode(self, memory: Tensor, mask: Tensor, target: Tensor) -> Tensor:
        """Memory and the target ids so far -> a state for each next token."""
        heads = self.shape.dec_heads
        activation: Callable[[Tensor], Tensor] = functional.gelu if self.shape.whisper else functional.relu
        scale = 1.0 if self.shape.whisper else math.sqrt(self.shape.d)
        y = self.weights["temb.weight"][target] * scale + self.weights["tpos"][: target.size(1)]
        y = drop(y, self.dropout)
        for i in range(self.shape.dec_layers):
            q, k, v = self.linear(f"dec.{i}.qkv", self.norm(f"dec.{i}.n1", y)).chunk(3, -1)
            y = y + drop(self.linear(f"dec.{i}.so", attend(q, k, v, heads, None)), self.dropout)
            q = self.linear(f"dec.{i}.q", self.norm(f"dec.{i}.n2", y))
            k, v = self.linear(f"dec.{i}.kv", memory).chunk(2, -1)
            y = y + drop(self.linear(f"dec.{i}.co", attend(q, k, v, heads, mask)), self.dropout)
            inner = activation(self.linear(f"dec.{i}.a", self.norm(f"dec.{i}.n3", y)))
            y = y + drop(self.linear(f"dec.{i}.b", drop(inner, self.dropout)), self.dropout)
        return self.norm("nd", y)

    def logits(self, states: Tensor) -> Tensor:
        """States -> a score for every piece of the vocabulary."""
        return functional.linear(states, self.weights["temb.weight"], self.weights["tb"])

    def loss(self, source: Tensor, target: Tensor, smoothing: float = 0.0) -> tuple[Tensor, int]:
        """Cross-entropy in nats summed over the target tokens, and their number."""
        logits = self.logits(self.decode(*self.encode(source), target[:, :-1])).float()
        gold = target[:, 1:]
        summed = functional.cross_entropy(
            logits.flatten(0, 1), gold.flatten(), ignore_index=PAD, label_smoothing=smoothing, reduction="sum"
        )
        return summed, int((gold != PAD).sum())

    def greedy(self, source: Tensor, limit: int) -> list[tuple[list[int], float]]:
        """Source ids -> for each row the best next token taken again and again, and its mean log probability."""
        memory, mask = self.encode(source)
        out = torch.full((len(source), 1), BOS, device=source.device)
        total, length = torch.zeros(len(source), device=source.device), torch.ones_like(out[:, 0])
        done = torch.zeros_like(out[:, 0], dtype=torch.bool)
        for _ in range(limit):
            scores, token = self.logits(self.decode(memory, mask, out)[:, -1]).float().log_softmax(-1).max(-1)
            token[done] = PAD
            total, length = total + scores * ~done, length + ~done
            out = torch.cat([out, token[:, None]], 1)
            done = done | (token == EOS)
            if bool(done.all()):
                break
        means = (total / length).tolist()
        kept = [[t for t in ids if t not in (UNK, BOS, EOS, PAD)] for ids in out.tolist()]
        return list(zip(kept, means, strict=True))
