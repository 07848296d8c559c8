"""Settings of identity: any key may be overridden, and what can't be meant stops the run."""

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import duckdb
import pytest
import yaml
from macro_sql import Macros, StoppedError

FILES = (
    "project/settings.sql",
    "identity/comparison_kinds.sql",
    "identity/check_identity_settings.sql",
    "identity/checks.sql",
    "identity/identity_settings.sql",
    "identity/record_contract.sql",
    "identity/blocking.sql",
    "identity/rules.sql",
    "read/raw_tables.sql",
)
ROOT = Path(__file__).resolve().parents[2]
RAW_TABLES = ["crm.contacts", "crm.accounts", "web.events", "vouchers.vouchers"]


def resolve(**identity: Any) -> dict[str, Any]:
    given = {"identity": identity, "raw_tables": RAW_TABLES}
    settings: dict[str, Any] = Macros(*FILES, given=given).identity_settings()
    return settings


class Relation(str):
    """The name of a table, with what dbt knows of it besides."""

    database = "memory"


def test_rules_are_numbered_by_strength() -> None:
    rules = resolve()["rules"]
    assert rules[0]["name"] == "tax_id"
    assert rules[-1]["name"] == "address_and_name"
    assert [rule["bit"] for rule in rules] == [2**n for n in range(len(rules))]


def test_a_system_with_raw_tables_is_a_source_unless_it_knows_nobody() -> None:
    sources = [f"stg_{system}__identity_records" for system in ("crm", "web", "vouchers")]
    assert resolve()["sources"] == [sources[0], sources[2]]
    assert resolve(systems_without_people=[])["sources"] == sources
    assert resolve(sources=["stg_members"])["sources"] == ["stg_members"]


def test_one_threshold_leaves_the_rest_as_it_was() -> None:
    before = resolve()["rules"]
    after = resolve(rules={"email_and_given_name": {"similar": {"given_name": 0.95}}})["rules"]
    changed = [new for old, new in zip(before, after, strict=True) if old != new]
    assert [rule["name"] for rule in changed] == ["email_and_given_name"]
    assert changed[0]["identifier"] == "email"
    assert changed[0]["similar"] == {"given_name": 0.95}


def test_a_rule_is_turned_off_by_null_and_bits_stay_dense() -> None:
    rules = resolve(rules={"tax_id": None})["rules"]
    assert rules[0]["name"] == "national_id"
    assert rules[0]["bit"] == 1


def test_an_extra_column_may_stand_in_identifiers_and_rules() -> None:
    settings = resolve(
        extra_columns={"passport": "text"},
        identifiers={"passport": {"columns": ["passport"], "max_people": 2}},
        rules={"passport": {"identifier": "passport"}, "twice": {"equal": ["passport"]}},
    )
    assert [rule["name"] for rule in settings["rules"]][-2:] == ["passport", "twice"]
    assert set(settings["identifiers"]) > {"email", "passport"}


def test_extra_columns_may_be_set_as_the_documentation_shows() -> None:
    pages = (ROOT / "docs" / "identity.md").read_text()
    block = re.search(r"```yaml\n(identity:\n  extra_columns:.*?)```", pages, re.DOTALL)
    assert block
    settings = resolve(**yaml.safe_load(block[1])["identity"])
    assert settings["rules"][-1]["identifier"] == "passport"
    assert settings["blocking"][-1]["identifier"] == "passport"
    kinds = {one["name"]: (one["kind"], one["columns"]) for one in settings["comparisons"]}
    assert kinds["passport"] == ("identifier", ["passport"])
    assert kinds["employer"] == ("text", ["employer"])


def test_an_identifier_needs_no_more_than_its_columns() -> None:
    settings = resolve(
        extra_columns={"passport": "text"}, identifiers={"passport": {"columns": ["passport"]}}
    )
    assert settings["identifiers"]["passport"]["max_people"] == 10


@pytest.mark.parametrize("entry", [{}, {"columns": None}, {"max_people": None}])
def test_an_identifier_named_like_a_column_stands_in_it(entry: dict[str, Any]) -> None:
    settings = resolve(extra_columns={"passport": None}, identifiers={"passport": entry})
    assert settings["extra_columns"]["passport"] == "text"
    assert settings["identifiers"]["passport"] == {
        "columns": ["passport"],
        "max_people": 10,
        "block_role_mailboxes": False,
    }


