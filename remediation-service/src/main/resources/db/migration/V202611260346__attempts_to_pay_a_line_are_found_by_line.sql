-- Why: a payment run of a million lines looks the attempts of its lines up a portion at a time. Without an index over all
-- attempts (there is one over those that are unreturned) each look reads every payment there is.
-- Locks: SHARE on payment while the index is built, which for a million payments is some seconds; payments can be read meanwhile.
-- The release before: writes and reads as it did.

CREATE INDEX payment_by_line ON payment (plan, line);
