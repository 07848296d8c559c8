"""Labelled truth: what is read of it, and what is said where it can't be."""

from pathlib import Path

import duckdb
from conftest import run_dbt

LABEL = "crm,contacts,1,p1"


def truth_of(tmp_path: Path, named: Path) -> tuple[str, list[tuple[str, ...]]]:
    """Build the truth alone from the file named; return what dbt said, and the rows."""
    result = run_dbt(
        *("run", "--select", "int_identity__truth"),
        work=tmp_path,
        env={"C360_TRUTH": str(named)},
    )
    assert "Traceback" not in result.stdout
    if result.returncode:
        return result.stdout, []
    with duckdb.connect(str(tmp_path / "warehouse" / "build.duckdb"), read_only=True) as built:
        labels = "select person_id, household_id from identity.int_identity__truth order by all"
        return result.stdout, built.execute(labels).fetchall()


def test_who_lives_where_need_not_be_known(tmp_path: Path) -> None:
    """Labels of several files, one with households and one without; in any order of columns."""
    (tmp_path / "labels_a.csv").write_text(
        f"source_system,source_entity,source_record_id,person_id\n{LABEL}\n"
    )
    (tmp_path / "labels_b.csv").write_text(
        "household_id;person_id;Source_System;source_entity;source_record_id\nh1;p2;crm;contacts;2\n"
    )
    assert truth_of(tmp_path, tmp_path / "labels_a.csv")[1] == [("p1", None)]
    assert truth_of(tmp_path, tmp_path / "labels_?.csv")[1] == [("p1", None), ("p2", "h1")]


def test_labels_without_a_column_stop_the_run(tmp_path: Path) -> None:
    (tmp_path / "labels.csv").write_text(f"source_system,source_entity,record,person_id\n{LABEL}\n")
    stdout, rows = truth_of(tmp_path, tmp_path / "labels.csv")
    assert "lacks source_record_id" in stdout
    assert not rows
    assert LABEL not in stdout


def test_a_name_without_a_file_is_said(tmp_path: Path) -> None:
    stdout, rows = truth_of(tmp_path, tmp_path / "labels.csv")
    assert "where there is no file: nothing is measured" in stdout
    assert not rows
