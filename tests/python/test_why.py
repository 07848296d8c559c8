"""The command `customer360 why` by itself; test_whole_build.py asks it about a built company."""

import re
from pathlib import Path

import duckdb
import pytest
from conftest import ROOT

from customer360 import cli, why

KEY = "0123456789abcdef" * 2


@pytest.fixture(autouse=True)
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The path of a working file that isn't there."""
    monkeypatch.setenv("C360_WAREHOUSE", str(tmp_path / "customer_360.duckdb"))
    return tmp_path / "build.duckdb"


def complaint(capsys: pytest.CaptureFixture[str], *records: str) -> str:
    assert cli.main(["why", *records]) == 1
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.count("\n") == 1
    return output.err


def test_what_can_not_be_asked_is_one_line(build: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "nothing is built yet" in complaint(capsys, KEY, KEY)
    with duckdb.connect(str(build)) as connection:
        connection.execute("create table t as select 1 as a")
    assert "+int_identity__match_explanations" in complaint(capsys, KEY, KEY)
    build.write_text("no database" * 1000)
    assert "is not a DuckDB database" in complaint(capsys, KEY, KEY)


def test_a_build_that_is_running_is_named(build: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """DuckDB lets one process write at a time; within this one it complains in other words."""
    with duckdb.connect(str(build)):
        assert "can't be opened" in complaint(capsys, KEY, KEY)


def test_skipped_blocks_lone_rules_and_blocked_values_are_said() -> None:
    with duckdb.connect() as connection:
        connection.execute(
            """
            create schema identity;
            create table identity.int_identity__block_keys as
                from (values (1, 1, 'x'), (1, 2, 'x'), (2, 1, 'y'), (2, 3, 'y'),
                    (8, 1, 'z'), (8, 4, 'z'), (16, 1, 'w'), (16, 4, 'w'))
                as t(rule_bits, profile_id, block_key);
            create table identity.int_identity__blocks as
                from (values (1, 'x', 'birth_date', 5000, true), (2, 'y', 'email', 2, false),
                    (8, 'z', 'full_name', 2, false), (16, 'w', 'mailbox', 2, false))
                as t(rule_bits, block_key, rule_name, profile_count, is_skipped);
            create table identity.int_identity__identifiers as
                from (values
                    (1, 'phone', '1', false, 'shared by too many people'),
                    (2, 'phone', '1', false, 'shared by too many people'),
                    (1, 'email', '2', true, null), (3, 'email', '2', true, null)
                ) as t(record_id, identifier_type, identifier_value, is_usable, blocked_reason);
            create table identity.int_identity__lone_pairs as
                from (values (8, 'full_name', 9000, true), (16, 'mailbox', 7, false))
                as t(rule_bit, rule_name, pair_count, is_skipped);
            create table identity.int_identity__blocked_records as
                from (values (1, false), (5, true)) as t(record_id, has_blocked_birth_date);
            """
        )
        skipped, blocked = why.not_compared(connection, [1, 2])
        assert "values of birth_date, but so do 5,000 profiles" in skipped
        assert blocked.endswith("a value of phone that joins nobody (shared by too many people).")
        assert "no block in common" in next(why.not_compared(connection, [1, 3]))
        (lone,) = why.not_compared(connection, [1, 4])
        assert lone.startswith("The rule full_name finds them alike, but it would find 9,000 pairs")
        (crowded,) = why.not_compared(connection, [1, 5])
        assert crowded.startswith("A birth date of theirs is read as none")


def test_the_likelier_partner_is_named() -> None:
    """Record 3 is likelier record 4 than 2, but can't be 6, and record 2 has nobody better."""
    with duckdb.connect() as connection:
        connection.execute(
            """
            create schema identity;
            create table identity.int_identity__scored_pairs as
                from (values (2, 3, 0.6, null), (3, 4, 0.8, null), (3, 5, 0.7, null),
                    (1, 2, 0.5, null), (3, 3, 1, null), (3, 6, 0.9, 'gender'))
                as t(profile_a, profile_b, match_probability, contradiction);
            create table identity.int_identity__records as
                from (values (1, 'k1', 'crm', 'contacts'), (2, 'k2', 'crm', 'contacts'),
                    (3, 'k3', 'shop', 'customers'), (4, 'k4', 'shop', 'guests'),
                    (5, 'k5', 'pos', 'loyalty_members'), (6, 'k6', 'crm', 'contacts'))
                as t(record_id, record_key, source_system, source_entity);
            """
        )
        two = why.Record("k2", "crm contacts", 2, 2, 2)
        three = why.Record("k3", "shop customers", 3, 3, 3)
        (said,) = why.better_partners(connection, two, three)
        assert said == "  likelier for b:  shop guests  k4"
        # 4 is record 2's partner, too, so it may be all three's; 5 can be one's alone.
        connection.execute(
            "insert into identity.int_identity__scored_pairs values (2, 4, 0.5, null)"
        )
        (said,) = why.better_partners(connection, two, three)
        assert said == "  likelier for b:  pos loyalty_members  k5"


def test_the_records_that_contradict_are_named() -> None:
    """Records 1 and 2 are one customer, 3 and 4 another; birth dates of 2 and 4 contradict."""
    with duckdb.connect() as connection:
        connection.execute(
            """
            create schema identity;
            create table identity.int_identity__scored_pairs as
                from (values (2, 4, 'birth_date'), (1, 3, null), (3, 4, 'gender'),
                    (4, 5, 'birth_date'))
                as t(profile_a, profile_b, contradiction);
            create table identity.int_identity__clusters as
                from (values (1, 1), (2, 1), (3, 3), (4, 3), (5, 5)) as t(record_id, cluster_id);
            create table identity.int_identity__records as
                select range as record_id, 'k' || range as record_key, 'crm' as source_system,
                    'contacts' as source_entity
                from range(1, 6);
            """
        )
        three = why.Record("k3", "crm contacts", 3, 3, 3)
        one = why.Record("k1", "crm contacts", 1, 1, 1)
        beside = list(why.contradicting(connection, three, one, "birth_date"))
        assert beside == ["  beside a:  crm contacts  k4", "  beside b:  crm contacts  k2"]
        assert not list(why.contradicting(connection, one, three, "gender"))
        four, two = why.Record("k4", "", 4, 4, 3), why.Record("k2", "", 2, 2, 1)
        assert not list(why.contradicting(connection, four, two, "birth_date"))


def test_the_lead_over_housemates_is_said() -> None:
    with duckdb.connect() as connection:
        connection.execute(
            """
            create schema identity;
            create table identity.int_identity__scored_pairs as
                from (values (1, 2, 9.25, 7.0))
                as t(profile_a, profile_b, match_weight, household_weight);
            """
        )
        (said,) = why.lead_over_housemates(connection, [1, 2])
        assert "by 2.2 bits" in said


@pytest.mark.parametrize(
    ("bits", "words"),
    [
        (0, "1.0 times as likely as not"),
        (10, "1,024 times as likely as not"),
        (-2, "4.0 times less likely than not"),
        (2000, "as good as certain"),
        (-30, "as good as impossible"),
    ],
)
def test_odds_are_said_in_words(bits: float, words: str) -> None:
    assert why.odds(bits) == words


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("fits several people", "one of them fits several people"),
        ("too little in common", "too little in common on the whole"),
        ("different phone", "each side has its own phone"),
        ("gender", "of the other, gender and given name differ"),
    ],
)
def test_each_reason_of_a_cut_has_words(reason: str, words: str) -> None:
    assert words in why.cut(reason)


