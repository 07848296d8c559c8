"""Show measurements as tables, and keep them as JSON and Markdown."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

GIB = 1024**3


def markdown(measured: Sequence[dict[str, Any]]) -> str:
    """Return one section per build: the whole, its layers, its slowest models."""
    parts = []
    for result in measured:
        machine = result["machine"]
        rows = result["rows"]
        parts += [
            f"## A company of {result['people']:,} people",
            "",
            f"{machine['cores']} cores, {machine['system']}, Python {machine['python']}"
            + ("" if result["succeeded"] else "; **the build failed**"),
            "",
            table(
                ["", "seconds", "GiB at most"],
                [
                    ["whole build", result["seconds"], result["peak_bytes"] / GIB],
                    ["dbt run that does nothing", result["seconds_of_dbt_doing_nothing"], ""],
                ],
            ),
            "",
            table(
                ["layer", "nodes", "seconds, summed", "GiB at most"],
                [
                    [layer["layer"], layer["nodes"], layer["seconds"], layer["peak_bytes"] / GIB]
                    for layer in result["layers"]
                ],
            ),
            "",
            table(
                ["slowest models", "seconds"],
                [[node["model"], node["seconds"]] for node in result["slowest"]],
            ),
            "",
            table(["published", "rows"], [[name, rows[name]] for name in rows]) if rows else "",
            "",
        ]
    return "\n".join(parts)


def table(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Return a Markdown table, aligned so that it can be read as text too."""
    cells = [list(header), *([shown(value) for value in row] for row in rows)]
    widths = [max(len(row[i]) for row in cells) for i in range(len(header))]
    lines = [
        "| " + " | ".join(fit(row, widths)) + " |"
        for row in (cells[0], ["-" * width for width in widths], *cells[1:])
    ]
    return "\n".join(lines)


def fit(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    """Pad a row's cells: the first to the right, numbers to the left."""
    first, *others = (cell for cell in row)
    return [first.ljust(widths[0]), *(c.rjust(w) for c, w in zip(others, widths[1:], strict=True))]


def shown(value: Any) -> str:
    """Return a value as text: one digit behind the point, thousands apart."""
    if isinstance(value, float):
        return f"{value:,.1f}"
    return f"{value:,}" if isinstance(value, int) else str(value)


def accuracy(reached: Sequence[dict[str, Any]]) -> str:
    """Return one table: a row per set and contestant."""
    rows = [
        [
            f"{result['set']}, {result['contestant']}",
            *(share(result[kind]) for kind in ("precision", "recall", "f1", "b3_f1")),
            f"{result['largest_cluster']} of {result['largest_true_cluster']}",
        ]
        for result in reached
    ]
    header = ["set", "precision", "recall", "F1", "B3", "largest cluster"]
    return "\n".join(["## Accuracy where truth is known", "", table(header, rows), ""])


def speed(raced: Sequence[dict[str, Any]]) -> str:
    """Return one section per number of records: who took what, and this project's models."""
    parts = []
    for race in raced:
        rounds = len(race["rounds"]["this project"])
        rows = [
            [
                result["contestant"],
                result["seconds"],
                result["cpu_seconds"],
                result["peak_bytes"] / GIB,
                *(share(result.get(kind)) for kind in ("precision", "recall", "f1")),
            ]
            for result in race["contestants"]
        ]
        header = ["", "seconds", "of processors", "GiB at most", "precision", "recall", "F1"]
        parts += [
            f"## {race['records']:,} records, {'one round' if rounds == 1 else 'medians'}",
            "",
            table(header, rows),
            "",
            table(["slowest models", "seconds"], race["slowest"]),
            "",
        ]
    return "\n".join(parts)


def share(value: float | None) -> str:
    """Return a share with four digits; nothing where there is none."""
    return "" if value is None else f"{value:.4f}"


def show(name: str, measured: Sequence[dict[str, Any]], text: str, folder: Path) -> None:
    """Print a part's tables, and write them into the folder as JSON and Markdown."""
    print(text, flush=True)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.json").write_text(json.dumps(list(measured), indent=2) + "\n")
    (folder / f"{name}.md").write_text(text + "\n")
