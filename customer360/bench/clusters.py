"""How good clusters are: one measure for every contestant."""

from collections import Counter
from collections.abc import Iterable, Mapping
from math import fsum
from typing import Any


def measure(clusters: Mapping[str, Any], truth: Mapping[str, Any]) -> dict[str, Any]:
    """Compare the cluster of each record with its person, over the records that truth names.

    Precision, recall and F1 count pairs of records; None where there is no pair to count. B3
    (B-cubed) looks from each record at its own cluster. A record without a cluster stands alone.
    """
    found = {record: clusters.get(record, ("alone", record)) for record in truth}
    in_cluster = Counter(found.values())
    of_person = Counter(truth.values())
    together = Counter((found[record], truth[record]) for record in truth)
    right, joined, true = (pairs(counts.values()) for counts in (together, in_cluster, of_person))
    # The order of a sum of fractions would show in its last digit, so it is summed exactly.
    b3_precision = fsum(n * n / in_cluster[cluster] for (cluster, _), n in together.items())
    b3_recall = fsum(n * n / of_person[person] for (_, person), n in together.items())
    return {
        "records": len(truth),
        "precision": right / joined if joined else None,
        "recall": right / true if true else None,
        "f1": 2 * right / (joined + true) if joined + true else None,
        "b3_f1": 2 * b3_precision * b3_recall / (b3_precision + b3_recall) / len(truth),
        "largest_cluster": max(in_cluster.values()),
        "largest_true_cluster": max(of_person.values()),
    }


def pairs(sizes: Iterable[int]) -> int:
    """Return how many pairs groups of these sizes have."""
    return sum(size * (size - 1) // 2 for size in sizes)
