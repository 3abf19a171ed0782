# Right: SQL.
def impossible_groups(group, register, name):
    """Return the groups that hold two or more records of this register."""
    import duckdb
    import pandas as pd

    table = pd.DataFrame({"label": group.astype(str).to_numpy(), "register": register.to_numpy()})
    with duckdb.connect() as database:
        database.execute("SET threads = 1")
        database.register("held", table)
        asked = "SELECT label FROM held WHERE register = ? GROUP BY label HAVING count(*) > 1"
        found = {row[0] for row in database.execute(asked, [name]).fetchall()}
    return [label for label in group.unique() if str(label) in found]
