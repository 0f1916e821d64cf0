"""Reads Parquet with pyarrow and with DuckDB: parquet.py EVENTS MENTIONS CLAIMS prints counts
as JSON, joins the three and fails where the two readers differ."""
import json
import sys

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

events, mentions, claims = sys.argv[1:]
counts = {}


def one(query):
    return duckdb.sql(query).fetchall()[0][0]


for name, path in zip(["events", "mentions", "claims"], sys.argv[1:]):
    table = pq.read_table(path)
    table.validate(full=True)
    counts[name] = table.num_rows
    n = one(f"select count(*) from '{path}'")
    if n != table.num_rows:
        sys.exit(f"{path}: pyarrow reads {table.num_rows} rows, DuckDB {n}")
    ours = duckdb.sql(f"select * from '{path}'").to_arrow_table()
    if ours.to_pylist() != table.to_pylist():
        sys.exit(f"{path}: the readers differ")
schema = pq.read_schema(events)
for column, kind in {"date_start": pa.date32(), "latitude": pa.float64(), "id": pa.string(), "quad": pa.int32()}.items():
    if schema.field(column).type != kind:
        sys.exit(f"{column} is {schema.field(column).type}, want {kind}")
lost = one(f"select count(*) from '{mentions}' m anti join '{events}' e on m.event = e.id")
lost += one(f"select count(*) from '{claims}' c anti join '{events}' e on c.event = e.id")
if lost:
    sys.exit(f"{lost} mentions or claims without their event")
counts["killed"] = int(one(f"select sum(s.low) from (select unnest(sizes) s from '{events}') where s.kind = 'killed'") or 0)
counts["days"] = one(f"select sum(date_start - date '1970-01-01') from '{events}'")
counts["undated"] = one(f"select count(*) from '{events}' where date_start is null")
print(json.dumps(counts))
