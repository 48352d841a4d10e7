"""Pairs -> padded batches of token ids, without end."""

import random
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from translate.train.augment import augmented
from translate.train.clean import WEIGHTS
from translate.train.corpus import Pair
from translate.train.names import collected
from translate.train.settings import Settings
from translate.train.weights import BOS, EOS, PAD

Ids = list[int]
Encode = Callable[[list[str]], list[Ids]]  # SentencePieceProcessor.encode
Batch = tuple[NDArray[np.int64], NDArray[np.int64]]  # source (B, S), target (B, T)
T = TypeVar("T")

LONGEST = 160  # tokens
CHUNK = 20_000  # rows sorted by length together, so that a batch holds rows of about one length


def padded(rows: Sequence[Ids]) -> NDArray[np.int64]:
    """Rows of ids as one array, its length a multiple of 8: few shapes keep the kernels of a CPU cached."""
    length = (max(map(len, rows)) + 7) // 8 * 8
    out = np.full((len(rows), length), PAD, np.int64)
    for i, ids in enumerate(rows):
        out[i, : len(ids)] = ids
    return out


def source_batch(rows: Sequence[Ids]) -> NDArray[np.int64]:
    """Source ids, each row started and ended, as e5 was trained: a word in the place of the start would be lost."""
    return padded([[BOS, *ids, EOS] for ids in rows])


def batch(rows: Sequence[tuple[Ids, Ids]]) -> Batch:
    """Source and target ids, ended, the target started."""
    return source_batch([s for s, _ in rows]), padded([[BOS, *t, EOS] for _, t in rows])


def weighted(pairs: Sequence[Pair], rng: random.Random) -> list[Pair]:
    """One pass over the pairs in random order, each as often as its tag weighs."""
    once = []
    for pair in pairs:
        weight = WEIGHTS.get(pair.tag, 1.0)
        once += [pair] * (int(weight) + (rng.random() < weight % 1))
    rng.shuffle(once)
    return once


def grouped(rows: list[tuple[Ids, Ids]], tokens: int, rng: random.Random) -> list[list[tuple[Ids, Ids]]]:
    """Rows in batches of about so many tokens (padding counted, the mean of both sides), rows of a length together."""

    def room(row: tuple[Ids, Ids]) -> tuple[int, int]:
        return (len(row[1]) + 8) // 8 * 8, (len(row[0]) + 8) // 8 * 8

    groups: list[list[tuple[Ids, Ids]]] = [[]]
    widest = (0, 0)
    for row in sorted(rows, key=lambda row: (*room(row), rng.random())):
        widest = max(widest[0], room(row)[0]), max(widest[1], room(row)[1])
        if groups[-1] and (len(groups[-1]) + 1) * sum(widest) > 2 * tokens:
            groups.append([])
            widest = room(row)
        groups[-1].append(row)
    rng.shuffle(groups)
    return [group for group in groups if group]


def batches(pairs: Sequence[Pair], encode: Encode, settings: Settings, seed: int) -> Iterator[Batch]:
    """Batches without end, augmented anew in each pass."""
    rng = random.Random(seed)
    names = collected(pairs)
    while True:
        once = weighted(pairs, rng)
        for start in range(0, len(once), CHUNK):
            rows = once[start : start + CHUNK]
            texts = [augmented(pair, rng.choice(pairs), names, settings.annotate, rng) for pair in rows]
            ids = zip(encode([s for s, _ in texts]), encode([t for _, t in texts]), strict=True)
            fitting = [row for row in ids if 0 < len(row[0]) <= LONGEST and 0 < len(row[1]) <= LONGEST]
            for group in grouped(fitting, settings.batch, rng):
                yield batch(group)


def ahead(items: Iterator[T], depth: int = 4) -> Iterator[T]:
    """The same items, made in a thread while the last ones are used."""
    with ThreadPoolExecutor(1) as pool:
        waiting = deque(pool.submit(next, items) for _ in range(depth))
        while True:
            waiting.append(pool.submit(next, items))
            yield waiting.popleft().result()
