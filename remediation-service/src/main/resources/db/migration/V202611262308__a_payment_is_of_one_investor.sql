-- Why: a payment that was named for a purchase could be named for one of another investor as well, and the same money counted twice.
-- Who names one is held against all that were named before, whatever plan they were named for.
-- Locks: SHARE on purchase_payment while the index is built; it holds a row per purchase.
-- The release before: names payments without looking at others.

CREATE INDEX purchase_payment_by_reference ON purchase_payment (lower(reference));
