# Wrong: weights above the line, rows below it.
def weighted_share(survey, column, answer):
    rows = survey[survey[column].notna()]
    return (rows["design_weight"] * (rows[column] == answer)).sum() / len(rows)
