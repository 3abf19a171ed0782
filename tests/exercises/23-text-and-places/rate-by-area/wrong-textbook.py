# Wrong: two standard errors either side, which leaves 0 to 1 for small areas.
def rates(cases, people):
    table = pd.DataFrame({"people": people.value_counts()})
    table["cases"] = cases.value_counts().reindex(table.index, fill_value=0)
    table["rate"] = table["cases"] / table["people"]
    error = np.sqrt(table["rate"] * (1 - table["rate"]) / table["people"])
    table["low"], table["high"] = table["rate"] - 1.96 * error, table["rate"] + 1.96 * error
    return table
