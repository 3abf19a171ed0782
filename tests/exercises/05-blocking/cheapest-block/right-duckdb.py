# Right: a query in SQL.
import duckdb


def cheapest_block(table, floor):
    with duckdb.connect() as connection:
        connection.execute("SET threads=1")
        connection.register("blocks", table.astype({"block": "object"}))
        found = connection.execute(
            "SELECT block FROM blocks WHERE pairs_completeness >= ? ORDER BY pairs, pairs_completeness DESC LIMIT 1", [floor]
        ).fetchone()
    return found[0] if found else "none"
