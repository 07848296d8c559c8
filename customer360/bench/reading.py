"""How fast raw files are read, judged and counted, beside DuckDB's own plain read of the same file.

    python -m customer360.bench.reading --rows 1000000

Invented files are written to a temporary folder. dbt builds the base model of each form there, one
after the other; the peer puts the same file into a table without looking at a row.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import duckdb

from customer360 import raw_counts

PROJECT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Case:
    """A form, the base model that reads it, its file, the rows in it, and the peer's read."""

    form: str
    model: str
    file: str
    rows: str
    write: str
    peer: str


CASES = (
    Case(
        "csv",
        "base_crm__contacts",
        "crm/contacts.csv",
        """
        select
            i as contact_id, 'Ms' as salutation, 'First' || i % 9973 as first_name,
            'Last' || i % 99991 as last_name, 'user' || i || '@mail.example' as email,
            '+49 30 ' || 1000000 + i as phone, null as mobile,
            i % 200 || ' High Street' || case when i % 5 = 0 then ', Flat 3' else '' end as street,
            'York' as city, null as state, lpad(cast(i % 99999 as varchar), 5, '0') as postal_code,
            'GB' as country, '01/02/1980' as birth_date, 'f' as gender,
            'A' || i % 1000 as account_id,
            'web' as lead_source, 'o' || i % 50 as owner, '01/02/2020' as created_date,
            strftime(timestamp '2020-01-01' + to_seconds(i), '%m/%d/%Y %H:%M:%S') as last_modified
        """,
        "(header)",
        "read_csv('{file}', all_varchar = true)",
    ),
    Case(
        "jsonl",
        "base_shop__customers",
        "shop/customers.jsonl",
        """
        select
            'c' || i as customer_id, 'user' || i || '@mail.example' as email,
            'First' || i % 9973 as first_name, 'Last' || i % 99991 as last_name,
            '+49 30 ' || 1000000 + i as phone, i % 2 = 0 as accepts_marketing,
            {'line1': i % 200 || ' High Street', 'city': 'York'} as default_address,
            strftime(timestamp '2020-01-01' + to_seconds(i), '%Y-%m-%dT%H:%M:%SZ') as created_at,
            strftime(timestamp '2021-01-01' + to_seconds(i), '%Y-%m-%dT%H:%M:%SZ') as updated_at
        """,
        "(format json)",
        "read_json('{file}')",
    ),
    Case(
        "json",
        "base_support__tickets",
        "support/tickets.json",
        """
        select
            i as ticket_id, i % 9999 as requester_id, 'email' as channel, 'return' as category,
            'normal' as priority, 'solved' as status, 'Order ' || i as subject,
            strftime(timestamp '2021-01-01' + to_seconds(i), '%Y-%m-%dT%H:%M:%SZ') as created_at,
            {'score': 'good'} as satisfaction,
            strftime(timestamp '2021-01-02' + to_seconds(i), '%Y-%m-%dT%H:%M:%SZ') as updated_at
        """,
        "(format json, array true)",
        "read_json('{file}')",
    ),
    Case(
        "parquet",
        "base_web__events",
        "web/events_2025-01.parquet",
        """
        select
            'e' || i as event_id, 'page_view' as event_type,
            timestamp '2025-01-01' + to_seconds(i) as occurred_at,
            timestamp '2025-01-01' + to_seconds(i + 3) as received_at, 'web' as platform,
            md5(cast(i % 50000 as varchar)) as anonymous_id, null::varchar as device_id,
            case when i % 5 = 0 then 'c' || i % 9999 end as user_id,
            'https://shop.example/p/' || i % 3000 as page_url, null::varchar as referrer,
            null::varchar as campaign_id, 'news' as utm_source, 'mail' as utm_medium,
            'Mozilla/5.0 (X11; Linux x86_64)' as user_agent, 'DE' as country,
            '{"product_id":"P' || i % 3000 || '"}' as properties
        """,
        "(format parquet, compression zstd)",
        "read_parquet('{file}')",
    ),
)


def write_files(cases: list[Case], rows: int, raw: Path) -> None:
    """Write the file of each case."""
    with duckdb.connect() as connection:
        for case in cases:
            path = raw / case.file
            path.parent.mkdir(parents=True, exist_ok=True)
            query = f"{case.rows} from range({rows}) as numbers (i)"
            connection.execute(f"copy ({query}) to '{path}' {case.write}")


def build(cases: list[Case], work: Path) -> dict[str, float]:
    """Build the base models with dbt; return the seconds that each took."""
    environment = {
        **os.environ,
        "C360_RAW": str(work / "raw"),
        "C360_WAREHOUSE": str(work / "warehouse" / "customer_360.duckdb"),
        "DBT_PROJECT_DIR": str(PROJECT),
        "DBT_PROFILES_DIR": str(PROJECT),
        "DBT_TARGET_PATH": str(work / "target"),
        "DBT_LOG_PATH": str(work / "logs"),
    }
    dbt = [str(Path(sys.executable).with_name("dbt")), "--quiet", "run", "--threads", "1"]
    models = [case.model for case in cases]
    systems = {case.model.split("_")[1]: True for case in cases}
    dbt += ["--vars", json.dumps({"systems": systems}), "--select", *models]
    subprocess.run(dbt, cwd=work, env=environment, check=True)
    results = json.loads((work / "target" / "run_results.json").read_text())["results"]
    return {result["unique_id"].split(".")[-1]: result["execution_time"] for result in results}


def read_plainly(case: Case, work: Path) -> float:
    """Put the file into a table of a database file; return the seconds it took."""
    start = time.perf_counter()
    with duckdb.connect(str(work / f"{case.form}.duckdb")) as connection:
        source = case.peer.format(file=work / "raw" / case.file)
        connection.execute(f"create table peer as select * from {source}")
    return time.perf_counter() - start


def count(case: Case, work: Path) -> float:
    """Count the file's rows with the second reader; return the seconds it took."""
    start = time.perf_counter()
    raw_counts.count(str(work / "raw" / case.file), case.form)
    return time.perf_counter() - start


def main() -> None:
    """Print a line per form."""
    parser = argparse.ArgumentParser(description="Measure the reading of raw files.")
    parser.add_argument("--rows", type=int, default=1_000_000, help="rows per file")
    forms = [case.form for case in CASES]
    parser.add_argument("--forms", nargs="+", choices=forms, default=forms)
    arguments = parser.parse_args()
    cases = [case for case in CASES if case.form in arguments.forms]
    with tempfile.TemporaryDirectory(prefix="customer360_bench_") as folder:
        work = Path(folder)
        (work / "warehouse").mkdir()
        write_files(cases, arguments.rows, work / "raw")
        read = build(cases, work)
        print(f"{'form':8} {'rows':>10} {'read s':>8} {'rows/s':>10} {'plain s':>8} {'count s':>8}")
        for case in cases:
            seconds = read[case.model]
            print(
                f"{case.form:8} {arguments.rows:10} {seconds:8.2f} {arguments.rows / seconds:10.0f}"
                f" {read_plainly(case, work):8.2f} {count(case, work):8.2f}"
            )


if __name__ == "__main__":
    main()