def test_null_in_a_default_identifier_or_comparison_is_the_default() -> None:
    before = resolve()
    email = dict.fromkeys(["columns", "max_people", "block_role_mailboxes", "blocked_values"])
    place = dict.fromkeys(["kind", "columns", "shared_in_household"])
    after = resolve(identifiers={"email": email}, comparisons={"place": place})
    assert after["identifiers"] == before["identifiers"]
    assert after["identifiers"]["email"]["block_role_mailboxes"] is True
    assert after["comparisons"] == before["comparisons"]


def test_a_comparison_is_of_texts_in_the_column_of_its_name() -> None:
    settings = resolve(extra_columns={"employer": "text"}, comparisons={"employer": {}})
    employer = settings["comparisons"][-1]
    assert (employer["name"], employer["kind"]) == ("employer", "text")
    assert employer["columns"] == ["employer"]


def test_null_turns_a_likeness_off() -> None:
    settings = resolve(
        rules={
            "phone_and_name": {"similar": {"family_name": None}},
            "email_and_given_name": {"not_unlike": {"given_name": None}},
        }
    )
    rules = {rule["name"]: rule for rule in settings["rules"]}
    assert rules["phone_and_name"]["similar"] == {"given_name": 0.9}
    assert rules["email_and_given_name"]["not_unlike"] == {}


@pytest.mark.parametrize("group", ["contradictions", "contradictions_waived_by", "evidence"])
def test_null_in_place_of_a_list_is_none_at_all(group: str) -> None:
    assert resolve(**{group: None})[group] == []


