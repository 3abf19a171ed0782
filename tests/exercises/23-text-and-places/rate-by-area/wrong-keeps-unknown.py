# Wrong: people without an area get an area of their own.
def rates(cases, people):
    table = pd.DataFrame({"people": people.fillna("unknown").value_counts()})
    table["cases"] = cases.value_counts().reindex(table.index, fill_value=0)
    table["rate"] = table["cases"] / table["people"]
    table["low"], table["high"] = linkage.wilson(table["cases"], table["people"])
    return table
