# Right: SQL with DuckDB.
def lost_to_salt(true_links, schools, earnings):
    import duckdb

    pairs = true_links.to_frame(index=False)
    left = schools[["date_of_birth"]].astype(object).reset_index()
    right = earnings[["date_of_birth"]].astype(object).reset_index()
    with duckdb.connect() as db:
        db.execute("SET threads=1")
        for name, table in (("pairs", pairs), ("lft", left), ("rgt", right)):
            db.register(name, table)
        return db.execute(
            "SELECT p.schools_id, p.earnings_id FROM pairs p JOIN lft l USING (schools_id) JOIN rgt r USING (earnings_id) "
            "WHERE l.date_of_birth[:4] IS NULL OR r.date_of_birth[:4] IS NULL "
            "OR l.date_of_birth[:4] <> r.date_of_birth[:4]"
        ).df()