@pytest.mark.parametrize(
    ("identity", "message"),
    [
        ({"rule": {}}, "unknown setting 'rule'"),
        ({"sources": []}, "sources: must list at least one model"),
        ({"sources": "stg_crm__identity_records"}, "sources: must be a list"),
        ({"systems_without_people": "web"}, "systems_without_people: must be a list"),
        ({"rules": {"new": {"equals": ["email_key"]}}}, r"rules\.new: 'equals' is not known"),
        ({"rules": {"new": {"equal": ["mail"]}}}, r"rules\.new\.equal: 'mail' is not known"),
        ({"rules": {"new": {"unless_different": ["x"], "equal": ["phone"]}}}, "unless_different"),
        ({"rules": {"new": ["email_key"]}}, r"rules\.new: must be a mapping"),
        (
            {"rules": {"new": {"similar": {"given_name": 0.9}}}},
            r"rules\.new: needs an 'identifier'",
        ),
        ({"rules": {"new": {"identifier": "fax"}}}, r"'fax' is not one of identity\.identifiers"),
        (
            {"rules": {"new": {"equal": ["phone"], "similar": {"nose": 1}}}},
            r"rules\.new\.similar: 'nose' is not known",
        ),
        (
            {"rules": {"new": {"equal": ["phone"], "similar": {"given_name": 90}}}},
            r"similar\.given_name: must be a number from 0 to 1",
        ),
        ({"identifiers": {"fax": {"columns": ["fax"]}}}, r"fax\.columns: 'fax' is not known"),
        (
            {"identifiers": {"fax": {"max_people": 3}}},
            r"fax: names no columns, and 'fax' itself is none",
        ),
        ({"identifiers": {"email": {"max_people": 0}}}, r"email\.max_people: must be a number"),
        (
            {"identifiers": {"email": None}},
            r"email_and_given_name\.identifier: 'email' is turned off in identity\.identifiers;"
            r" null turns off the rule, too: rules: \{email_and_given_name: null\}",
        ),
        ({"identifiers": {"mail": None}}, "identifiers: 'mail' is not known"),
        (
            {"identifiers": {"phone": {"blocked_values": "+49"}}},
            r"phone\.blocked_values: must be a list",
        ),
        ({"identifiers": {"email": {"block_role_mailboxes": "no"}}}, "must be true or false"),
        ({"rules": {"adress_and_name": None}}, "rules: 'adress_and_name' is not known"),
        ({"rules": {"new": {}}}, r"rules\.new: must be a mapping, or null"),
        ({"rules": None}, "rules: must be a mapping"),
        ({"rules": {"new": {"equal": "phone"}}}, r"rules\.new\.equal: must be a list"),
        (
            {"rules": {"new": {"equal": ["phone"], "similar": ["phone"]}}},
            r"new\.similar: must be a mapping",
        ),
        ({"rules": {"o'neill": {"equal": ["phone"]}}}, "rules: 'o'neill' must be a name of"),
        ({"extra_columns": None}, "extra_columns: must be a mapping"),
        ({"extra_columns": {"phone": "text"}}, r"extra_columns\.phone: is a column that there is"),
        (
            {"extra_columns": {"birth_year": "integer"}},
            r"extra_columns\.birth_year: is a column that",
        ),
        *(
            (
                {"extra_columns": {name: "text"}},
                rf"extra_columns\.{name}: is a column that there is",
            )
            for name in ("component_id", "may_contradict", "traits")
        ),
        ({"extra_columns": {"passport no": "text"}}, "'passport no' must be a name of"),
        ({"systems_without_people": ["wbe"]}, "systems_without_people: 'wbe' is not known"),
        ({"evidence": "stg_x"}, "evidence: must be a list"),
        ({"extra_columns": {"passport": "blob"}}, r"extra_columns\.passport: 'blob' is none of"),
        ({"contradictions": ["star_sign"]}, "contradictions: 'star_sign' is not known"),
        ({"contradictions_waived_by": ["ssn"]}, "contradictions_waived_by: 'ssn' is not known"),
        ({"name_similarity": {"nick": 1}}, "name_similarity: 'nick' is not known"),
        ({"birth_date_similarity": {"one_digit": 2}}, r"birth_date_similarity\.one_digit: must be"),
        ({"accuracy_limits": {"min_precision": 99}}, r"accuracy_limits\.min_precision: must be"),
        ({"blocking": {"new": {"equal": ["zip"]}}}, r"blocking\.new\.equal: 'zip' is not known"),
        ({"blocking": {"new": {}}}, r"blocking\.new: must be a mapping, or null"),
        ({"blocking": {"new": ["phone"]}}, r"blocking\.new: must be a mapping, or null"),
        ({"blocking": {"adress": None}}, "blocking: 'adress' is not known"),
        (
            {"blocking": {"born": {"equal": ["birth_date"]}}},
            "born: finds the same pairs as blocking.birth_date",
        ),
        ({"blocking": {"new": {"identifier": "fax"}}}, r"blocking\.new\.identifier: 'fax' is not"),
        (
            {"comparisons": {"new": {"kind": "text"}}},
            r"comparisons\.new: names no columns, and 'new' itself is none; null turns it off",
        ),
        (
            {"comparisons": {"new": {"kind": "smell", "columns": ["phone"]}}},
            r"comparisons\.new\.kind: 'smell' is not known",
        ),
        (
            {"comparisons": {"new": {"kind": "text", "columns": ["employer"]}}},
            r"comparisons\.new\.columns: 'employer' is not known",
        ),
        (
            {"comparisons": {"new": {"kind": "place", "columns": ["city_key"]}}},
            r"comparisons\.new\.columns: must be 2 for the kind place",
        ),
        (
            {
                "extra_columns": {"work_email": "text"},
                "comparisons": {"work": {"kind": "email", "columns": ["work_email"]}},
            },
            r"comparisons\.work\.columns: must be \[email_key\] for the kind email",
        ),
        (
            {"comparisons": {"again": {"kind": "address", "columns": ["address_key"]}}},
            r"comparisons\.again: is the second of the kind address",
        ),
        (
            {"comparisons": {"born": {"kind": "birth_date", "columns": ["city_key"]}}},
            r"'city_key' is of type text, which the kind birth_date",
        ),
        *(
            (
                {
                    "extra_columns": {"one": kind, "other": "text"},
                    "comparisons": {"new": {"kind": "place", "columns": columns}},
                },
                rf"new\.columns: 'one' is of type {kind}, which the kind place does not",
            )
            for kind in ("integer", "date")
            for columns in (["one", "other"], ["other", "one"])
        ),
        *(
            (
                {
                    "extra_columns": {"one": kind},
                    "comparisons": {"new": {"kind": "middle_name", "columns": ["one"]}},
                },
                rf"new\.columns: 'one' is of type {kind}, which the kind middle_name does not",
            )
            for kind in ("integer", "date")
        ),
        (
            {"comparisons": {"place": {"columns": ["city_key", "postcode_key"]}}},
            r"place\.columns: must name the postcode first and then the city",
        ),
        ({"corroboration": 5000}, "corroboration: must be a number from 0 to 100"),
        *(
            (
                {"rules": {"new": {"equal": ["phone"], condition: {f"{name}_key": 0.9}}}},
                rf"new\.{condition}: {name} is meant in place of '{name}_key'",
            )
            for condition in ("similar", "any_similar", "not_unlike")
            for name in ("given_name", "family_name")
        ),
        ({"comparisons": {"gendre": None}}, "comparisons: 'gendre' is not known"),
        ({"training": None}, "training: must be a mapping"),
        ({"training": {"rounds": 3}}, "training: 'rounds' is not known"),
        (
            {"training": {"prior_pairs": 0}},
            r"training\.prior_pairs: must be a number of at least 1",
        ),
        (
            {"training": {"learned_household_share": 7}},
            r"learned_household_share: must be a number from 0",
        ),
        (
            {"loose_sides": {"mean_probability": 5}},
            r"mean_probability: must be a number from 0 to 1",
        ),
        ({"birth_date_similarity": {"years_apart": "ten"}}, r"years_apart: must be a number"),
        (
            {"name_similarity": {"established_records": None}},
            r"established_records: must be a number",
        ),
        ({"training": {"prior_pairs": "many"}}, r"training\.prior_pairs: must be a number"),
        (
            {"training": {"name_correction": 0}},
            r"name_correction: must be a number of at least 0.1",
        ),
        (
            {"loose_sides": {"profiles": 0}},
            r"loose_sides\.profiles: must be a number of at least 1",
        ),
        ({"match_probability": {"by_names_alone": 0.8}}, "must rise from review"),
        ({"match_probability": {"by_full_name": 0.8}}, "must rise from review"),
        ({"match_probability": {"by_full_name": 0.995}}, "to by_full_name and by_names_alone"),
        (
            {"match_probability": {"joined": 0.96}},
            r"by_names_alone, and joined is 0\.96, by_full_name 0\.95\.$",
        ),
        ({"match_probability": {"review": 0.6}}, r"and review is 0\.6, mutually_best 0\.5\.$"),
        (
            {
                "extra_columns": {"passport": "text"},
                "identifiers": {"passport": {"columns": "passport"}},
            },
            r"passport\.columns: must be a list; write \[passport\]",
        ),
        (
            {"rules": {"new": {"equal": ["phone"], "similar": {"nose": None}}}},
            "'nose' is not known",
        ),
        ({"match_probability": {"joined": 90}}, r"joined: must be a number from 0 to 1"),
        ({"match_probability": {"joined": 0.4}}, "match_probability: must rise from review"),
        ({"household_margin": {"otherwise": "wide"}}, r"otherwise: must be a number"),
        ({"household_margin": {"names": 4}}, "household_margin: 'names' is not known"),
        ({"household_margin": 4.5}, "household_margin: must be a mapping"),
        ({"max_pairs_per_profile": -1}, "max_pairs_per_profile: must be a number"),
        ({"sample_profiles": 0}, "sample_profiles: must be a number"),
        ({"max_lone_pairs_per_vouched": None}, "max_lone_pairs_per_vouched: must be a number"),
        ({"model": "thawed"}, "model: 'thawed' is neither trained nor frozen"),
        ({"max_block_size": 1}, "max_block_size: must be a number of at least 2"),
        ({"max_block_size": float("inf")}, "max_block_size: must be a number"),
        ({"household_margin": {"otherwise": float("nan")}}, "otherwise: must be a number"),
        ({"corroboration": float("nan")}, "corroboration: must be a number"),
        ({"household_margin": {"otherwise": float("-inf")}}, "otherwise: must be a number"),
        ({"rules": {"new": {"identifier": ["email"]}}}, r"new\.identifier: must be one name of"),
        ({"rules": {"new": {"identifier": {"email": 1}}}}, r"new\.identifier: must be one name"),
        ({"blocking": {"new": {"identifier": ["email"]}}}, r"new\.identifier: must be one name"),
        ({"rules": {"new": {"equal": 5}}}, r"rules\.new\.equal: must be a list"),
        ({"rules": {"new": {"equal": True}}}, r"rules\.new\.equal: must be a list"),
        ({"rules": {"new": {"identifier": "phone", "equal": False}}}, "equal: must be a list"),
        ({"rules": {"new": {"equal": ["phone"], "similar": 0}}}, r"rules\.new\.similar: must be"),
        ({"rules": {"new": {"equal": ["phone"], "unless_different": ""}}}, "different: must be a"),
        ({"rules": {"new": {"equal": ["phone"], "identifier": False}}}, "identifier: must be one"),
        ({"blocking": {"new": {"equal": ["phone"], "identifier": ""}}}, "'' is not one of"),
        ({"identifiers": {"phone": {"columns": ["phone"], "blocked_values": 0}}}, "must be a list"),
        ({"rules": {"new": {"equal": [["phone"]]}}}, r"rules\.new\.equal: '\['phone'\]' is not"),
        ({"rules": {"new": {"equal": ["phone"], "unless_different": 5}}}, "different: must be a"),
        ({"blocking": {"new": {"equal": 3}}}, r"blocking\.new\.equal: must be a list"),
        ({"blocking": {"new": {"equal": [3]}}}, r"blocking\.new\.equal: '3' is not known"),
        ({"comparisons": {"new": {"kind": ["text"], "columns": ["country"]}}}, r"new\.kind: '\['"),
        ({"comparisons": {"new": {"kind": "text", "columns": 5}}}, r"new\.columns: must be a list"),
        ({"identifiers": {"email": {"columns": 5}}}, r"email\.columns: must be a list"),
        ({"identifiers": {"email": {"columns": [{"a": 1}]}}}, r"email\.columns: '\{'a': 1\}' is"),
        ({"sources": [5]}, "sources: must be a list of names of models, and '5' is none"),
        ({"evidence": [5]}, "evidence: must be a list of names of models, and '5' is none"),
        ({"sources": ["stg_a", "stg_b", "stg_a"]}, "sources: names 'stg_a' twice"),
        ({"evidence": ["stg_a", "stg_a"]}, "evidence: names 'stg_a' twice"),
        ({"contradictions": 5}, "contradictions: must be a list"),
        ({"contradictions": [["gender"]]}, "contradictions: '.'gender'.' is not known"),
        ({"truth_path": 5}, "truth_path: must be a path, or null"),
        ({"truth_path": ["a.csv"]}, "truth_path: must be a path, or null"),
        *(
            ({"identifiers": {"email": {"blocked_values": [value]}}}, "is neither")
            for value in (None, ["a"], {"a": 1}, True)
        ),
        ({"extra_columns": {"group": "text"}}, r"extra_columns\.group: is a word of SQL itself"),
        ({"extra_columns": {"full": "text"}}, r"extra_columns\.full: is a word of SQL itself"),
        (
            {"extra_columns": {"social_handle": None}},
            r"social_handle: can't be turned off, because",
        ),
        ({"rules": {"match_model": {"equal": ["phone"]}}}, r"rules\.match_model: has the match"),
        ({"blocking": {"match_model": {"equal": ["phone"]}}}, r"blocking\.match_model: has the"),
        (
            {"comparisons": {"new": {"kind": "text", "columns": ["tax_id"]}}},
            r"comparisons\.new: compares tax_id, which comparisons\.tax_id compares already; null",
        ),
        (
            {"comparisons": {"new": {"kind": "phone", "columns": ["country", "country"]}}},
            r"comparisons\.new: compares country, which comparisons\.new compares already",
        ),
    ],
)
def test_what_cannot_be_meant_stops_the_run(identity: dict[str, Any], message: str) -> None:
    with pytest.raises(StoppedError, match=message):
        resolve(**identity)


