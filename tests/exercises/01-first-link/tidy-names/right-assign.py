# A new table made with assign, each name treated as plain Python text.
def tidy_names(records):
    return records.assign(
        first_name=[name.strip().lower() for name in records["first_name"]],
        surname=[name.strip().lower() for name in records["surname"]],
    )
