# Right: plain Python.
def value_of_knowing(worlds):
    rows = worlds.values.tolist()
    knowing = sum(max(row) for row in rows) / len(rows)
    averages = [sum(column) / len(rows) for column in zip(*rows)]
    return knowing - max(averages)