def off(group: str) -> dict[str, None]:
    """All default entries of a group, turned off."""
    return dict.fromkeys(Macros(*FILES).default_settings()["identity"][group])


def test_one_rule_or_blocking_rule_has_to_be_on() -> None:
    with pytest.raises(
        StoppedError, match=r"identity\.rules and identity\.blocking: at least one must be on"
    ):
        resolve(rules=off("rules"), blocking=off("blocking"))
    assert resolve(rules=off("rules"))["rules"] == []
    assert resolve(blocking=off("blocking"))["blocking"] == []


def test_what_is_turned_off_does_not_count_for_a_limit() -> None:
    names = [f"column_{number}" for number in range(30)]

    def with_more(rules: int = 0, comparisons: int = 0, **identity: Any) -> dict[str, Any]:
        new = {name: {"kind": "text", "columns": [name]} for name in names[:comparisons]}
        return resolve(
            extra_columns=dict.fromkeys(names, "text"),
            rules={name: {"equal": [name]} for name in names[:rules]},
            comparisons={**identity.pop("without", {}), **new},
            **identity,
        )

    without = off("comparisons")
    assert len(with_more(comparisons=20, without=without)["comparisons"]) == 20
    with pytest.raises(StoppedError, match="comparisons: may be 20 at most"):
        with_more(comparisons=21, without=without)
    count = len(off("rules")) + len(off("blocking"))
    more = with_more(rules=61 - count, blocking={"mailbox": None})
    assert len(more["rules"]) + len(more["blocking"]) == 60
    with pytest.raises(StoppedError, match="more than 60"):
        with_more(rules=61 - count)


