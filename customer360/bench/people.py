"""Public people data with known truth, and this project run on people of any kind.

The sets lie in the folder C360_PUBLIC_DATA. They reach identity through integration_tests/, a
project that installs this one as a package and brings a source of its own.
"""

import csv
import gzip
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
TRUTH_COLUMNS = ("source_system", "source_entity", "source_record_id", "person_id", "household_id")
# Columns of the integration project's layout for people; FEBRL has a source of its own.
LAYOUT = (
    *("given_name", "middle_name", "family_name", "gender", "birth_date", "email", "phone"),
    *("address_line", "city", "region", "postcode", "national_id"),
)

Row = dict[str, str]


def of_febrl(row: Row) -> Row:
    """Return a row of FEBRL, whose early sets have no telephones."""
    return {"phone_number": "", **row}


def of_fake_1000(row: Row) -> Row:
    """Return a row of Splink's fake_1000 in the layout for people."""
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


@dataclass(frozen=True)
class PublicSet:
    """A set's folder, how its rows come into a source's layout, and which of its sources count."""

    folder: str
    layout: Callable[[Row], Row]
    sources: str = ""

    def rows(self, public: Path, name: str) -> list[Row]:
        """Return the rows of a file of the set whose source begins with `sources`."""
        found = rows(public / "people" / self.folder / name)
        return [row for row in found if row["source"].startswith(self.sources)]

    @property
    def system(self) -> str:
        """The source of the integration project that reads it."""
        return "febrl" if self.layout is of_febrl else "people"

    def people(self, public: Path) -> list[Row]:
        """Return its records as the source reads them."""
        empty = {} if self.system == "febrl" else dict.fromkeys(LAYOUT, "")
        return [
            {
                "record_id": row["record_id"],
                "source": row["source"],
                **empty,
                **self.layout(row),
            }
            for row in self.rows(public, "records.csv")
        ]

    def truth(self, public: Path) -> list[Row]:
        """Return who is who, in the columns of a truth file."""
        return [
            truth_row(
                self.system,
                "people" if self.system == "febrl" else row["source"],
                row["record_id"],
                row["entity_id"],
            )
            for row in self.rows(public, "truth.csv")
        ]


SETS = {
    "FEBRL 3": PublicSet("febrl3", of_febrl),
    "FEBRL 4": PublicSet("febrl4", of_febrl),
    "dsgen A": PublicSet("febrl_dsgen_A_10000", of_febrl),
    "dsgen C": PublicSet("febrl_dsgen_C_5000", of_febrl),
    "splink_fake_1000": PublicSet("splink_fake_1000", of_fake_1000),
    "pseudopeople": PublicSet("pseudopeople_default", of_pseudopeople),
    # Ten years lie between the two, and nobody shows a number.
    "pseudopeople, two censuses": PublicSet("pseudopeople_default", of_pseudopeople, "census"),
}


def rows(path: Path) -> list[Row]:
    """Return the rows of a CSV file, packed or not."""
    packed = path.with_name(f"{path.name}.gz")
    with gzip.open(packed, "rt") if packed.exists() else path.open() as lines:
        return list(csv.DictReader(lines))


def truth_row(system: str, entity: str, record: str, person: str) -> Row:
    """Return a row of a truth file; nothing is known of households."""
    return dict(zip(TRUTH_COLUMNS, (system, entity, record, person, ""), strict=True))


def numbered(found: Iterable[tuple[int, str, Row]]) -> tuple[list[Row], list[Row]]:
    """Return records in the layout for people, and the truth, of (person, source, fields)."""
    empty = dict.fromkeys(LAYOUT, "")
    records, truth = [], []
    for number, (person, source, fields) in enumerate(found):
        name = f"R{number:06}"
        records.append({"record_id": name, "source": source, **empty, **fields})
        truth.append(truth_row("people", source, name, str(person)))
    return records, truth


def write_csv(path: Path, lines: Iterable[Row]) -> None:
    """Write rows that all have the columns of the first."""
    found = list(lines)
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, list(found[0]))
        writer.writeheader()
        writer.writerows(found)


def install_integration_project(project: Path) -> None:
    """Copy integration_tests/ into the folder and link the packages, as dbt deps would."""
    skip = shutil.ignore_patterns("dbt_packages", "target", "logs")
    shutil.copytree(ROOT / "integration_tests", project, ignore=skip)
    packages = project / "dbt_packages"
    packages.mkdir()
    (packages / "customer_360").symlink_to(ROOT)
    (packages / "dbt_utils").symlink_to(ROOT / "dbt_packages" / "dbt_utils")


def only_systems(*names: str) -> dict[str, bool]:
    """Return the setting `systems` that has these on and all others off."""
    known = yaml.safe_load((ROOT / "dbt_project.yml").read_text())["vars"]["systems"]
    return {system: system in names for system in known}


def settings(source: str) -> dict[str, Any]:
    """Return the variables under which this model is the only source of identity."""
    identity = {"sources": [source], "evidence": [], "accuracy_limits": {"min_precision": 0}}
    return {"systems": only_systems(), "identity": identity}
