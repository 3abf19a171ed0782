# Right: what the home stands for, times the adults in it.
def design_weight(homes, sampled, adults):
    return homes / sampled * adults
