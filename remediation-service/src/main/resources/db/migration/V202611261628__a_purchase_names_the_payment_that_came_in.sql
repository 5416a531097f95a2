-- Why: that a customer has paid for a top-up was one person's word. The payment is named now, so that another person finds it in
-- the bank's statement.
-- Locks: none that matter, the table is new.
-- The release before: buys without naming a payment, and leaves nothing here.

CREATE TABLE purchase_payment (
    plan      uuid        NOT NULL,
    line      text        NOT NULL,
    reference text        NOT NULL CHECK (reference <> ''),
    named_by  text        NOT NULL,
    named_at  timestamptz NOT NULL,
    PRIMARY KEY (plan, line),
    FOREIGN KEY (plan, line) REFERENCES plan_line (plan, line)
);
COMMENT ON COLUMN purchase_payment.reference IS 'May hold a name: never in the journal, never in a log.';
REVOKE UPDATE, DELETE, TRUNCATE ON purchase_payment FROM ${service_role};
