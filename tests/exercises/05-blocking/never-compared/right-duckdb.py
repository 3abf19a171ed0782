# Right: a query in SQL.
import duckdb


def never_compared(records, key):
    with duckdb.connect() as connection:
        connection.execute("SET threads=1")
        table = records[[key]].astype("object").rename_axis("number").reset_index()
        connection.register("records", table)
        found = connection.execute(f'SELECT number FROM records WHERE "{key}" IS NULL').fetchall()
    return [number for (number,) in found]
