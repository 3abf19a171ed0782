# Wrong: the first week.
level = round(levels["this sensor"].iloc[0])
