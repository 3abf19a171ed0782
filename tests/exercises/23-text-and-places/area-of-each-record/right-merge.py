# Right: a merge with one row for each postcode.
def area_of(records, register):
    one = register[["postcode", "area_id"]].dropna()
    one = one.assign(postcode=one["postcode"].str.replace(" ", "")).drop_duplicates("postcode")
    left = pd.DataFrame({"id": records.index, "postcode": records["postcode"].str.replace(" ", "").to_numpy()})
    return left.merge(one, on="postcode", how="left").set_index("id")["area_id"]
