# Right: adds up the weights of each answer; groupby leaves empty ones out.
def weighted_share(survey, column, answer):
    weights = survey.groupby(column)["design_weight"].sum()
    return weights.get(answer, 0) / weights.sum()
