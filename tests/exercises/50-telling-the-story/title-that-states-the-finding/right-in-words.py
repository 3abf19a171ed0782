# Right: another way to the same, with rounding and "per cent".
def headline(table):
    names = sorted(table.index, key=lambda name: -table.loc[name, "share"])
    shares = [round(100 * table.loc[name, "share"]) for name in names]
    told = f"{shares[0]} per cent of {names[0]} and {shares[1]} per cent of {names[1]} are on a payroll"
    if table["low"].max() <= table["high"].min():
        told += ", and we Cannot Tell whether they differ"
    return told
