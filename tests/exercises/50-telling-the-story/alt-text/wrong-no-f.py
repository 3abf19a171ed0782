# Wrong: the f before the quotation marks is missing, so nothing is filled in.
def alt_text(table):
    text = "Bar chart of the share of former pupils who are on a payroll, with 95% ranges."
    for name, row in table.iterrows():
        text += " {name} {row['share']:.0%}, range {row['low']:.0%} to {row['high']:.0%}."
    return text
