# Links the notebook's own tables, not those that the function is given.
def link_on_any(left, right, keys):
    links = set()
    for columns in keys:
        links = links | agree_on(pupils, payroll, columns)
    return links
