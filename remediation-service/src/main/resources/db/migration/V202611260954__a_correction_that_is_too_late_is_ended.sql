-- Why: a correction that can never be booked any more is ended. A refund for units that stay is not owed then, and an
-- accepted purchase that was missed is ended by a person who says what became of the money.
-- Locks: none that matter, the view and the table are new.
-- The release before: knows no ended corrections and reads what is owed without them; it pays no refund of theirs, since it
-- pays refunds only for corrections that are done.

CREATE VIEW standing_obligation AS
    SELECT o.* FROM obligation o
    WHERE NOT EXISTS (
        SELECT FROM rebooking r JOIN rebooking_move m ON m.rebooking = r.id
        WHERE r.plan = o.plan AND m.line = o.line AND r.purpose = 'TAKE_BACK' AND r.state = 'ENDED');

CREATE TABLE missed_purchase (
    plan     uuid        NOT NULL REFERENCES settlement (plan),
    line     text        NOT NULL,
    currency text,
    received bigint CHECK (received > 0),
    reason   text        NOT NULL,
    ended_by text        NOT NULL,
    ended_at timestamptz NOT NULL,
    PRIMARY KEY (plan, line),
    CONSTRAINT an_amount_has_a_currency CHECK ((received IS NULL) = (currency IS NULL))
);
REVOKE UPDATE, DELETE, TRUNCATE ON missed_purchase FROM ${service_role};
