# Wrong: forgets that only one of the adults is asked.
def design_weight(homes, sampled, adults):
    return homes / sampled
