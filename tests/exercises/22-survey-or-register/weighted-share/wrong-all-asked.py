# Wrong: those who gave no answer stay below the line.
def weighted_share(survey, column, answer):
    return survey.loc[survey[column] == answer, "design_weight"].sum() / survey["design_weight"].sum()
