# Wrong: two steps too far.
lowest = int(cost.idxmin()) + 4
