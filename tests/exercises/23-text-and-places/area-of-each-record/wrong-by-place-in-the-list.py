# Wrong: numbers from 0 in place of the records' ids.
def area_of(records, register):
    listed = register.dropna(subset="postcode")
    place = dict(zip(listed["postcode"].str.replace(" ", ""), listed["area_id"]))
    return records["postcode"].str.replace(" ", "").map(place).reset_index(drop=True)