def test_no_contradictions_are_none_at_all() -> None:
    settings = resolve(contradictions=[], contradictions_waived_by=[])
    macros = Macros("identity/compare.sql")
    sql = macros.contradiction("a", "b", settings)
    assert duckdb.sql(f"select {sql}, typeof({sql})").fetchone() == (None, "VARCHAR")
    sql = macros.contradiction_of_pair("a", "b", settings, "known")
    known = "(select true as may_contradict) as known"
    assert duckdb.sql(f"select {sql} from {known}").fetchone() == (None,)


def test_one_comparison_has_to_know_how_rare_values_are() -> None:
    kinds = ("impossible_birth_date", "phone", "middle_name", "gender", "birth_year")
    without = {name: entry for name, entry in off("comparisons").items() if name not in kinds}
    with pytest.raises(
        StoppedError,
        match="than category, gender, impossible_date, middle_name, phone, year",
    ):
        resolve(comparisons=without)


def test_systems_are_listed_once() -> None:
    with pytest.raises(StoppedError, match="'wbe' is not known") as stopped:
        resolve(systems_without_people=["wbe"])
    listed = str(stopped.value).partition("known are ")[2].rstrip(".").split(", ")
    assert len(listed) == len(set(listed))
    assert "crm" in listed


def test_reserved_words_are_those_of_the_database() -> None:
    words = duckdb.sql(
        "select keyword_name from duckdb_keywords()"
        " where keyword_category in ('reserved', 'type_function')"
    ).fetchall()
    assert sorted(Macros(*FILES).reserved_words()) == sorted(word for (word,) in words)


