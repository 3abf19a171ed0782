# Right: SQL with DuckDB.
import duckdb


def pay_gap(links, schools, earnings):
    base = duckdb.connect()
    base.execute("SET threads=1")
    pairs, left, right = links.to_frame(index=False), schools[["free_school_meals"]].reset_index(), earnings[["pay_at_25"]].reset_index()
    right["pay_at_25"] = right["pay_at_25"].astype(float)
    for name, table in (("pairs", pairs), ("pupils", left), ("earners", right)):
        base.register(name, table)
    query = """
        SELECT avg(pay_at_25) FILTER (WHERE free_school_meals AND NOT isnan(pay_at_25))
             / avg(pay_at_25) FILTER (WHERE NOT free_school_meals AND NOT isnan(pay_at_25)) - 1
        FROM pairs JOIN pupils USING (schools_id) JOIN earners USING (earnings_id)
    """
    return base.execute(query).fetchone()[0]
