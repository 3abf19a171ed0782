# Wrong: added and not divided.
def both_ways(names):
    answers = []
    for row in names.to_dict("records"):
        one = jaro_winkler(row["school_first"], row["payroll_first"])
        two = jaro_winkler(row["school_surname"], row["payroll_surname"])
        three = jaro_winkler(row["school_first"], row["payroll_surname"])
        four = jaro_winkler(row["school_surname"], row["payroll_first"])
        answers.append(max(one + two, three + four))
    return answers
