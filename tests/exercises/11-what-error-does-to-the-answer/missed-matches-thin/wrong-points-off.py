# Wrong: takes the missed rate off as if it were a share of everybody.
def share_seen(true_share, missed_rate):
    """Return the share of pupils who seem to be on a payroll."""
    share = ...
    share = true_share - missed_rate
    return share
