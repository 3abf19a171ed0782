# Wrong: counts rows.
def weighted_share(survey, column, answer):
    rows = survey[survey[column].notna()]
    return (rows[column] == answer).mean()
