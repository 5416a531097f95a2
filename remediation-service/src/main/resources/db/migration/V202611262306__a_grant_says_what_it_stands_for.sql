-- Why: whether a grant of a supplement stands for the units of a line that was left behind was inferred from when it was drafted, so
-- that whatever was granted afterwards, for a dispute say, counted as that. A grant says it now.
-- Locks: ACCESS EXCLUSIVE on plan_grant for the moment of adding a column that may be null; its check is met by every row.
-- The release before: leaves the column null and infers, as this one does where it is null.

ALTER TABLE plan_grant ADD COLUMN stands_for text CHECK (stands_for IN ('UNITS_LEFT_BEHIND', 'SOMETHING_ELSE'));
COMMENT ON COLUMN plan_grant.stands_for IS 'Null if it was drafted before grants said it.';
