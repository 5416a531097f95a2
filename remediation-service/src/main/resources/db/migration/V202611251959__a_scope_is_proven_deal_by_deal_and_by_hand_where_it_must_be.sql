-- Why: what became of every commitment of an audit, which deals outside of it were looked at, and what two persons decided
-- of deals that cannot be judged.
-- Locks: scope exclusively for an instant (columns without default); the other tables are new.
-- The release before takes a scope with deals that cannot be judged as decided, and leaves the new columns empty.

ALTER TABLE scope
    ADD COLUMN sample_seed       text,
    ADD COLUMN sample_population integer;

CREATE TABLE scope_checked_deal (
    incident    text    NOT NULL REFERENCES scope (incident) ON DELETE CASCADE,
    deal        text    NOT NULL COLLATE "C",
    verdict     text    NOT NULL,
    commitments integer NOT NULL,
    correct     integer NOT NULL,
    findings    integer NOT NULL,
    reason      text    NOT NULL,
    PRIMARY KEY (incident, deal)
);

CREATE TABLE scope_sampled_deal (
    incident text    NOT NULL REFERENCES scope (incident) ON DELETE CASCADE,
    place    integer NOT NULL,
    deal     text    NOT NULL COLLATE "C",
    PRIMARY KEY (incident, place)
);

CREATE TABLE hand_decision (
    incident     text        NOT NULL REFERENCES incident (id),
    audit        uuid        NOT NULL,
    deal         text        NOT NULL COLLATE "C",
    outcome      text        NOT NULL,
    reason       text        NOT NULL,
    proposed_by  text        NOT NULL,
    proposed_at  timestamptz NOT NULL,
    confirmed_by text,
    confirmed_at timestamptz,
    PRIMARY KEY (incident, audit, deal),
    CONSTRAINT two_persons_decide CHECK (confirmed_by <> proposed_by)
);
COMMENT ON TABLE hand_decision IS 'Kept when a scope is worked out again; it holds for the audit that it was made for.';
