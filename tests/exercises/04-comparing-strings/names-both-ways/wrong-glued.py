# Wrong: both names in one text.
def both_ways(names):
    answers = []
    for row in names.to_dict("records"):
        mine = row["school_first"] + row["school_surname"]
        straight = jaro_winkler(mine, row["payroll_first"] + row["payroll_surname"])
        crossed = jaro_winkler(mine, row["payroll_surname"] + row["payroll_first"])
        answers.append(max(straight, crossed))
    return answers
