# Wrong: every digit that there is, and words that a listener does not need.
def alt_text(table):
    text = "Bar chart of people on a payroll."
    for name, row in table.iterrows():
        text += f" The bar for the group that is called {name} shows a value of {row['share']:.0%}, and the range that"
        text += f" belongs to this bar begins at {row['low']:.0%} and ends at {row['high']:.0%}."
    return text
