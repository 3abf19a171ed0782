# Wrong: the people of all areas below the line.
def rates(cases, people):
    table = pd.DataFrame({"people": people.value_counts()})
    table["cases"] = cases.value_counts().reindex(table.index, fill_value=0)
    table["rate"] = table["cases"] / len(people)
    table["low"], table["high"] = linkage.wilson(table["cases"], len(people))
    return table
