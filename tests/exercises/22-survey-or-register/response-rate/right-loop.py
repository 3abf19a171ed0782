# Right: plain Python.
def response_rate(survey):
    answered = 0
    for one in survey["responded"]:
        if one:
            answered += 1
    return answered / len(survey)
