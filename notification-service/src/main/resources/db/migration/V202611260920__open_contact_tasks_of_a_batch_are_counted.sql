-- Why: whoever watches a batch asks every second how many of its customers people have neither reached nor given up.
-- Locks: SHARE on contact_task while the index is built; it is small. The release before: does not need to know.

CREATE INDEX contact_task_open_by_batch ON contact_task (batch) WHERE state = 'OPEN';
