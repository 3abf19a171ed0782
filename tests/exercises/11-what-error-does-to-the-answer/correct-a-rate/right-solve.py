# Right: solves seen = share * sensitivity + (1 - share) * (1 - specificity) as a straight line.
def true_share(seen, sensitivity, specificity):
    nobody, everybody = 1 - specificity, sensitivity
    if not everybody > nobody:
        return float("nan")
    share = (seen - nobody) / (everybody - nobody)
    return 0.0 if share < 0 else 1.0 if share > 1 else share
