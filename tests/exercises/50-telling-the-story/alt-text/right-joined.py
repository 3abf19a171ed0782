# Right: joined with semicolons, and rounded by hand.
def alt_text(table):
    parts = [
        f"{name}: {round(100 * row['share'])}% ({round(100 * row['low'])}% to {round(100 * row['high'])}%)"
        for name, row in table.iterrows()
    ]
    return f"A bar chart of {len(table)} groups: how many are on a payroll, and the 95% range. " + "; ".join(parts)
