# Wrong: counts each row by its design weight.
def response_rate(survey):
    weight = survey["design_weight"]
    return (survey["responded"] * weight).sum() / weight.sum()
