# Right: counts people out of a thousand.
def share_seen(true_share, missed_rate):
    on_payroll = 1000 * true_share
    missed = on_payroll * missed_rate
    return (on_payroll - missed) / 1000
