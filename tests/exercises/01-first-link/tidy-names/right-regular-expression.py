# Spaces at the ends found by a regular expression, and pandas' own text type.
def tidy_names(records):
    tidy = records.copy()
    for column in ["first_name", "surname"]:
        tidy[column] = tidy[column].astype("string").str.replace(r"^ +| +$", "", regex=True).str.casefold()
    return tidy
