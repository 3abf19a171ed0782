# Wrong: drops the records that cannot be placed.
def area_of(records, register):
    listed = register.dropna(subset="postcode")
    place = dict(zip(listed["postcode"].str.replace(" ", ""), listed["area_id"]))
    return records["postcode"].str.replace(" ", "").map(place).dropna()
