# Wrong: compares postcodes with and without a space.
def area_of(records, register):
    return records["postcode"].map(register.drop_duplicates("postcode").set_index("postcode")["area_id"])
