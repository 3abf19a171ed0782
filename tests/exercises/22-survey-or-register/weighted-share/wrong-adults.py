# Wrong: how many adults, not which share.
def weighted_share(survey, column, answer):
    return survey.loc[survey[column] == answer, "design_weight"].sum()
