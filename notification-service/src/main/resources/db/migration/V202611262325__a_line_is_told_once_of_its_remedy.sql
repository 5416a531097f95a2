-- Why: two templates can tell of the same remedy (compensation, supplement), so a line could be told twice of what it gets,
-- in one batch or in two. The index per template stays: it keeps a payment from being told twice.
-- Locks: SHARE on delivery while the index is made, some seconds for a million notices. The release before: what it would
-- have told twice is refused by it as well. If a line was told twice before, this fails and changes nothing: people decide
-- which of the two was right, and call the other batch off.

CREATE UNIQUE INDEX one_notice_of_its_remedy_per_plan_line ON delivery (plan, line)
    WHERE state <> 'CANCELLED' AND template IN
        ('refund', 'top-up-offer', 'compensation', 'supplement', 'buy-back', 'keep-or-sell', 'explanation');
