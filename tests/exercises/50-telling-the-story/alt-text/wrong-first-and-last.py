# Wrong: the largest and the smallest group only.
def alt_text(table):
    text = "Bar chart of people on a payroll."
    ordered = table.sort_values("share")
    for name in [ordered.index[0], ordered.index[-1]]:
        row = ordered.loc[name]
        text += f" {name} {row['share']:.0%}, range {row['low']:.0%} to {row['high']:.0%}."
    return text
