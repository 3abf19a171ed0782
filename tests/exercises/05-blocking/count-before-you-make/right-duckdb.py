# Right: two counts and a join in SQL.
import duckdb
import pandas as pd


def count_pairs(left, right):
    with duckdb.connect() as connection:
        connection.execute("SET threads=1")
        connection.register("a", pd.DataFrame({"k": left.dropna().astype(str)}))
        connection.register("b", pd.DataFrame({"k": right.dropna().astype(str)}))
        query = '''SELECT coalesce(sum(x.n * y.n), 0) FROM (SELECT k, count(*) AS n FROM a GROUP BY k) x
                   JOIN (SELECT k, count(*) AS n FROM b GROUP BY k) y ON x.k = y.k'''
        return int(connection.execute(query).fetchone()[0])
