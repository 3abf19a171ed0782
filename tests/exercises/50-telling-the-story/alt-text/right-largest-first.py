# Right: the largest share first.
def alt_text(table):
    text = "Bar chart, largest share first: people on a payroll."
    ordered = table.sort_values("share", ascending=False)
    for name in ordered.index:
        share, low, high = (f"{ordered.loc[name, column]:.0%}" for column in ("share", "low", "high"))
        text = text + f" {name} {share}, between {low} and {high}."
    return text
