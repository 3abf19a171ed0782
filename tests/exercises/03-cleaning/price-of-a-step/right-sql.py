import duckdb


def price_of(left, right, true_links):
    one, other, truth = left.reset_index(), right.reset_index(), true_links.to_frame(index=False)
    one, other = one.astype(object).where(one.notna(), None), other.astype(object).where(other.notna(), None)
    with duckdb.connect() as database:
        database.execute("SET threads = 1")
        database.register("l", one)
        database.register("r", other)
        database.register("t", truth)
        both = """
            WITH b AS (SELECT l.schools_id, r.earnings_id FROM l JOIN r ON l.before::VARCHAR = r.before::VARCHAR),
                 a AS (SELECT l.schools_id, r.earnings_id FROM l JOIN r ON l.after::VARCHAR = r.after::VARCHAR)
        """
        came = "(SELECT * FROM a EXCEPT SELECT * FROM b)"
        went = "(SELECT * FROM b EXCEPT SELECT * FROM a)"
        texts = "(SELECT schools_id::VARCHAR AS schools_id, earnings_id::VARCHAR AS earnings_id FROM t)"
        counts = [
            database.execute(f"{both} SELECT count(*) FROM ({sql})").fetchone()[0]
            for sql in (
                f"SELECT * FROM {came} INTERSECT SELECT * FROM {texts}",
                f"SELECT * FROM {went} INTERSECT SELECT * FROM {texts}",
                f"SELECT * FROM {came} EXCEPT SELECT * FROM {texts}",
            )
        ]
    return {"right_gained": counts[0], "right_lost": counts[1], "wrong_added": counts[2]}
