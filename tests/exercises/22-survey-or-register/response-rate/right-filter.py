# Right: keeps those who answered, and compares lengths.
def response_rate(survey):
    return len(survey[survey["responded"]]) / len(survey)
