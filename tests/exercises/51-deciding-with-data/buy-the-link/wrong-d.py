# Wrong: evidence bought to decorate the choice.
decision = "D"
