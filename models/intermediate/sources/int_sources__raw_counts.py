"""Rows of each raw file as counted by Python: see _sources__models.yml."""

import pyarrow as pa

from customer360 import raw_counts

SCHEMA = pa.schema(
    [
        ("source_system", pa.string()),
        ("source_entity", pa.string()),
        ("file", pa.string()),
        ("physical_lines", pa.int64()),
        ("header_lines", pa.int64()),
        ("raw_rows", pa.int64()),
    ]
)


def model(dbt, session):
    columns = "source_system, source_entity, file, path, form, delimiter, encoding"
    counted = []
    for system, entity, file, path, *how in (
        dbt.ref("int_sources__files").select(columns).fetchall()
    ):
        counts = raw_counts.count(path, *how)
        counted.append(
            {
                "source_system": system,
                "source_entity": entity,
                "file": file,
                "physical_lines": counts.physical_lines,
                "header_lines": counts.header_lines,
                "raw_rows": counts.raw_rows,
            }
        )
    return pa.Table.from_pylist(counted, schema=SCHEMA)
