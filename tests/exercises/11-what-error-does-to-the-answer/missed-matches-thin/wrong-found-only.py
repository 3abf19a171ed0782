# Wrong: the share of true pairs found, whatever the true share.
def share_seen(true_share, missed_rate):
    """Return the share of pupils who seem to be on a payroll."""
    share = ...
    share = 1 - missed_rate
    return share
