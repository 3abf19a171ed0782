# Wrong: the uncertainty is left out.
def alt_text(table):
    text = "Bar chart of people on a payroll."
    for name, row in table.iterrows():
        text += f" {name} {row['share']:.0%}."
    return text