def test_all_contradictions_have_words() -> None:
    sql = (ROOT / "macros" / "identity" / "compare.sql").read_text()
    macro = sql.partition("{% macro contradiction(")[2].partition("{% endmacro %}")[0]
    names = set(re.findall(r"then '(\w+)'", macro))
    assert names > {"birth_date", "birth_year"}
    assert set(why.CONTRADICTIONS) == names
    assert all(why.cut(name).endswith(why.CONTRADICTIONS[name]) for name in names)


@pytest.mark.parametrize(
    ("only_names_agree", "said"),
    [(True, "nothing but their names speaks for it"), (False, "too little for a rule")],
)
def test_equal_records_were_compared_whatever_became_of_their_blocks(
    only_names_agree: bool, said: str
) -> None:
    with duckdb.connect() as connection:
        connection.execute(
            f"""
            create schema identity;
            create table identity.int_identity__unjoined_pairs (
                profile_a int, profile_b int, reason text
            );
            create table identity.int_identity__compared_pairs (profile_a int, profile_b int);
            create table identity.int_identity__scored_pairs as
                select 1 as profile_a, 1 as profile_b, {only_names_agree} as only_names_agree;
            create table identity.int_identity__block_keys as
                from (values (1, 1, 'x'), (8, 1, 'z')) as t(rule_bits, profile_id, block_key);
            create table identity.int_identity__blocks as select
                1 as rule_bits, 'x' as block_key, 'birth_date' as rule_name,
                5000 as profile_count, true as is_skipped;
            create table identity.int_identity__lone_pairs as select
                8 as rule_bit, 'full_name' as rule_name, 9000 as pair_count, true as is_skipped;
            create table identity.int_identity__identifiers as select
                1 as record_id, 'phone' as identifier_type, '1' as identifier_value,
                false as is_usable, 'blocked value' as blocked_reason;
            create table identity.int_identity__blocked_records as
                select 1 as record_id, false as has_blocked_birth_date;
            """
        )
        a, b = (why.Record(f"k{number}", "crm contacts", number, 1, number) for number in (1, 2))
        lines = list(why.why_not(connection, a, b))
    assert said in " ".join(lines[:-1])
    assert lines[-1] == "They share a value of phone that joins nobody (blocked value)."
    assert not any("block was skipped" in line or "was left out" in line for line in lines)
