# Wrong: keeps areas where cases, but no people, are known.
def rates(cases, people):
    table = pd.DataFrame({"cases": cases.value_counts(), "people": people.value_counts()}).fillna(0)
    table["rate"] = table["cases"] / table["people"]
    table["low"], table["high"] = linkage.wilson(table["cases"], table["people"])
    return table
