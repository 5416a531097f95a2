-- Why: two templates can tell of the same remedy (compensation, supplement), so a line could be told twice of what it gets,
-- in one batch or in two. The index per template stays: it keeps a payment from being told twice. What was told twice before
-- stays as it is and is marked, for nobody can take a letter back; people find it with WHERE told_twice.
-- Locks: ACCESS EXCLUSIVE on delivery until the index is made, some seconds for a million notices; only notices that were told
-- twice are rewritten. The release before does not know the column and leaves it false: what it would tell twice is refused by
-- the index as well.

ALTER TABLE delivery ADD COLUMN told_twice boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN delivery.told_twice IS
    'Its line had been told of its remedy by another template before, when nothing kept a line from that.';

UPDATE delivery SET told_twice = true WHERE notice IN (
    SELECT again.notice FROM (
        SELECT d.notice, row_number() OVER (PARTITION BY d.plan, d.line ORDER BY b.number, d.position) AS telling
        FROM delivery d JOIN batch b ON b.id = d.batch
        WHERE d.state <> 'CANCELLED' AND d.template IN
            ('refund', 'top-up-offer', 'compensation', 'supplement', 'buy-back', 'keep-or-sell', 'explanation')) AS again
    WHERE again.telling > 1);

CREATE UNIQUE INDEX one_notice_of_its_remedy_per_plan_line ON delivery (plan, line)
    WHERE state <> 'CANCELLED' AND NOT told_twice AND template IN
        ('refund', 'top-up-offer', 'compensation', 'supplement', 'buy-back', 'keep-or-sell', 'explanation');
