# Wrong: how many answered, not which share.
def response_rate(survey):
    return survey["responded"].sum()
