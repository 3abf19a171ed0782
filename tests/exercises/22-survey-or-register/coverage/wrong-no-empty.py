# Wrong: divides by nought where the list is empty.
def coverage(listed, residents):
    on_list, here = set(listed), set(residents)
    return len(here - on_list) / len(here), len(on_list - here) / len(on_list)
