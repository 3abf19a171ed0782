# Right: SQL with DuckDB.
import duckdb


def surname_points(surnames, m, least):
    """Return the points for agreeing on each surname."""
    table = pd.DataFrame({"surname": surnames.dropna().astype(str)})
    with duckdb.connect(config={"threads": 1}) as database:
        database.register("bearers", table)
        found = database.execute(
            "select surname, log2(? / greatest(count(*) / sum(count(*)) over (), ?)) from bearers group by surname",
            [float(m), float(least)],
        ).fetchall()
    return pd.Series(dict(found))
