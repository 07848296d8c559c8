"""The benchmark's arithmetic and tables; it is run whole by `make bench`."""

from pathlib import Path
from typing import Any

import pytest

from customer360.bench import build, clusters, peers, report, synthetic


def test_as_many_records_are_the_same_file(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        synthetic.write(500, tmp_path / name)
    for path in sorted((tmp_path / "one").iterdir()):
        assert path.read_bytes() == (tmp_path / "other" / path.name).read_bytes()
    assert (tmp_path / "one" / "people.csv").read_text().count("\n") == 501


@pytest.mark.parametrize(
    ("kind", "name", "layer"),
    [
        ("model", "base_crm__contacts", "reading"),
        ("model", "stg_crm__contacts", "staging"),
        ("model", "int_identity__edges", "identity"),
        ("model", "gate_sources", "gates"),
        ("model", "gate_results", "marts"),
        ("model", "customer_rfm", "marts"),
        ("test", "unique_orders_order_key", "tests and seeds"),
    ],
)
def test_a_name_tells_the_layer(kind: str, name: str, layer: str) -> None:
    assert build.layer_of(kind, name) == layer


def node(name: str, start: int, end: int) -> dict[str, Any]:
    timing = [
        {
            "name": "execute",
            "started_at": f"2026-01-01T00:00:{start:02}.000000Z",
            "completed_at": f"2026-01-01T00:00:{end:02}.000000Z",
        }
    ]
    seconds = float(end - start)
    return {"unique_id": f"model.p.{name}", "timing": timing, "execution_time": seconds}


def test_a_layer_sums_its_models_and_sees_the_memory_of_its_time() -> None:
    results = [node("stg_a", 0, 4), node("stg_b", 1, 6), node("int_orders__x", 10, 12)]
    nodes = [found for found in map(build.timed, results) if found]
    base = build.seconds_of("2026-01-01T00:00:00Z")
    samples = [(base + at, size) for at, size in [(2, 5), (5, 9), (8, 50), (11, 7)]]
    assert build.layers(nodes, samples) == [
        {"layer": "staging", "nodes": 2, "seconds": 9.0, "peak_bytes": 9},
        {"layer": "orders", "nodes": 1, "seconds": 2.0, "peak_bytes": 7},
    ]


def test_a_node_that_was_skipped_has_no_time() -> None:
    assert build.timed({"unique_id": "model.p.x", "timing": [], "execution_time": 0}) is None


def test_the_report_names_a_build_that_failed() -> None:
    result = {
        "people": 1000,
        "succeeded": False,
        "machine": {"cores": 2, "system": "Linux", "python": "3.11"},
        "seconds": 12.3,
        "seconds_of_dbt_doing_nothing": 4.0,
        "peak_bytes": 2**30,
        "rows": {},
        "layers": [{"layer": "staging", "nodes": 2, "seconds": 9.0, "peak_bytes": 2**29}],
        "slowest": [{"model": "stg_a", "seconds": 5.0}],
    }
    text = report.markdown([result])
    assert "1,000 people" in text
    assert "the build failed" in text
    assert "| whole build               |    12.3 |         1.0 |" in text


def test_clusters_are_measured_by_pairs_and_by_records() -> None:
    truth = {"a": 1, "b": 1, "c": 1, "d": 2, "e": 3}
    found = clusters.measure({"a": "x", "b": "x", "c": "y", "d": "y"}, truth)
    assert found["precision"] == 1 / 2, "ab is right, cd is wrong"
    assert found["recall"] == 1 / 3, "of ab, ac and bc"
    assert found["f1"] == pytest.approx(2 / 5)
    # In the order a to e: the share of the cluster that is right, of the person that is there.
    precision, recall = (1 + 1 + 1 / 2 + 1 / 2 + 1) / 5, (2 / 3 + 2 / 3 + 1 / 3 + 1 + 1) / 5
    assert found["b3_f1"] == pytest.approx(2 * precision * recall / (precision + recall))
    assert (found["largest_cluster"], found["largest_true_cluster"]) == (2, 3)


def test_where_no_pair_is_joined_there_is_no_precision() -> None:
    found = clusters.measure({}, {"a": 1, "b": 1})
    assert (found["precision"], found["recall"], found["f1"]) == (None, 0, 0)


def test_the_report_shows_both_contestants() -> None:
    reached = clusters.measure({"a": 1, "b": 1}, {"a": 1, "b": 1})
    text = report.accuracy([{"set": "FEBRL 3", "contestant": "Splink", **reached}])
    assert "| FEBRL 3, Splink |    1.0000 | 1.0000 | 1.0000 | 1.0000 |          2 of 2 |" in text
    cost = {"seconds": 5.0, "cpu_seconds": 8.0, "peak_bytes": 2**30}
    race = {
        "records": 100_000,
        "rounds": {"this project": [cost] * 3},
        "contestants": [{"contestant": "this project", **cost, **reached}],
        "slowest": [("int_identity__edges", 1.5)],
    }
    text = report.speed([race])
    assert "## 100,000 records, medians" in text
    assert "| this project |     5.0 |           8.0 |         1.0 |    1.0000 | 1.0000 |" in text


def test_draws_of_a_firm_are_one_row_with_their_means() -> None:
    def outcome(who: str, f1: float | None, largest: int) -> dict[str, Any]:
        shares = {"precision": f1, "recall": 0.5, "f1": f1, "b3_f1": 0.75}
        return {
            **{"set": "shop, 60 people", "contestant": who, **shares},
            **{"largest_cluster": largest, "largest_true_cluster": 4},
        }

    one, other = peers.means(
        [outcome("a", 0.5, 3), outcome("b", None, 1), outcome("a", 1.0, 5), outcome("b", 0.25, 2)]
    )
    assert (one["f1"], one["recall"], one["largest_cluster"]) == (0.75, 0.5, 5)
    assert (other["f1"], other["largest_cluster"]) == (0.25, 2)
    assert peers.mean([None, None]) is None


def test_a_small_firm_is_drawn_several_times() -> None:
    cases = list(peers.small_firms([20]))
    titles = {case.title for case in cases}
    assert len(cases) == peers.DRAWS * len(titles)
    assert all(title.endswith(", 20 people") for title in titles)
    assert all(len({row["person_id"] for row in case.truth}) <= 20 for case in cases)
    first, second = cases[:2]
    assert first.records != second.records
