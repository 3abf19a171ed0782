# Right: the true share, less the part of it that is missed.
def share_seen(true_share, missed_rate):
    """Return the share of pupils who seem to be on a payroll."""
    share = ...
    share = true_share - true_share * missed_rate
    return share
