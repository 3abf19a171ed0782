# Wrong: one row for each address with the postcode.
def area_of(records, register):
    left = records.reset_index()
    left["postcode"] = left["postcode"].str.replace(" ", "")
    right = register.assign(postcode=register["postcode"].str.replace(" ", ""))
    return left.merge(right, on="postcode", how="left").set_index(left.columns[0])["area_id"]
