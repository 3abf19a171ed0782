# Right: SQL with DuckDB.
import duckdb


def u_by_block(agreement, true_links, column):
    """Return how often strangers agree, among all pairs and in the block."""
    others = agreement[~agreement.index.isin(true_links)].reset_index(drop=True)
    rows = {}
    with duckdb.connect(config={"threads": 1}) as database:
        database.register("others", others)
        for name in others.columns.drop(column):
            query = f'select avg("{name}"), avg("{name}") filter ("{column}" = 1) from others'
            rows[name] = database.execute(query).fetchone()
    return pd.DataFrame.from_dict(rows, orient="index", columns=["all", "block"])
