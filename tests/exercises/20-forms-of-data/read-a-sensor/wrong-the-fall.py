# Wrong: by how much it fell, where the level was asked for.
level = 100 - round(levels["this sensor"].iloc[-1])
