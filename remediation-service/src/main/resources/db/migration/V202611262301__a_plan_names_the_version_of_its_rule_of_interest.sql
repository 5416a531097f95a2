-- Why: a plan is bound to one reading of its rule of interest, and people approve that reading.
-- Locks: ACCESS EXCLUSIVE on plan for the moment of adding a column that may be null.
-- The release before: leaves it empty, which stands for the first version, the only one that it knows.

ALTER TABLE plan ADD COLUMN interest_rule_version integer CHECK (interest_rule_version >= 1);
