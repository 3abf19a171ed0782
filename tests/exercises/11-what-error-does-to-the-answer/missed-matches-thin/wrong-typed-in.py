# Wrong: the answer of the example, typed in.
def share_seen(true_share, missed_rate):
    """Return the share of pupils who seem to be on a payroll."""
    share = ...
    share = 0.45
    return share
