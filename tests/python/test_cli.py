"""The command customer360: clear lines instead of tracebacks, and a screen that fits."""

import json
from pathlib import Path

import duckdb
import pytest
from conftest import ROOT

from customer360 import cli, commands, summary


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder, without anybody's settings."""
    monkeypatch.chdir(tmp_path)
    for name in ("C360_RAW", "DBT_TARGET_PATH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("C360_WAREHOUSE", str(tmp_path / "warehouse" / "customer_360.duckdb"))
    return tmp_path


def publish(folder: Path, sql: str) -> None:
    (folder / "warehouse").mkdir(exist_ok=True)
    with duckdb.connect(str(folder / "warehouse" / "customer_360.duckdb")) as connection:
        connection.execute(sql)


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["build"], "no dbt_project.yml in"),
        (["summary"], "no dbt_project.yml in"),
        (["query", "select 1"], "nothing is published yet at"),
        (["demo", "--people", "3"], "3 people are too few"),
    ],
)
def test_what_can_not_be_done_is_one_line(
    arguments: list[str], complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(arguments) == 1
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.count("\n") == 1
    assert complaint in output.err


def test_an_argument_that_no_command_knows_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(["summary", "--loud"])
    assert "unknown argument --loud" in capsys.readouterr().err


def test_a_query_changes_nothing_and_says_what_is_wrong(
    elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    publish(elsewhere, "create table t as select 42 as answer")
    assert cli.main(["query", "from t"]) == 0
    assert "42" in capsys.readouterr().out
    assert cli.main(["query", "drop table t"]) == 1
    assert "read-only" in capsys.readouterr().err
    assert cli.main(["query", "from nowhere"]) == 1
    assert "nowhere" in capsys.readouterr().err


def test_demo_data_are_made_only_where_raw_data_are_looked_for_and_missing(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[object] = []
    monkeypatch.setattr(cli, "run_demo", lambda options, further: made.append(options.out))
    project = elsewhere / "dbt_project.yml"
    project.write_text("name: a_project_that_installs_this_one")
    cli.make_demo_data_where_none_is()
    assert made == []
    project.write_text("vars: {raw_path: data/raw}")
    cli.make_demo_data_where_none_is()
    assert made == [Path("data")]

    (elsewhere / "data" / "raw" / "crm").mkdir(parents=True)
    (elsewhere / "data" / "raw" / "crm" / "contacts.csv").write_text("contact_id\n")
    cli.make_demo_data_where_none_is()
    project.write_text("vars: {raw_path: /mnt/extracts}")
    cli.make_demo_data_where_none_is()
    monkeypatch.setenv("C360_RAW", "/mnt/extracts")
    cli.make_demo_data_where_none_is()
    assert len(made) == 1


@pytest.mark.parametrize("project", ["customer_360", "a_project_that_installs_this_one"])
def test_a_frozen_model_is_one_seed_wherever_it_is_kept(
    project: str, elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (elsewhere / "dbt_project.yml").write_text(f"name: {project}")
    (elsewhere / "warehouse").mkdir()
    with duckdb.connect(str(elsewhere / "warehouse" / "build.duckdb")) as connection:
        connection.execute(
            """
            create schema identity;
            create table identity.int_identity__match_model as select
                'match' as pair_kind, 0 as comparison_number, 1 as level_number, -0.5 as log_share;
            create table identity.int_identity__explanation_steps as select
                0 as comparison_number, 1 as level_number, 'email' as step, 'equal' as level_name,
                1 as step_order;
            """
        )
    assert cli.main(["freeze"]) == 0
    seed = elsewhere / "seeds" / "frozen_match_model.csv"
    assert seed.read_text().splitlines()[1] == "match,email,equal,-0.5"
    said = capsys.readouterr().out
    assert "dbt seed --select frozen_match_model" in said
    off = "seeds: {customer_360: {frozen_match_model: {+enabled: false}}}"
    assert (off in said) == (project != "customer_360")


def test_the_screen_without_anything_built() -> None:
    assert "nothing yet" in summary.screen()


def test_the_screen_shows_what_is_there_and_leaves_out_what_is_not(elsewhere: Path) -> None:
    publish(
        elsewhere,
        """
        create schema marts; create schema governance;
        create table marts.customer_master as select i as customer_id from range(1200) as n(i);
        create table marts.customer_identities as
            select case when i < 2000 then 'crm' else 'shop' end as source_system
            from range(3000) as n(i);
        create table marts.customer_rfm as select
            case when i < 300 then 'Champions' else 'Prospect' end as rfm_segment,
            date '2026-02-28' as as_of
        from range(1200) as n(i);
        create table governance.gate_results as select
            'gate_sources' as gate, 'run' as run_id, timestamp '2026-03-01' as run_started_at,
            'warning' as severity, i > 0 as success, 'a rather long message: ' || repeat('so ', 40)
                as message
        from range(5) as n(i);
        """,
    )
    screen = summary.screen()
    assert "1,200 people from 3,000 records (crm 2,000, shop 1,000)" in screen
    assert "Prospect 900, Champions 300" in screen
    assert "gate_sources passed, 5 expectations, 1 warning\n" in screen
    assert "a rather long message" in screen
    assert "2026-02-28" in screen
    assert "matching" not in screen
    assert max(map(len, screen.splitlines())) <= 80


def test_the_screen_names_commands_that_exist_where_it_is_shown(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(elsewhere, "create schema marts; create table marts.customer_rfm (as_of date)")
    screen = summary.screen()
    assert "as of       unknown" in screen
    assert not screen.partition("try  ")[2].split()[0].startswith(".venv")
    assert "dbt docs generate" in screen
    assert "make " not in screen

    monkeypatch.chdir(ROOT)
    assert commands.build() == "make build"
    assert commands.docs() == "make docs"
    assert commands.customer360() == ".venv/bin/customer360"


def test_the_screen_after_a_failure_says_where_and_what_to_do(elsewhere: Path) -> None:
    results = [
        {"unique_id": "test.customer_360.keys_are_unique.1", "status": "fail", "failures": 3,
         "message": "Got 3 results, configured to fail if != 0", "execution_time": 1},
        {"unique_id": "model.customer_360.orders", "status": "skipped", "failures": None,
         "message": None, "execution_time": 0},
    ]  # fmt: skip
    run = {"metadata": {"invocation_id": "x"}, "elapsed_time": 12.3, "results": results}
    (elsewhere / "target").mkdir()
    (elsewhere / "target" / "run_results.json").write_text(json.dumps(run))
    screen = summary.screen()
    assert "stopped after 12 s" in screen
    assert "test keys_are_unique: 3 rows against it" in screen
    assert "1 step below" in screen
    assert "what to do" in screen

    run["args"] = {"which": "show"}
    (elsewhere / "target" / "run_results.json").write_text(json.dumps(run))
    assert summary.screen().startswith("Customer 360\n")
