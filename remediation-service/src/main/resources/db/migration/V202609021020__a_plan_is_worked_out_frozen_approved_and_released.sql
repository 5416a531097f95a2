-- Why: the plan that people approve by its digest, with everything it was worked out from.
-- Locks: none that matter, all tables are new. The release before: knows nothing of them.

CREATE TABLE plan (
    id                      uuid PRIMARY KEY,
    incident                text        NOT NULL REFERENCES incident (id),
    version                 integer     NOT NULL,
    supersedes              uuid UNIQUE REFERENCES plan (id),
    state                   text        NOT NULL,
    author                  text        NOT NULL,
    created_at              timestamptz NOT NULL,
    plan_day                date        NOT NULL,
    payment_day             date        NOT NULL,
    interest_rule           text        NOT NULL,
    idle_cash_returned      date,
    rates_name              text        NOT NULL,
    rates_confirmed_through date        NOT NULL,
    rates_digest            text        NOT NULL,
    digest                  text,
    released_at             timestamptz,
    UNIQUE (incident, version)
);

CREATE TABLE plan_deal (
    plan              uuid    NOT NULL REFERENCES plan (id),
    deal              text    NOT NULL COLLATE "C",
    unit_price        numeric NOT NULL,
    funded_on         date    NOT NULL,
    window_ends_on    date    NOT NULL,
    valued_on         date,
    residual_per_unit numeric,
    fee_per_unit      numeric,
    carry_rate        numeric,
    PRIMARY KEY (plan, deal)
);

CREATE TABLE plan_distribution (
    plan     uuid    NOT NULL,
    deal     text    NOT NULL COLLATE "C",
    place    integer NOT NULL,
    paid_on  date    NOT NULL,
    per_unit numeric NOT NULL,
    PRIMARY KEY (plan, deal, place),
    FOREIGN KEY (plan, deal) REFERENCES plan_deal (plan, deal)
);

CREATE TABLE plan_line (
    plan                uuid    NOT NULL,
    line                text    NOT NULL,
    place               integer NOT NULL,
    deal                text    NOT NULL COLLATE "C",
    investor            text    NOT NULL,
    currency            text    NOT NULL,
    booked              bigint  NOT NULL,
    correct             bigint  NOT NULL,
    above_cap_by        bigint  NOT NULL,
    limit_kind          text    NOT NULL,
    above_limit         boolean NOT NULL,
    window_state        text    NOT NULL,
    remedy              text    NOT NULL,
    amount_due          bigint  NOT NULL CHECK (amount_due >= 0),
    amount_if_sold      bigint CHECK (amount_if_sold >= 0),
    offer               bigint CHECK (offer >= 0),
    principal           bigint  NOT NULL CHECK (principal >= 0),
    gain                bigint  NOT NULL CHECK (gain >= 0),
    interest            bigint  NOT NULL CHECK (interest >= 0),
    silence             text    NOT NULL,
    answer_by           date,
    choices             jsonb   NOT NULL,
    account_fingerprint text    NOT NULL,
    inputs              jsonb   NOT NULL,
    steps               jsonb   NOT NULL,
    PRIMARY KEY (plan, line),
    UNIQUE (plan, place),
    FOREIGN KEY (plan, deal) REFERENCES plan_deal (plan, deal)
);
COMMENT ON TABLE plan_line IS 'Never changed once written; a change of mind is a new version of the plan.';

CREATE TABLE plan_approval (
    plan    uuid        NOT NULL REFERENCES plan (id),
    role    text        NOT NULL,
    subject text        NOT NULL,
    digest  text        NOT NULL,
    at      timestamptz NOT NULL,
    PRIMARY KEY (plan, role),
    UNIQUE (plan, subject)
);

REVOKE UPDATE, DELETE, TRUNCATE ON plan_deal, plan_distribution, plan_line, plan_approval FROM ${service_role};