def test_a_frozen_model_has_to_know_what_is_compared() -> None:
    """The seed as it comes is empty; one that lacks a comparison is named."""
    with duckdb.connect() as connection:

        def first_column(query: str) -> SimpleNamespace:
            values = [row[0] for row in connection.execute(query).fetchall()]
            return SimpleNamespace(columns=[SimpleNamespace(values=lambda: values)])

        macros = Macros(
            *FILES,
            *("identity/explanations.sql", "identity/frozen_model.sql"),
            given={"raw_tables": RAW_TABLES},
            execute=True,
            load_relation=lambda name: name,
            run_query=first_column,
        )
        settings = macros.identity_settings()
        connection.execute(
            "create table seed as select pair_kind, step as comparison, level_name"
            f" from ({macros.explanation_steps(settings['comparisons'])})"
            " cross join (values ('match'), ('household'), ('stranger')) as t(pair_kind)"
        )
        macros.check_frozen_model(settings, Relation("seed"))
        connection.execute("delete from seed where comparison = 'email' and pair_kind = 'match'")
        with pytest.raises(StoppedError, match=r"frozen, but the seed .* lacks levels of email:"):
            macros.check_frozen_model(settings, Relation("seed"))
        connection.execute("delete from seed")
        with pytest.raises(
            StoppedError,
            match=r"lacks levels of address, .*, tax_id: .*; or load it: dbt seed --select frozen_",
        ):
            macros.check_frozen_model(settings, Relation("seed"))


