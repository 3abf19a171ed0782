# Wrong: goes from seen to true.
def share_seen(true_share, missed_rate):
    """Return the share of pupils who seem to be on a payroll."""
    share = ...
    share = true_share / (1 - missed_rate)
    return share
