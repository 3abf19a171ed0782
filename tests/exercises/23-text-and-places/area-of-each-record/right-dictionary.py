# Right: a dictionary, and plain Python.
def area_of(records, register):
    place = {}
    for code, area in zip(register["postcode"], register["area_id"]):
        if isinstance(code, str):
            place[code.replace(" ", "")] = area
    found = {}
    for one, code in records["postcode"].items():
        found[one] = place.get(code.replace(" ", "")) if isinstance(code, str) else None
    return pd.Series(found, index=records.index, dtype=object)
