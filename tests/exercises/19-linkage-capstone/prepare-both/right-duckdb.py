import duckdb


def prepare(records):
    table = records.rename_axis("record").reset_index().astype(object)
    table = table.where(table.notna(), None)
    with duckdb.connect() as base:
        base.execute("SET threads=1")
        base.register("t", table[["record", "first_name", "surname", "sex", "date_of_birth", "postcode"]].astype("string"))
        done = base.sql("""
            SELECT record, sex, date_of_birth, left(date_of_birth, 4) AS year,
                nullif(regexp_replace(lower(first_name), '[^a-z]', '', 'g'), '') AS first_name,
                nullif(regexp_replace(lower(surname), '[^a-z]', '', 'g'), '') AS surname,
                replace(upper(postcode), ' ', '') AS postcode
            FROM t
        """).df()
    return done.set_index("record")
