"""A project that installs this one, with sources of its own and all shipped systems off."""

import json
import shutil
from pathlib import Path
from typing import Any

import duckdb
import pytest
from conftest import integration_project, run_dbt

RECORDS = "int_identity__records"
PEOPLE = "staging.stg_people__identity_records"


def dbt(*arguments: str, work: Path) -> Any:
    """Run dbt in the integration project, on the people that stand in it."""
    project = integration_project()
    files = {"C360_PEOPLE": "people", "C360_FEBRL": "febrl", "C360_GRAPH_EDGES": "graph_edges"}
    env = {name: str(project / "data" / f"{file}.csv") for name, file in files.items()}
    return run_dbt(*arguments, work=work, project=project, env=env)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which a plain `dbt build` of integration_tests/ has run."""
    work = tmp_path_factory.mktemp("package")
    result = dbt("build", work=work)
    assert result.returncode == 0, result.stdout[-4000:]
    return work


def test_a_plain_build_passes_and_publishes_the_project_s_people(built: Path) -> None:
    with duckdb.connect(str(built / "warehouse" / "customer_360.duckdb"), read_only=True) as opened:
        records = opened.sql(
            "select source_system, count(*) from marts.customer_identities group by 1 order by 1"
        ).fetchall()
        assert records == [("febrl", 3), ("people", 10)]
        watched = opened.sql(
            "select distinct table_name from governance.gate_results"
            " where gate = 'gate_sources' and success order by all"
        ).fetchall()
    assert watched == [("febrl.identity_records",), ("people.identity_records",)]


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        (
            "alter table {} rename phone to mobil_phone",
            "stg_people__identity_records: column 'mobil_phone' is none of the columns that"
            " identity reads; is 'mobile_phone' meant? Known are: source_system, ",
        ),
        (
            "alter table {} drop source_entity",
            "stg_people__identity_records: column 'source_entity' is missing",
        ),
        (
            "alter table {} alter birth_date type varchar",
            "stg_people__identity_records: column 'birth_date' is of type varchar and must be of"
            " type date",
        ),
    ],
)
def test_a_source_that_breaks_the_contract_is_named(
    built: Path, tmp_path: Path, statement: str, message: str
) -> None:
    result = after(built, tmp_path, statement, "run", "--select", RECORDS)
    assert result.returncode == 1
    assert message in " ".join(result.stdout.split())


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        (
            "update {} set source_record_id = ' ' where source_record_id in ('m1', 'm2')",
            "stg_people__identity_records: source_record_id is missing in 2 rows",
        ),
        (
            "update {} set source_record_id = 'm1' where source_record_id = 'm2'",
            "people: the same source_entity and source_record_id more than once in 2 rows.",
        ),
        (
            "update {} set source_entity = case source_record_id when 'm1' then 'e-1' else 'e' end,"
            " source_record_id = case source_record_id when 'm1' then '2' else '1-2' end"
            " where source_record_id in ('m1', 'm2')",
            "people: source_entity-source_record_id is the same of different records"
            " (leave hyphens out of source_entity) in 2 rows.",
        ),
    ],
)
def test_a_record_without_a_key_of_its_own_is_told_with_its_source(
    built: Path, tmp_path: Path, statement: str, message: str
) -> None:
    only = ("--select", "sources_name_each_record_once")
    result = after(built, tmp_path, statement, "test", *only)
    assert result.returncode == 1
    assert message in " ".join(result.stdout.split())
    assert after(built, tmp_path, "checkpoint", "test", *only).returncode == 0


def test_blanks_are_no_value(built: Path, tmp_path: Path) -> None:
    statement = "update {} set national_id = '', phone = '  ', city = ' Fenwick '"
    assert after(built, tmp_path, statement, "run", "--select", RECORDS).returncode == 0
    with duckdb.connect(str(tmp_path / "warehouse" / "build.duckdb")) as opened:
        found = opened.sql(
            f"select distinct national_id, phone, city from identity.{RECORDS}"
            " where source_system = 'people'"
        )
        assert found.fetchall() == [(None, None, "Fenwick")]


def test_a_setting_of_the_command_line_leaves_the_project_s_sources(tmp_path: Path) -> None:
    result = dbt(
        *("--quiet", "ls", "--resource-type", "model", "--output", "name"),
        *("--select", f"1+{RECORDS}", "--vars", json.dumps({"identity": {"max_block_size": 500}})),
        work=tmp_path,
    )
    models = {line for line in result.stdout.split() if line.startswith("stg_")}
    assert models == {"stg_people__identity_records", "stg_febrl__identity_records"}


def test_a_partial_build_runs_no_test_of_what_it_does_not_build(tmp_path: Path) -> None:
    listed = dbt(
        *("--quiet", "ls", "--resource-type", "test", "--output", "name"),
        *("--select", "+int_identity__clusters"),
        work=tmp_path,
    )
    tests = set(listed.stdout.split())
    assert "clusters_hold_no_contradiction" in tests
    assert "gate_sources_passed" in tests
    assert not {"explanations_add_up", "gate_identity_passed"} & tests


def after(built: Path, work: Path, statement: str, *command: str) -> Any:
    """Run dbt on a copy of what was built, after the statement on the table of the people."""
    shutil.copytree(built / "warehouse", work / "warehouse", dirs_exist_ok=True)
    with duckdb.connect(str(work / "warehouse" / "build.duckdb")) as opened:
        opened.execute(statement.format(PEOPLE))
    return dbt(*command, work=work)
