# Wrong: a smaller weight where more adults live.
def design_weight(homes, sampled, adults):
    return homes / sampled / adults
