# Wrong: whole numbers only.
def design_weight(homes, sampled, adults):
    return homes // sampled * adults
