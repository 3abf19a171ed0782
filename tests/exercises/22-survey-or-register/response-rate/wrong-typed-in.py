# Wrong: the number of this town, typed in.
def response_rate(survey):
    return 259 / 548
