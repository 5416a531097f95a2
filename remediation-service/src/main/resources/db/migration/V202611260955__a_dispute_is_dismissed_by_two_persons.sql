-- Why: a dispute is answered by a supplement, or dismissed with a reason by two persons; an incident does not close before.
-- Locks: none that matter, the table is new.
-- The release before: knows no dismissals and closes incidents without looking at disputes.

CREATE TABLE dispute_dismissal (
    plan         uuid        NOT NULL REFERENCES plan (id),
    dispute      bigint      NOT NULL,
    reason       text        NOT NULL,
    proposed_by  text        NOT NULL,
    proposed_at  timestamptz NOT NULL,
    confirmed_by text,
    confirmed_at timestamptz,
    PRIMARY KEY (plan, dispute),
    CONSTRAINT dismissed_by_two_persons CHECK (confirmed_by <> proposed_by),
    CONSTRAINT who_and_when CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL))
);
REVOKE DELETE, TRUNCATE ON dispute_dismissal FROM ${service_role};
