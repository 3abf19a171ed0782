# Right: counts each answer, then divides.
def response_rate(survey):
    counts = survey["responded"].value_counts()
    return counts.get(True, 0) / counts.sum()
