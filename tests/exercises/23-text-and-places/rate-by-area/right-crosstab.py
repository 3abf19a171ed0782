# Right: groups and joins.
def rates(cases, people):
    one = people.dropna().to_frame("area").groupby("area").size().rename("people").to_frame()
    table = one.join(cases.dropna().to_frame("area").groupby("area").size().rename("cases"))
    table = table.fillna({"cases": 0}).astype(int)
    ends = linkage.wilson(table["cases"], table["people"])
    return table.assign(rate=table["cases"] / table["people"], low=ends[0], high=ends[1]).sort_index()
