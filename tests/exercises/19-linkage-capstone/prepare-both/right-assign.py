import re


def letters(name):
    return (re.sub("[^a-z]", "", name.lower()) or np.nan) if isinstance(name, str) else np.nan


def prepare(records):
    return records.assign(
        first_name=records["first_name"].map(letters),
        surname=records["surname"].map(letters),
        postcode=records["postcode"].str.upper().str.replace(r"\s", "", regex=True),
        year=records["date_of_birth"].str.extract(r"^(\d{4})", expand=False),
    )[["year", "postcode", "surname", "first_name", "sex", "date_of_birth"]]
