"""The ground truth: whose record is whose, and which rows are not fit to be records."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from customer360.demo.core import Population
from customer360.demo.extracts import Table, csv_lines
from customer360.demo.streams import Ints, Strings, blank, texts


@dataclass
class Truth:
    """Collects a row per good record, and counts of the rows that aren't one."""

    pop: Population
    parts: list[dict[str, Strings]] = field(default_factory=list)
    counts: list[tuple[str, str, str, str, int]] = field(default_factory=list)

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

    def count(self, table: Table) -> None:
        """Note how many rows of each kind a written table has."""
        self.counts += [(table.system, table.name, *count) for count in table.counts]
        good = len(table) - sum(n for _, outcome, n in table.counts if outcome == "unattributed")
        self.counts.append((table.system, table.name, "good", "staged", good))

    def write(self, folder: Path) -> None:
        """Write person_records.csv and expected_rows.csv."""
        folder.mkdir(parents=True, exist_ok=True)
        columns = {
            name: np.concatenate([part[name] for part in self.parts]) for name in self.parts[0]
        }
        lines = [",".join(columns), *csv_lines(columns, ",")]
        (folder / "person_records.csv").write_text("\n".join(lines) + "\n", "utf-8", newline="\n")
        names = ("source_system", "source_entity", "kind", "outcome", "row_count")
        rows = list(zip(*self.counts, strict=True))
        table = {n: texts([str(v) for v in row]) for n, row in zip(names, rows, strict=True)}
        lines = [",".join(table), *csv_lines(table, ",")]
        (folder / "expected_rows.csv").write_text("\n".join(lines) + "\n", "utf-8", newline="\n")
