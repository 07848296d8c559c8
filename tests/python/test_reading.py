"""Dirty files of every kind through dbt: what is staged, what is set aside and why."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml
from conftest import ROOT, THREE, run_dbt

CONTACTS = (
    "contact_id,salutation,first_name,last_name,email,phone,mobile,street,city,state,postal_code,"
    "country,birth_date,gender,account_id,lead_source,owner,created_date,last_modified"
)
MEMBERS = (
    "card_number;full_name;birth_date;phone;email;street;postal_code;city;country;joined_on;"
    "home_store_id;updated_at"
)
SALES = (
    "receipt_number;line_number;store_id;sold_at;card_number;product_code;quantity;unit_price;"
    "discount;line_total;currency;original_receipt_number"
)
STORES = "store_id;store_name;street;postal_code;city;country;timezone;opened_on"
SECRET = "Sicherlich"


def contact(key: str, first: str = "Ann", modified: str = "03/04/2024 10:00:00") -> str:
    return (
        f'{key},Ms,{first},{SECRET},a{key}@example.com,,,"5, High St",York,,,GB,01/02/1980,,,,,'
        f"01/02/2020,{modified}"
    )


def sale(receipt: str, line: str = "1", quantity: str = "1", total: str = "1.234,50") -> str:
    return f"{receipt};{line};ST1;04.03.2024 10:00;;SKU-1;{quantity};1.234,50;;{total};EUR;"


def customer(key: Any, **fields: Any) -> str:
    return json.dumps({"customer_id": key, "updated_at": "2024-03-04T10:00:00Z", **fields})


def write_extracts(raw: Path) -> None:
    """Write files with all that can be wrong with them; expectations stand in EXPECTED."""
    for system in ("crm", "shop", "pos"):
        (raw / system).mkdir(parents=True)

    contacts = [
        contact("1"),
        contact("1"),  # an exact duplicate
        contact("2"),
        contact("2", "Anna", "03/05/2024 10:00:00"),  # a newer version
        "3,too,few",
        contact("4") + ",too many",
        contact("5", '"un'),  # what follows closes this quote in the wrong place
        contact("6"),
        contact("7", '"two\r\nlines"'),
        contact(""),
        contact(""),  # without a key, so no duplicate
        contact("8", modified="02/31/2024 10:00:00"),
        contact("9", '5" nails'),  # a quote in the middle of a bare value is a character
        contact("10", '"6" nails'),
        contact("11").replace("01/02/1980", "99/99/9999"),  # a person's date rejects nobody
        contact("12"),
        f'13,Ms,"never closed,{SECRET}',
        "",
        "   ",
        contact("14"),
    ]
    lines = "\r\n".join([CONTACTS, *contacts, ""]).encode()
    bad_bytes = contact("15", "M\xfcller").encode("latin-1")
    (raw / "crm" / "contacts.csv").write_bytes(b"\xef\xbb\xbf" + lines + bad_bytes + b"\r\n")
    # another file of the table: other order of columns, one unknown, optional ones missing, packed
    with gzip.open(raw / "crm" / "contacts_2.csv.gz", "wt") as packed:
        packed.write("Last Name,CONTACT_ID,shoe_size,last_modified\n")
        packed.write(f"{SECRET},16,44,03/04/2024 10:00:00\n{SECRET},2,44,01/01/2024 10:00:00\n")

    customers = [
        customer("c1", default_address={"line1": "1 Road", "city": "York"}),
        customer(
            "c1", default_address={"city": "York", "line1": "1 Road"}
        ),  # equal, in another order
        '{"customer_id": "c2", "email": ',
        '["no", "object"]',
        "null",
        customer(None),
        customer("c3", updated_at="yesterday"),
        customer("c4", email="half a pair: \ud83d"),
        customer("c5", email="a\u0000b\U0010ffffc"),
        customer(6),
    ]
    text = "\n".join(customers) + "\n\n"
    (raw / "shop" / "customers.jsonl").write_bytes(
        text.encode("utf-8") + b'{"customer_id": "\xff"}'
    )
    order = {
        "order_id": "o1",
        "email": "a1@example.com",
        "status": "paid",
        "currency": "EUR",
        "subtotal": 10.5,
        "shipping": 0,
        "total": 10.5,
        "ordered_at": "2024-03-04T10:00:00Z",
    }
    orders = [order, {**order, "order_id": "o2", "status": "lost"}]
    (raw / "shop" / "orders.jsonl").write_text("\n".join(json.dumps(one) for one in orders))
    (raw / "shop" / "order_lines.jsonl").write_text("")
    (raw / "shop" / "refunds.jsonl").write_text("\n \n")
    (raw / "shop" / "products.jsonl").write_text("")

    (raw / "pos" / "loyalty_members.csv").write_text(MEMBERS + "\n")
    sales = [sale("r1"), sale("r1", "2", "0"), sale("r2", total="1.50"), sale("r3", total="zwei")]
    (raw / "pos" / "store_sales_1.csv").write_text("\n".join([SALES, *sales]))
    (raw / "pos" / "store_sales_2.csv").write_text("\n".join([SALES, sale("r1"), sale("r4")]))
    (raw / "pos" / "stores.csv").write_bytes(b"")


# file, line → reasons
EXPECTED = {
    ("crm/contacts.csv", 4): "superseded",
    ("crm/contacts.csv", 6): "too_few_columns",
    ("crm/contacts.csv", 7): "too_many_columns",
    ("crm/contacts.csv", 8): "stray_quote",
    ("crm/contacts.csv", 12): "missing_key:contact_id",
    ("crm/contacts.csv", 13): "missing_key:contact_id",
    ("crm/contacts.csv", 14): "not_a_timestamp:last_modified",
    ("crm/contacts.csv", 16): "stray_quote",
    ("crm/contacts.csv", 19): "open_quote",
    ("crm/contacts.csv", 23): "invalid_encoding",
    ("crm/contacts_2.csv.gz", 3): "superseded",
    ("shop/customers.jsonl", 3): "not_json",
    ("shop/customers.jsonl", 4): "not_an_object",
    ("shop/customers.jsonl", 5): "not_an_object",
    ("shop/customers.jsonl", 6): "missing_key:customer_id",
    ("shop/customers.jsonl", 7): "not_a_timestamp:updated_at",
    ("shop/customers.jsonl", 8): "not_json",
    ("shop/customers.jsonl", 12): "invalid_encoding",
    ("shop/orders.jsonl", 2): "unexpected_value:status",
    ("pos/store_sales_1.csv", 3): "zero:quantity",
    ("pos/store_sales_1.csv", 4): "not_a_number:line_total",
    ("pos/store_sales_1.csv", 5): "not_a_number:line_total",
}
PROJECT = yaml.safe_load((ROOT / "dbt_project.yml").read_text())
RAW_TABLES = [tuple(name.split(".")) for name in PROJECT["vars"]["raw_tables"]]
# system, entity → raw, staged, rejected, duplicate rows
BALANCE = dict.fromkeys(RAW_TABLES, (0, 0, 0, 0)) | {
    ("crm", "contacts"): (21, 9, 11, 1),
    ("shop", "customers"): (11, 3, 7, 1),
    ("shop", "orders"): (2, 1, 1, 0),
    ("pos", "store_sales"): (6, 2, 3, 1),
}
SOURCES = ("--select", "+int_sources__balance", "+int_sources__run_context")
BALANCE_SQL = """
    select source_system, source_entity, raw_rows, staged_rows, rejected_rows, duplicate_rows
    from intermediate.int_sources__balance
