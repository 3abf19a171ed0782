# Wrong: the share that is there, not the share that is missing.
def coverage(listed, residents):
    on_list, here = set(listed), set(residents)
    return len(here & on_list) / len(here), len(on_list - here) / len(on_list) if on_list else 0
