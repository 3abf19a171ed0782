# Right: plain Python.
def weighted_share(survey, column, answer):
    said = everybody = 0
    for given, weight in zip(survey[column], survey["design_weight"]):
        if given == given:  # not NaN
            everybody += weight
            if given == answer:
                said += weight
    return said / everybody