"""


def connect(work: Path) -> duckdb.DuckDBPyConnection:
    folder = work / "warehouse"
    connection = duckdb.connect(str(folder / "build.duckdb"))
    connection.execute(f"attach '{folder / 'quarantine.duckdb'}' as quarantine")
    return connection


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dirty files, read by dbt."""
    folder = tmp_path_factory.mktemp("reading")
    write_extracts(folder / "raw")
    result = run_dbt("run", *SOURCES, *THREE, work=folder, env={"C360_RAW": str(folder / "raw")})
    assert result.returncode == 0, result.stdout
    assert "contacts_2.csv.gz (crm.contacts): not read: shoe_size" in result.stdout
    for log in [result.stdout, (folder / "logs" / "dbt.log").read_text()]:
        assert SECRET not in log
    return folder


@pytest.fixture
def warehouse(work: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with connect(work) as connection:
        yield connection


def test_raw_rows_are_staged_rejected_or_duplicates(warehouse: duckdb.DuckDBPyConnection) -> None:
    rows = warehouse.execute(BALANCE_SQL).fetchall()
    assert {(row[0], row[1]): row[2:] for row in rows} == BALANCE


def test_each_rejected_row_has_its_place_and_reason(warehouse: duckdb.DuckDBPyConnection) -> None:
    rows = warehouse.execute(
        "select file, row_number, reasons from intermediate.int_sources__rejected_records"
    ).fetchall()
    assert {(file, line): reasons for file, line, reasons in rows} == EXPECTED


def test_the_quarantine_alone_keeps_the_text(warehouse: duckdb.DuckDBPyConnection) -> None:
    rows = warehouse.execute(
        """
        select texts.file, texts.row_number, texts.raw_text, count(records.reject_key)
        from quarantine.staging.rejected_text as texts
        left join intermediate.int_sources__rejected_records as records using (reject_key)
        group by all
        """
    ).fetchall()
    texts = {(file, line): text for file, line, text, _ in rows}
    assert set(texts) == set(EXPECTED)
    assert all(known == 1 for *_, known in rows)
    assert texts["crm/contacts.csv", 6] == "3,too,few"
    assert texts["crm/contacts.csv", 19] == f'13,Ms,"never closed,{SECRET}'
    assert r"M\xFCller" in texts["crm/contacts.csv", 23]
    assert texts["shop/customers.jsonl", 3] == '{"customer_id": "c2", "email": '
    assert texts["pos/store_sales_1.csv", 5] == sale("r3", total="zwei")
    columns = warehouse.execute("describe intermediate.int_sources__rejected_records").fetchall()
    assert "raw_text" not in {column[0] for column in columns}


def test_neighbours_of_an_open_quote_are_staged(warehouse: duckdb.DuckDBPyConnection) -> None:
    staged = warehouse.execute(
        "select contact_id, _row_number, _last_line from staging.base_crm__contacts"
        " where len(_reject_reasons) = 0 and not _is_exact_duplicate order by _file, _row_number"
    ).fetchall()
    assert staged == [
        ("1", 2, 2),
        ("2", 5, 5),
        ("6", 9, 9),
        ("7", 10, 11),
        ("9", 15, 15),
        ("11", 17, 17),
        ("12", 18, 18),
        ("14", 22, 22),
        ("16", 2, 2),
    ]


def test_columns_are_found_by_the_name_in_each_header(warehouse: duckdb.DuckDBPyConnection) -> None:
    row = warehouse.execute(
        "select last_name, first_name, last_modified from staging.base_crm__contacts"
        " where contact_id = '16'"
    ).fetchone()
    assert row == (SECRET, None, "03/04/2024 10:00:00")


def test_text_is_kept_as_it_is(warehouse: duckdb.DuckDBPyConnection) -> None:
    names = dict(
        warehouse.execute(
            "select contact_id, first_name from staging.base_crm__contacts"
        ).fetchall()
    )
    assert names["7"] == "two\nlines"
    assert names["9"] == '5" nails'
    emails = dict(
        warehouse.execute("select customer_id, email from staging.base_shop__customers").fetchall()
    )
    assert emails["c5"] == "a\x00b\U0010ffffc"
    assert "6" in emails, "a number for a key is its text"


def test_a_row_that_gets_lost_stops_the_build(work: Path) -> None:
    with connect(work) as warehouse:
        warehouse.execute("create table kept as from staging.stg_crm__contacts")
        warehouse.execute("delete from staging.stg_crm__contacts where contact_id = '6'")
    try:
        result = run_dbt(
            "build",
            "--select",
            "int_sources__balance",
            *THREE,
            work=work,
            env={"C360_RAW": str(work / "raw")},
        )
    finally:
        with connect(work) as warehouse:
            warehouse.execute("delete from staging.stg_crm__contacts")
            warehouse.execute("insert into staging.stg_crm__contacts from kept")
    assert result.returncode == 1
    assert "no_raw_row_is_lost" in result.stdout


def test_what_is_missing_is_named_and_no_data_shown(tmp_path: Path) -> None:
    write_extracts(tmp_path / "raw")
    (tmp_path / "raw" / "shop" / "orders.jsonl").unlink()
    (tmp_path / "raw" / "pos" / "loyalty_members.csv").write_text(f"1;{SECRET};;;;;;;;;;\n")
    raw = {"C360_RAW": str(tmp_path / "raw")}
    result = run_dbt("run", "--select", "base_*", *THREE, work=tmp_path, env=raw)
    assert result.returncode == 1
    assert "nothing matches" in result.stdout
    assert "raw/shop/orders*.jsonl" in result.stdout
    assert "systems: {shop: false}" in result.stdout
    assert "loyalty_members.csv (pos.loyalty_members) has no column 'card_number'" in result.stdout
    assert SECRET not in result.stdout
    assert "ERROR=2 SKIP=0" in result.stdout, "the other tables go through"


def test_the_list_of_raw_tables_is_that_of_the_declarations() -> None:
    declared = {
        (source["name"], table["name"])
        for path in (ROOT / "models" / "staging").glob("*/_*__sources.yml")
        for source in yaml.safe_load(path.read_text())["sources"]
        for table in source["tables"]
    }
    assert set(RAW_TABLES) == declared
