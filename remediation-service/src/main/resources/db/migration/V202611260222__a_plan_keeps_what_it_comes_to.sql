-- Why: a plan may have a million lines. What they come to is asked for with every look at the plan and is added up once,
-- when they are written.
-- Locks: none that matter, the table is new. Plans that are there are added up while it is filled, and stay readable.
-- The release before: knows nothing of it. Plans that it writes have no row; they are added up when they are asked for.

CREATE TABLE plan_total (
    plan            uuid    NOT NULL REFERENCES plan (id),
    currency        text    NOT NULL,
    lines           integer NOT NULL CHECK (lines > 0),
    due             bigint  NOT NULL CHECK (due >= 0),
    due_if_all_sell bigint  NOT NULL CHECK (due_if_all_sell >= due),
    offered         bigint  NOT NULL CHECK (offered >= 0),
    PRIMARY KEY (plan, currency)
);
REVOKE UPDATE, DELETE, TRUNCATE ON plan_total FROM ${service_role};

INSERT INTO plan_total (plan, currency, lines, due, due_if_all_sell, offered)
SELECT plan, currency, count(*), sum(amount_due), sum(coalesce(amount_if_sold, amount_due)), sum(coalesce(offer, 0))
FROM plan_line GROUP BY plan, currency;
