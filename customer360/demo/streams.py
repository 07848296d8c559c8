"""Named random streams, and draws that come out the same on every machine.

Every aspect of the invented world (`people/births`, `crm/typos`, …) draws from a stream of its
own, made from the seed and the aspect's name.  A new aspect therefore changes no byte of the
others.  Draws use uniform numbers, integers, sums, divisions and square roots only: IEEE 754
rounds those alike everywhere, which can't be said of exponentials and logarithms.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Strings = npt.NDArray[np.object_]
Stream = np.random.Generator


class Streams:
    """The seed's family of random streams, one per name."""

    def __init__(self, seed: int) -> None:
        self.seed = seed

    def get(self, name: str) -> Stream:
        """Return the stream called `name`, at its beginning."""
        digest = hashlib.sha256(name.encode()).digest()
        words = [int.from_bytes(digest[i : i + 4], "big") for i in range(0, 16, 4)]
        return np.random.Generator(np.random.PCG64(np.random.SeedSequence([self.seed, *words])))


def texts(values: Sequence[str]) -> Strings:
    """Turn a sequence of text into an object array of the same length."""
    result = np.empty(len(values), dtype=object)
    result[:] = list(values)
    return result


def blank(n: int, value: str = "") -> Strings:
    """Return `n` times the same text."""
    result = np.empty(n, dtype=object)
    result[:] = value
    return result


def chance(rng: Stream, n: int, share: float | Floats) -> Flags:
    """Return `n` flags, each set with probability `share`."""
    return np.asarray(rng.random(n) < share)


def between(rng: Stream, low: Ints | int, high: Ints | int, n: int) -> Ints:
    """Return `n` integers, uniform over `low` … `high`, both included."""
    span = np.maximum(np.asarray(high) - np.asarray(low) + 1, 1)
    return np.asarray(low) + np.floor(rng.random(n) * span).astype(np.int64)


def weighted(rng: Stream, weights: Sequence[float] | Floats, n: int) -> Ints:
    """Return `n` positions, each drawn with probability proportional to its weight."""
    edges = np.cumsum(np.asarray(weights, dtype=np.float64))
    drawn = np.searchsorted(edges, rng.random(n) * edges[-1], side="right")
    return np.minimum(drawn, len(edges) - 1).astype(np.int64)


def pick(
    rng: Stream, values: Sequence[str] | Strings, n: int, weights: Sequence[float] | None = None
) -> Strings:
    """Return `n` of `values`, drawn with replacement (evenly, or by weight)."""
    array = values if isinstance(values, np.ndarray) else texts(values)
    if weights is None:
        return np.asarray(array[between(rng, 0, len(array) - 1, n)])
    return np.asarray(array[weighted(rng, weights, n)])


def zipf(n: int, shift: float) -> Floats:
    """Return `n` weights 1 / (rank + shift): few very common, then a long tail."""
    return np.asarray(1.0 / (np.arange(1, n + 1) + shift))
