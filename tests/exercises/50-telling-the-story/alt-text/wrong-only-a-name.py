# Wrong: it says that there is a chart, and not what it shows.
def alt_text(table):
    return "Bar chart of the share of people on a payroll by group."
