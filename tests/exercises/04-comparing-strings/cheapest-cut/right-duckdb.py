# Right: a query in SQL.
import duckdb


def cheapest_cut(labelled, cuts, price):
    with duckdb.connect() as connection:
        connection.execute("SET threads=1")
        connection.register("pairs", labelled)
        connection.register("lines", pd.DataFrame({"cut": [float(cut) for cut in cuts]}))
        query = """
            SELECT cut FROM lines LEFT JOIN pairs ON true GROUP BY cut
            ORDER BY coalesce(sum(CASE WHEN similarity >= cut AND NOT one_person THEN $price
                                       WHEN similarity < cut AND one_person THEN 1 ELSE 0 END), 0), cut DESC LIMIT 1
        """
        return connection.execute(query, {"price": float(price)}).fetchone()[0]
