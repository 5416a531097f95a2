-- Why: what an audit found, checked by this service for itself, and the wrong deals as they were then.
-- Locks: none that matter, all tables are new. The release before: knows nothing of them.

CREATE TABLE scope (
    incident             text PRIMARY KEY REFERENCES incident (id),
    audit                uuid    NOT NULL,
    state                text    NOT NULL,
    deals_audited        integer NOT NULL,
    certificates_checked integer NOT NULL,
    reason               text,
    decided_at           timestamptz
);

CREATE TABLE scope_deal (
    incident          text    NOT NULL REFERENCES scope (incident) ON DELETE CASCADE,
    deal              text    NOT NULL COLLATE "C",
    name              text    NOT NULL,
    currency          text    NOT NULL,
    unit_price        numeric NOT NULL,
    on_offer          bigint  NOT NULL,
    closed_on         date    NOT NULL,
    funded_on         date    NOT NULL,
    window_ends_on    date    NOT NULL,
    level_numerator   numeric,
    level_denominator numeric,
    PRIMARY KEY (incident, deal)
);
COMMENT ON TABLE scope_deal IS 'The wrong deals only.';

CREATE TABLE scope_undecidable_deal (
    incident text NOT NULL REFERENCES scope (incident) ON DELETE CASCADE,
    deal     text NOT NULL COLLATE "C",
    reason   text NOT NULL,
    PRIMARY KEY (incident, deal)
);

CREATE TABLE scope_line (
    incident    text    NOT NULL,
    deal        text    NOT NULL COLLATE "C",
    investor    text    NOT NULL COLLATE "C",
    weight      bigint  NOT NULL,
    cap         bigint  NOT NULL,
    limit_kind  text    NOT NULL,
    above_limit boolean NOT NULL,
    booked      bigint  NOT NULL,
    correct     bigint  NOT NULL,
    PRIMARY KEY (incident, deal, investor),
    FOREIGN KEY (incident, deal) REFERENCES scope_deal (incident, deal) ON DELETE CASCADE
);
COMMENT ON TABLE scope_line IS 'Every investor of a wrong deal; a line whose booked amount is not the right one is a finding.';
