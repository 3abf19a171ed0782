# Wrong: any chance between 10% and 90%, whatever the prices.
def worth_a_look(chances, false_cost, missed_cost, price):
    return chances[(chances > 0.1) & (chances < 0.9)].index
