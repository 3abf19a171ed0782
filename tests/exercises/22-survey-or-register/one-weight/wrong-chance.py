# Wrong: the chance, not one divided by it.
def design_weight(homes, sampled, adults):
    return sampled / homes / adults
