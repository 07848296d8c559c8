"""The ground truth: whose record is whose, and which rows are not fit to be records."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from customer360.demo.columnar import Extract
from customer360.demo.core import Population
from customer360.demo.extracts import Table, csv_lines
from customer360.demo.streams import Ints, Strings, blank, texts

Count = tuple[str, str, str, str, int]  # system, table, kind, outcome, rows


@dataclass
class Truth:
    """Collects a row per good record, and counts of the rows that aren't one."""

    pop: Population
    parts: list[dict[str, Strings]] = field(default_factory=list)
    counts: list[Count] = field(default_factory=list)

    def add(self, system: str, entity: str, record: Strings, person: Ints) -> None:
        """Note the person behind each record."""
        n = len(record)
        self.parts.append(
            {
                "source_system": blank(n, system),
                "source_entity": blank(n, entity),
                "source_record_id": record,
                "person_id": self.pop.person_id[person],
                "household_id": self.pop.household_id[self.pop.homes.of[person]],
            }
        )

    def add_strangers(self, system: str, entity: str, record: Strings, stranger: Ints) -> None:
        """Note the records of people whom nobody but this system has heard of, by their number."""
        n = len(record)
        number = [f"{v:07}" for v in stranger.tolist()]
        self.parts.append(
            {
                "source_system": blank(n, system),
                "source_entity": blank(n, entity),
                "source_record_id": record,
                "person_id": texts([f"X{v}" for v in number]),
                "household_id": texts([f"XH{v}" for v in number]),
            }
        )

    def count(self, table: Table | Extract) -> None:
        """Note how many rows of each kind a written table has."""
        self.counts += [(table.system, table.name, *count) for count in table.counts]
        good = len(table) - sum(n for _, outcome, n in table.counts if outcome == "unattributed")
        self.counts.append((table.system, table.name, "good", "staged", good))

    def write_records(self, path: Path) -> None:
        """Write whose record is whose, if there are any records."""
        if self.parts:
            columns = {
                name: np.concatenate([part[name] for part in self.parts]) for name in self.parts[0]
            }
            _write_csv(path, columns)


def write_counts(path: Path, counts: list[Count]) -> None:
    """Write how many rows of each kind there are."""
    names = ("source_system", "source_entity", "kind", "outcome", "row_count")
    rows = zip(*counts, strict=True)
    _write_csv(path, {n: texts([str(v) for v in row]) for n, row in zip(names, rows, strict=True)})


def _write_csv(path: Path, columns: dict[str, Strings]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [",".join(columns), *csv_lines(columns, ",")]
    path.write_text("\n".join(lines) + "\n", "utf-8", newline="\n")
