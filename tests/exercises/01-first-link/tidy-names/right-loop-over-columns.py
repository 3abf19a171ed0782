# The same two steps in a loop.
def tidy_names(records):
    tidy = records.copy()
    for column in ["first_name", "surname"]:
        tidy[column] = tidy[column].str.lower().str.strip()
    return tidy
