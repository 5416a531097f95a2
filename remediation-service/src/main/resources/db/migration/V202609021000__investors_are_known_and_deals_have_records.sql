-- Why: who is owed something and where they are paid, what deals paid out, and what they are worth.
-- Locks: none that matter, all tables are new. The release before: knows nothing of them.

CREATE TABLE investor (
    id              text PRIMARY KEY,
    legal_name      text NOT NULL,
    email           text NOT NULL,
    locale          text NOT NULL,
    country         text NOT NULL,
    account_kind    text NOT NULL,
    account_number  text NOT NULL,
    account_routing text NOT NULL
);
COMMENT ON TABLE investor IS 'Personal data: never in the journal, never in a log.';

CREATE TABLE distribution (
    deal     text    NOT NULL,
    paid_on  date    NOT NULL,
    kind     text    NOT NULL,
    per_unit numeric NOT NULL CHECK (per_unit >= 0),
    PRIMARY KEY (deal, paid_on, kind)
);

CREATE TABLE valuation (
    deal              text    NOT NULL,
    valued_on         date    NOT NULL,
    residual_per_unit numeric NOT NULL CHECK (residual_per_unit >= 0),
    fee_per_unit      numeric NOT NULL CHECK (fee_per_unit >= 0),
    carry_rate        numeric NOT NULL CHECK (carry_rate BETWEEN 0 AND 1),
    PRIMARY KEY (deal, valued_on)
);
