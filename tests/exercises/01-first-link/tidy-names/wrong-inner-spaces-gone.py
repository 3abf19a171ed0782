# Takes out every space, also the one inside a name.
def tidy_names(records):
    tidy = records.copy()
    tidy["first_name"] = tidy["first_name"].str.lower().str.replace(" ", "")
    tidy["surname"] = tidy["surname"].str.lower().str.replace(" ", "")
    return tidy
