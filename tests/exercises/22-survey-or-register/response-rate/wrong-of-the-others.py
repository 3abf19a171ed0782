# Wrong: divides by those who did not answer.
def response_rate(survey):
    return survey["responded"].sum() / (~survey["responded"]).sum()
