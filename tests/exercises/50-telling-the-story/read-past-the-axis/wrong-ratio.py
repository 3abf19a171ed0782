# Wrong: the ratio, and not the rise.
rise = december / november * 100
