# Right: the course's own function.
from masterclass import linkage


def precision_range(labels, band_sizes):
    is_match = labels["answer"].map({"match": True, "no match": False})
    found = linkage.precision_from_sample(labels.assign(is_match=is_match), band_sizes)
    return found["if_false"], found["if_true"]
