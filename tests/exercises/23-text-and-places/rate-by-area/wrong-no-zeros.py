# Wrong: areas without a case are left out.
def rates(cases, people):
    table = pd.DataFrame({"cases": cases.value_counts(), "people": people.value_counts()}).dropna()
    table["rate"] = table["cases"] / table["people"]
    table["low"], table["high"] = linkage.wilson(table["cases"], table["people"])
    return table
