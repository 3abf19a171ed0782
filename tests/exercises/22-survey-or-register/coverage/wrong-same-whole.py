# Wrong: both over the residents.
def coverage(listed, residents):
    on_list, here = set(listed), set(residents)
    return len(here - on_list) / len(here), len(on_list - here) / len(here)
