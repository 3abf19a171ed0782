import duckdb


def joined(typed, cleaned, person):
    cleaned = cleaned.astype(object).where(cleaned.notna(), None)
    table = pd.DataFrame({"typed": typed, "cleaned": cleaned, "person": person})
    with duckdb.connect() as database:
        database.execute("SET threads = 1")
        database.register("t", table)
        rows = database.execute("""
            SELECT cleaned FROM t WHERE cleaned IS NOT NULL GROUP BY cleaned
            HAVING count(DISTINCT typed) > 1 AND count(DISTINCT person) > 1
        """).fetchall()
    return {row[0] for row in rows}
