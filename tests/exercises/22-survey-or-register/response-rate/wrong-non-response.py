# Wrong: the share that did not answer.
def response_rate(survey):
    return 1 - survey["responded"].mean()
