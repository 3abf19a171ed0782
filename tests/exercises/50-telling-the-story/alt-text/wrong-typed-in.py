# Wrong: typed in from the table that is shown.
def alt_text(table):
    text = "Bar chart of people on a payroll."
    for name in ["Asian", "Black", "Mixed", "Other", "White"]:
        if name in by_group.index:
            row = by_group.loc[name]
            text += f" {name} {row['share']:.0%}, range {row['low']:.0%} to {row['high']:.0%}."
    return text
