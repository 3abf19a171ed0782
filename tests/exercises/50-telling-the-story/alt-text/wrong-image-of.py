# Wrong: every screen reader says by itself that it is an image.
def alt_text(table):
    text = "Image of a bar chart of people on a payroll."
    for name, row in table.iterrows():
        text += f" {name} {row['share']:.0%}, range {row['low']:.0%} to {row['high']:.0%}."
    return text
