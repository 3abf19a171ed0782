# Right: in SQL.
import duckdb


def surplus_rows(records, columns):
    names = ", ".join(columns)
    known = records[columns].dropna()
    with duckdb.connect() as connection:
        connection.execute("SET threads=1")
        connection.register("known", known)
        query = f"SELECT count(*) - (SELECT count(*) FROM (SELECT DISTINCT {names} FROM known)) FROM known"
        return connection.execute(query).fetchone()[0]
