# Wrong: a fraction, where a number of 100 was asked for.
share = answered["16 to 34"] / 100
