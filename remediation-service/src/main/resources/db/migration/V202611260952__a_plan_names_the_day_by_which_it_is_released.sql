-- Why: the days that customers have to keep or to sell are counted from the release, not from the day of the plan.
-- Locks: ACCESS EXCLUSIVE on plan for the moment of adding a column that may be null.
-- The release before: leaves it empty, which stands for the day of the plan.

ALTER TABLE plan ADD COLUMN release_by date;
