-- Why: account numbers, also those in payment files, must not be readable in the database, in a backup of it or in a dump.
-- They are sealed with a key that the database never sees; the id of the key stands before each value, so that keys can
-- be changed. An account is changed by two persons, with evidence.
-- Locks: ACCESS EXCLUSIVE on investor and payment_file for the moment of adding columns without rewriting the tables.
-- The release before: cannot read the accounts and files that this one writes, and refuses to pay to them; it is not to
-- be run beside this one for longer than the roll-out takes. A job of this release seals what is readable still.

ALTER TABLE investor
    ADD COLUMN account_sealed text,
    ADD COLUMN account_index  text;
CREATE INDEX investor_by_account ON investor (account_index);
COMMENT ON COLUMN investor.account_number IS 'Empty once account_sealed is there.';
COMMENT ON COLUMN investor.account_index IS 'Finds an account without showing it; keyed, so that it cannot be guessed.';

ALTER TABLE payment_file ADD COLUMN sealed text;
COMMENT ON COLUMN payment_file.content IS 'Empty once sealed is there.';

-- The service may not change payment files; it may have one sealed, once.
CREATE FUNCTION seal_payment_file(of_run uuid, of_name text, new_sealed text) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
    UPDATE payment_file SET sealed = new_sealed, content = ''
    WHERE run = of_run AND name = of_name AND sealed IS NULL;
$$;

CREATE TABLE account_change (
    id           uuid PRIMARY KEY,
    investor     text        NOT NULL REFERENCES investor (id),
    kind         text        NOT NULL,
    sealed       text        NOT NULL,
    routing      text        NOT NULL,
    before       text        NOT NULL,
    after        text        NOT NULL,
    evidence     text        NOT NULL,
    state        text        NOT NULL CHECK (state IN ('REQUESTED', 'CONFIRMED', 'REFUSED')),
    requested_by text        NOT NULL,
    requested_at timestamptz NOT NULL,
    decided_by   text,
    decided_at   timestamptz,
    reason       text        NOT NULL DEFAULT '',
    CONSTRAINT two_persons CHECK (decided_by <> requested_by),
    CONSTRAINT decided_by_somebody CHECK ((state = 'REQUESTED') = (decided_by IS NULL))
);
CREATE INDEX account_change_by_investor ON account_change (investor);
CREATE UNIQUE INDEX one_open_change_of_an_account ON account_change (investor) WHERE state = 'REQUESTED';
COMMENT ON COLUMN account_change.before IS 'Fingerprint of the account until then; after: of the one that takes its place.';
REVOKE DELETE, TRUNCATE ON account_change FROM ${service_role};

CREATE TABLE unclaimed (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    plan          uuid        NOT NULL,
    line          text        NOT NULL,
    jurisdiction  text        NOT NULL,
    currency      text        NOT NULL,
    amount        bigint      NOT NULL CHECK (amount > 0),
    since         date        NOT NULL,
    reason        text        NOT NULL,
    registered_by text        NOT NULL,
    registered_at timestamptz NOT NULL,
    claimed_by    text,
    claimed_at    timestamptz,
    claim         text        NOT NULL DEFAULT '',
    FOREIGN KEY (plan, line) REFERENCES obligation (plan, line)
);
CREATE UNIQUE INDEX a_line_is_unclaimed_once ON unclaimed (plan, line) WHERE claimed_at IS NULL;
REVOKE DELETE, TRUNCATE ON unclaimed FROM ${service_role};
