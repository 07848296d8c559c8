"""Connected components in SQL against networkx, and the materialization `iterate` by itself."""

import itertools
import random
import signal
from collections.abc import Iterator
from pathlib import Path

import duckdb
import networkx as nx
import pytest
from conftest import FEBRL, integration_project, run_dbt
from hypothesis import given, settings
from hypothesis import strategies as st
from iterate_sql import compiled_step, fill, run_until_unchanged

Edges = list[tuple[int, int]]
COUNT = ("run", "--select", "counter", *FEBRL)


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all runs, so that the project is parsed once."""
    return tmp_path_factory.mktemp("iterate")


@pytest.fixture(scope="module")
def step_sql(work: Path) -> str:
    """One round of the search as dbt compiles it, from `state` (node, label) and `edges`."""
    call = "customer_360.connected_components_step('edges', 'node', 'label')"
    return compiled_step(call, work)


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(config={"threads": 1}) as connection:
        yield connection


def components_in_sql(
    connection: duckdb.DuckDBPyConnection, step_sql: str, nodes: list[int], edges: Edges
) -> tuple[dict[int, int], int]:
    """Run rounds until nothing changes; return the label of each node and the number of rounds."""
    fill(connection, "edges", "record_a integer, record_b integer", edges)
    fill(connection, "state", "node integer, label integer", [(n, n) for n in nodes])
    return run_until_unchanged(connection, step_sql, "node", "label")


def components_in_networkx(nodes: list[int], edges: Edges) -> dict[int, int]:
    """Return the smallest node of each node's component."""
    graph = nx.Graph(edges)
    graph.add_nodes_from(nodes)
    return {n: min(part) for part in nx.connected_components(graph) for n in part}


@st.composite
def graphs(draw: st.DrawFn) -> tuple[list[int], Edges]:
    nodes = draw(st.lists(st.integers(1, 10_000), unique=True, min_size=1, max_size=40))
    ends = st.sampled_from(nodes)
    edges = draw(st.lists(st.tuples(ends, ends), max_size=60))
    return nodes, edges


@settings(max_examples=150, deadline=None, derandomize=True)
@given(graph=graphs())
def test_random_graphs(
    connection: duckdb.DuckDBPyConnection, step_sql: str, graph: tuple[list[int], Edges]
) -> None:
    found, _ = components_in_sql(connection, step_sql, *graph)
    assert found == components_in_networkx(*graph)


def test_a_long_path_takes_few_rounds(connection: duckdb.DuckDBPyConnection, step_sql: str) -> None:
    """Plain label propagation would take as many rounds as the path is long."""
    nodes = list(range(1, 5001))
    edges = list(itertools.pairwise(nodes))
    found, rounds = components_in_sql(connection, step_sql, nodes, edges)
    assert set(found.values()) == {1}
    assert rounds <= 20


def test_a_run_over_many_graphs_at_once(work: Path) -> None:
    """Disjoint graphs side by side: a hundred random graphs in one run of dbt."""
    shuffled = random.Random(4)
    union = nx.Graph()
    for seed in range(100):
        graph = [
            nx.gnm_random_graph(30, 25, seed=seed),
            nx.path_graph(30),
            nx.random_labeled_tree(30, seed=seed),
            nx.barabasi_albert_graph(30, 2, seed=seed),
        ][seed % 4]
        union = nx.disjoint_union(union, graph)
    names = list(range(1, len(union) + 1))
    shuffled.shuffle(names)
    union = nx.relabel_nodes(union, dict(zip(union, names, strict=True)))
    lines = [f"{a},{b}" if shuffled.random() < 0.5 else f"{b},{a}" for a, b in union.edges]
    shuffled.shuffle(lines)
    edges = work / "edges.csv"
    edges.write_text("\n".join(["record_a,record_b", *lines]))

    result = run_dbt(
        "build",
        *("--select", "graph_edges", "graph_components", *FEBRL),
        work=work,
        project=integration_project(),
        env={"C360_GRAPH_EDGES": str(edges)},
    )
    assert result.returncode == 0, result.stdout
    with duckdb.connect(str(work / "warehouse" / "build.duckdb"), read_only=True) as build:
        found = dict(build.execute("select * from staging.graph_components").fetchall())
    connected = [n for n in union if union.degree(n)]
    assert found == {n: min(nx.node_connected_component(union, n)) for n in connected}


def run_counter(work: Path, stops_at: int = 5, unsettled: str = "stop") -> tuple[int, str]:
    env = {"C360_COUNTER_STOPS_AT": str(stops_at), "C360_COUNTER_UNSETTLED": unsettled}
    result = run_dbt(*COUNT, work=work, project=integration_project(), env=env)
    return result.returncode, result.stdout


def counted(work: Path) -> list[tuple[int, int]]:
    with duckdb.connect(str(work / "warehouse" / "build.duckdb"), read_only=True) as build:
        return build.execute("select * from staging.counter").fetchall()


def test_an_iteration_that_does_not_settle_or_is_killed_leaves_the_table(work: Path) -> None:
    assert run_counter(work)[0] == 0
    assert counted(work) == [(1, 5)]

    code, output = run_counter(work, stops_at=100)
    assert code == 1
    assert "round 20 of at most 20 (max_rounds) still changed 1 rows" in output
    assert counted(work) == [(1, 5)]

    killed = run_dbt(
        *COUNT,
        work=work,
        project=integration_project(),
        env={"C360_COUNTER_STOPS_AT": "50000", "C360_COUNTER_ROUNDS": "50000"},
        killed_at="round 10 changed",
    )
    assert killed.returncode == -signal.SIGKILL, killed.stdout[-2000:]
    assert counted(work) == [(1, 5)]
    assert run_counter(work, stops_at=7, unsettled="first_state")[0] == 0
    assert counted(work) == [(1, 7)]
    code, output = run_counter(work, stops_at=100, unsettled="first_state")
    assert code == 0
    assert "still changed 1 rows. What it began with is used instead." in output
    assert counted(work) == [(1, 0)]
