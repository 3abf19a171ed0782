# Right: SQL with DuckDB, one query a column.
import duckdb


def m_and_u(agreement, true_links):
    table = agreement.reset_index(drop=True)
    table["real"] = agreement.index.isin(true_links)
    found = {}
    with duckdb.connect(config={"threads": 1}) as database:
        database.register("pairs", table)
        for name in agreement.columns:
            chosen = f'case when isnan("{name}") then null else "{name}" end'
            query = f"select avg({chosen}) filter (real), avg({chosen}) filter (not real) from pairs"
            found[name] = database.execute(query).fetchone()
    return pd.DataFrame.from_dict(found, orient="index", columns=["m", "u"])
