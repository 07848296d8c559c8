"""Splink as a process of its own: read people, train, predict, cluster, write the clusters.

    python splink_process.py febrl people.csv clusters.csv steps.json

It runs in the environment of peers.txt and knows nothing of this project. Comparisons and blocking
are chosen per layout as Splink's documentation does for such data (its examples for FEBRL 3,
FEBRL 4, pseudopeople, evaluation with labels, and historical persons); columns without a value are
left out. The seconds of each step are written as JSON.
"""

import json
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import splink.comparison_library as cl  # type: ignore[import-not-found]
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

THRESHOLD = 0.95
SEED = 1


@dataclass(frozen=True)
class Model:
    """What Splink is told about a layout; a comparison and a rule stand beside their columns."""

    comparisons: dict[str, Any]
    blocking: list[tuple[str, ...]]
    certain: list[tuple[str, ...]]
    recall: float
    training: list[tuple[str, ...]]


def names(*columns: str) -> dict[str, Any]:
    """Return comparisons of names, whose rare values weigh more."""
    return {column: cl.NameComparison(column) for column in columns}


def exact(*columns: str) -> dict[str, Any]:
    """Return comparisons of equal values, whose rare values weigh more."""
    return {
        column: cl.ExactMatch(column).configure(term_frequency_adjustments=True)
        for column in columns
    }


def typed(*columns: str) -> dict[str, Any]:
    """Return comparisons of numbers that are mistyped by one or two characters."""
    return {column: cl.DamerauLevenshteinAtThresholds(column, [1, 2]) for column in columns}


def febrl() -> Model:
    """Invented Australians with typing errors."""
    birth = cl.DateOfBirthComparison(
        "date_of_birth", input_is_string=True, datetime_format="%Y%m%d"
    )
    postcode = cl.DamerauLevenshteinAtThresholds("postcode", [1, 2])
    return Model(
        comparisons={
            **names("given_name", "surname", "address_1", "suburb"),
            "date_of_birth": birth,
            **typed("soc_sec_id", "phone_number"),
            **exact("street_number"),
            "postcode": postcode.configure(term_frequency_adjustments=True),
        },
        blocking=[
            ("soc_sec_id",),
            ("given_name",),
            ("surname",),
            ("date_of_birth",),
            ("postcode",),
            ("phone_number",),
            ("state", "address_1"),
            ("street_number", "address_1"),
        ],
        certain=[("soc_sec_id",), ("given_name", "surname", "date_of_birth")],
        recall=0.8,
        training=[("date_of_birth",), ("postcode",)],
    )


def fake_1000() -> Model:
    """Few fields with many errors."""
    return Model(
        comparisons={
            **names("given_name", "family_name"),
            "birth_date": cl.DateOfBirthComparison("birth_date", input_is_string=True),
            **exact("city"),
            "email": cl.EmailComparison("email"),
        },
        blocking=[("given_name",), ("family_name",), ("birth_date",), ("email",)],
        certain=[
            ("given_name", "birth_date"),
            ("family_name", "birth_date"),
            ("given_name", "family_name"),
            ("email",),
        ],
        recall=0.7,
        training=[("birth_date",), ("email",), ("given_name", "family_name")],
    )


def pseudopeople() -> Model:
    """Simulated Americans in nine sources, with families, movers and borrowed numbers."""
    address = cl.JaroWinklerAtThresholds("address_line", [0.9, 0.8])
    return Model(
        comparisons={
            **names("given_name", "family_name"),
            **exact("middle_name", "gender"),
            "birth_date": cl.DateOfBirthComparison("birth_date", input_is_string=True),
            "address_line": address.configure(term_frequency_adjustments=True),
            **exact("postcode"),
            **typed("national_id"),
        },
        blocking=[
            ("given_name", "family_name"),
            ("birth_date",),
            ("national_id",),
            ("family_name", "address_line"),
            ("given_name", "address_line"),
        ],
        certain=[
            ("given_name", "family_name", "birth_date"),
            ("given_name", "family_name", "national_id"),
            ("given_name", "family_name", "address_line"),
        ],
        recall=0.8,
        training=[("birth_date",), ("given_name", "family_name"), ("national_id",)],
    )


def archive() -> Model:
    """People of past centuries with many records each, as in its example for historical persons."""
    return Model(
        comparisons={
            **names("given_name", "family_name"),
            "birth_date": cl.DateOfBirthComparison("birth_date", input_is_string=True),
            "postcode": cl.PostcodeComparison("postcode"),
            **exact("city", "gender"),
        },
        blocking=[
            ("given_name", "family_name"),
            ("family_name", "birth_date"),
            ("given_name", "birth_date"),
            ("postcode", "given_name"),
            ("postcode", "family_name"),
            ("birth_date", "city"),
            ("postcode", "birth_date"),
            ("postcode", "city"),
        ],
        certain=[
            ("given_name", "family_name", "birth_date"),
            ("postcode", "family_name", "birth_date"),
        ],
        recall=0.6,
        training=[("given_name", "family_name"), ("birth_date",)],
    )


