-- Why: what an investor may hold is looked up again on the day of a purchase, as the plan promises. Who looked, when, in what,
-- and what came of it is kept, so that it can be shown years later.
-- Locks: none that matter, the table is new.
-- The release before: buys without looking, and leaves nothing here.

CREATE TABLE purchase_limit (
    plan       uuid        NOT NULL,
    line       text        NOT NULL,
    most       bigint CHECK (most >= 0),
    basis      text        NOT NULL,
    checked_by text        NOT NULL,
    checked_at timestamptz NOT NULL,
    PRIMARY KEY (plan, line),
    FOREIGN KEY (plan, line) REFERENCES plan_line (plan, line)
);
COMMENT ON COLUMN purchase_limit.most IS 'Minor units of the line that the investor might hold in the deal; null if nothing limited them any more.';
REVOKE UPDATE, DELETE, TRUNCATE ON purchase_limit FROM ${service_role};
