-- Why: a sender may die between the last outcome and the look whether its batch has ended. So every second it is looked which
-- batches have ended; a doubt keeps one open, and is found by this without reading a million rows.
-- Locks: SHARE on delivery while the index is built, over the few rows in doubt. The release before: does not need to know.

CREATE INDEX delivery_in_doubt ON delivery (batch) WHERE state = 'UNCERTAIN';
