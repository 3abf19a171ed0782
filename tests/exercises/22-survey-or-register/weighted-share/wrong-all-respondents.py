# Wrong: those who answered, but not this question, stay below the line.
def weighted_share(survey, column, answer):
    rows = survey[survey["responded"]]
    return rows.loc[rows[column] == answer, "design_weight"].sum() / rows["design_weight"].sum()