def test_comparisons_and_blocking_are_settings() -> None:
    settings = resolve(
        extra_columns={"employer": "text"},
        comparisons={"employer": {"kind": "text", "columns": ["employer"]}, "gender": None},
        blocking={"employer": {"equal": ["employer", "given_name_start"]}, "mailbox": None},
    )
    comparisons = settings["comparisons"]
    assert [comparison["number"] for comparison in comparisons] == list(range(len(comparisons)))
    names = {comparison["name"] for comparison in comparisons}
    assert "employer" in names
    assert "gender" not in names
    bits = [rule["bit"] for rule in settings["rules"]] + [settings["model_rule"]["bit"]]
    bits += [rule["bit"] for rule in settings["blocking"]]
    assert bits == [2**n for n in range(len(bits))]
    assert {"employer"} == {rule["name"] for rule in settings["blocking"]} & {"employer", "mailbox"}


def test_what_housemates_share_is_the_kind_s_unless_a_comparison_says_otherwise() -> None:
    settings = resolve(
        extra_columns={"employer": "text"},
        comparisons={
            "employer": {"kind": "category", "columns": ["employer"]},
            "phone": {"shared_in_household": 0.9},
        },
    )
    shared = {known["name"]: known["shared_in_household"] for known in settings["comparisons"]}
    # Learned, because who lives together may share it: at 0 it would speak for one person.
    assert shared["employer"] >= settings["training"]["learned_household_share"]
    assert shared["phone"] == 0.9
    assert shared["birth_date"] < settings["training"]["learned_household_share"]


def test_an_identifier_that_is_off_finds_no_pairs() -> None:
    rules = {"loyalty_card": None}
    settings = resolve(identifiers={"loyalty_card_id": None}, rules=rules)
    assert "loyalty_card" not in {rule["name"] for rule in settings["blocking"]}


@pytest.mark.parametrize(
    ("rule", "profile_count", "pairs_up_to_size", "is_compared"),
    [
        # As many pairs as a rule may make, be it in blocks of any size up to the largest one.
        ("birth_date", 10, 20_000, True),
        ("birth_date", 10, 20_001, False),
        ("birth_date", 11, 1_000, False),
        # What a rule asks for is looked at whatever it costs, but for placeholders.
        ("name_and_birth_date", 10, 9_000_000, True),
        ("name_and_birth_date", 11, 1_000, False),
    ],
)
def test_the_blocks_of_a_blocking_rule_have_a_budget(
    rule: str, profile_count: int, pairs_up_to_size: int, is_compared: bool
) -> None:
    settings = resolve(max_block_size=10)
    bits = {known["name"]: known["bit"] for known in settings["rules"] + settings["blocking"]}
    sql = Macros(*FILES).is_within_budget(
        settings, bits[rule], profile_count, pairs_up_to_size, 20_000
    )
    assert duckdb.sql(f"select {sql}").fetchone() == (is_compared,)


def test_rules_that_differ_in_the_place_alone_are_of_one_kind() -> None:
    kinds = Macros(*FILES)

    def kind(**rule: Any) -> Any:
        return kinds.kind_of_rule({"name": "new", "identifier": None, "equal": [], **rule})

    assert kind(equal=["given_name_key", "city_key"]) == kind(
        equal=["postcode_key", "given_name_key"]
    )
    assert kind(equal=["sorted_name_key"]) == kind(equal=["given_name_key", "family_name_start"])
    others = [["given_name_key", "birth_year"], ["given_name_key"], ["city_key"], ["birth_date"]]
    assert len({kind(equal=columns) for columns in others}) == len(others)
    named = {name: kind(name=name, identifier="email") for name in ("names", "birth_date", "new")}
    assert len(set(named.values())) == 3
    assert not set(named.values()) & {kind(equal=["sorted_name_key"]), kind(equal=["birth_date"])}
