# Right: row by row, in lists, with an axis that ends with the longest range.
def chart(counts):
    share, low, high = [], [], []
    for name in counts.index:
        people, working = counts.loc[name, "people"], counts.loc[name, "on_payroll"]
        share.append(working / people)
        ends = linkage.wilson(working, people)
        low.append(ends[0])
        high.append(ends[1])
    return {"share": share, "low": low, "high": high, "axis": [0, max(high)]}