def synthetic() -> Model:
    """Customers with names, birth date, email, telephone and address."""
    return Model(
        comparisons={
            **names("given_name", "family_name"),
            "birth_date": cl.DateOfBirthComparison("birth_date", input_is_string=True),
            "email": cl.EmailComparison("email"),
            # Not Damerau-Levenshtein, which costs minutes where u is sampled.
            "phone": cl.LevenshteinAtThresholds("phone", [1, 2]),
            "address_line": cl.JaroWinklerAtThresholds("address_line", [0.9, 0.8]),
            "postcode": cl.PostcodeComparison("postcode"),
        },
        blocking=[
            ("given_name", "family_name"),
            ("birth_date", "given_name"),
            ("birth_date", "family_name"),
            ("email",),
            ("phone",),
            ("postcode", "given_name"),
            ("postcode", "family_name"),
        ],
        certain=[("given_name", "family_name", "birth_date"), ("email",)],
        recall=0.7,
        # Two rules with few pairs, which train each comparison but for some levels that none of
        # these pairs reach. With the broad rules of its examples (a birth date, a full name) it
        # trained for 84 s on a million records, and some levels stayed untrained, too.
        training=[("email",), ("phone",)],
    )


def trial() -> Model:
    """A firm with few fields: what is filled is compared; two fields find pairs, or one number."""
    address = cl.JaroWinklerAtThresholds("address_line", [0.9, 0.8])
    return Model(
        comparisons={
            **names("given_name", "family_name"),
            **exact("middle_name", "gender"),
            "birth_date": cl.DateOfBirthComparison("birth_date", input_is_string=True),
            "email": cl.EmailComparison("email"),
            "phone": cl.LevenshteinAtThresholds("phone", [1, 2]),
            "address_line": address.configure(term_frequency_adjustments=True),
            **exact("city"),
            "postcode": cl.PostcodeComparison("postcode"),
            **typed("national_id"),
        },
        blocking=[
            ("given_name", "family_name"),
            ("given_name", "birth_date"),
            ("family_name", "birth_date"),
            ("birth_date", "postcode"),
            ("given_name", "postcode"),
            ("family_name", "postcode"),
            ("given_name", "city"),
            ("family_name", "city"),
            ("family_name", "address_line"),
            ("email",),
            ("phone",),
            ("national_id",),
        ],
        certain=[
            ("given_name", "family_name", "birth_date"),
            ("given_name", "family_name", "email"),
            ("given_name", "family_name", "phone"),
            ("given_name", "family_name", "address_line"),
        ],
        recall=0.7,
        training=[("given_name", "family_name"), ("birth_date",), ("email",), ("phone",)],
    )


LAYOUTS = {
    "febrl": febrl,
    "splink_fake_1000": fake_1000,
    "pseudopeople_default": pseudopeople,
    "archive": archive,
    "synthetic": synthetic,
    "trial": trial,
}


def main() -> None:
    """Resolve the people of the file."""
    layout, source, out, steps = sys.argv[1:]
    model = LAYOUTS[layout]()
    seconds: dict[str, float] = {}
    started = time.perf_counter()

    def took(step: str) -> None:
        seconds[step] = round(time.perf_counter() - started - sum(seconds.values()), 3)

    connection = duckdb.connect()
    connection.execute(
        "create table people as select * from read_csv(?, header = true, all_varchar = true)",
        [source],
    )
    filled = {
        column
        for column, kept in zip(
            connection.table("people").columns,
            connection.sql("select count(columns(*)) from people").fetchall()[0],
            strict=True,
        )
        if kept
    }
    took("read")

    def rules(chosen: list[tuple[str, ...]]) -> list[Any]:
        return [block_on(*columns) for columns in chosen if filled.issuperset(columns)]

    api = DuckDBAPI(connection=connection)
    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="record_id",
        comparisons=[model.comparisons[name] for name in model.comparisons if name in filled],
        blocking_rules_to_generate_predictions=rules(model.blocking),
    )
    linker = Linker(api.register("people"), settings)
    linker.training.estimate_probability_two_random_records_match(
        rules(model.certain), recall=model.recall
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=SEED)
    for rule in rules(model.training):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    took("train")
    pairs = linker.inference.predict(threshold_match_probability=THRESHOLD)
    took("predict")
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(
        pairs, threshold_match_probability=THRESHOLD
    )
    took("cluster")
    clusters.as_duckdbpyrelation().project("record_id, cluster_id").write_csv(out, header=True)
    took("write")
    Path(steps).write_text(json.dumps(seconds))


if __name__ == "__main__":
    main()
