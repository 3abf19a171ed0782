# Right: SQL with DuckDB, in another order.
import duckdb


def area_of(records, register):
    left = pd.DataFrame({"id": records.index, "code": records["postcode"].to_numpy()})
    right = register[["postcode", "area_id"]].reset_index(drop=True)
    with duckdb.connect() as base:
        base.execute("SET threads = 1")
        base.register("rows", left.astype({"code": "string"}))
        base.register("places", right.astype("string"))
        found = base.execute(
            "SELECT id, area FROM rows LEFT JOIN (SELECT replace(postcode, ' ', '') AS p, min(area_id) AS area "
            "FROM places WHERE postcode IS NOT NULL GROUP BY 1) ON replace(code, ' ', '') = p"
        ).df()
    return found.set_index("id")["area"]
