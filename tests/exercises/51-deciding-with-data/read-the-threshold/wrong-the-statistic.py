# Wrong: the threshold that suits a statistic.
lowest = 0
