# A loop over one table's columns, giving a list.
def shared_columns(left, right):
    answer = []
    for column in left.columns:
        if column in right.columns and column != "recorded_on":
            answer.append(column)
    return answer
