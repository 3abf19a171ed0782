# Wrong: a share, where a percentage was asked for.
rise = (december - november) / november
