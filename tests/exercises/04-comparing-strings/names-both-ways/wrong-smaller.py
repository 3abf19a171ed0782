# Wrong: the smaller of the two.
def both_ways(names):
    answers = []
    for row in names.to_dict("records"):
        one = jaro_winkler(row["school_first"], row["payroll_first"])
        two = jaro_winkler(row["school_surname"], row["payroll_surname"])
        three = jaro_winkler(row["school_first"], row["payroll_surname"])
        four = jaro_winkler(row["school_surname"], row["payroll_first"])
        answers.append(min(one + two, three + four) / 2)
    return answers
