def prepare(records):
    rows = []
    for _, row in records.iterrows():
        one = {"sex": row["sex"], "date_of_birth": row["date_of_birth"], "year": None, "postcode": None}
        if isinstance(row["date_of_birth"], str):
            one["year"] = int(row["date_of_birth"].split("-")[0])
        if isinstance(row["postcode"], str):
            one["postcode"] = "".join(row["postcode"].split()).upper()
        for name in ("first_name", "surname"):
            kept = "".join(c for c in str(row[name]).lower() if c in "abcdefghijklmnopqrstuvwxyz")
            one[name] = kept if isinstance(row[name], str) and kept else None
        rows.append(one)
    return pd.DataFrame(rows, index=records.index)
