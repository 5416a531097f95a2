-- Why: a version becomes active only after a verification has passed; each verification is kept with what it has shown.
-- Locks: none that matter, the table is new. The release before: there is none.

CREATE TABLE verification (
    position                bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    verification_id         uuid        NOT NULL UNIQUE,
    version                 text COLLATE "C" NOT NULL,
    audit_id                uuid        NOT NULL REFERENCES audit,
    state                   text        NOT NULL CHECK (state IN ('RUNNING', 'PASSED', 'FAILED')),
    regression_cases        bigint      NOT NULL DEFAULT 0,
    regression_cases_passed bigint      NOT NULL DEFAULT 0,
    law_books               bigint      NOT NULL DEFAULT 0,
    law_books_passed        bigint      NOT NULL DEFAULT 0,
    deals_replayed          bigint      NOT NULL DEFAULT 0,
    deals_certified         bigint      NOT NULL DEFAULT 0,
    differences_from_booked bigint      NOT NULL DEFAULT 0,
    findings                bigint      NOT NULL DEFAULT 0,
    failures                text[]      NOT NULL DEFAULT '{}',
    requested_by            text        NOT NULL,
    requested_at            timestamptz NOT NULL,
    finished_at             timestamptz,
    CHECK ((state = 'RUNNING') = (finished_at IS NULL)),
    CHECK (state <> 'PASSED' OR (
        cardinality(failures) = 0
        AND regression_cases_passed = regression_cases
        AND law_books_passed = law_books
        AND deals_certified = deals_replayed
        AND differences_from_booked = findings))
);
CREATE INDEX verification_of_version ON verification (version, position);
REVOKE DELETE, TRUNCATE ON verification FROM ${service_role};

CREATE FUNCTION a_verification_ends_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'verification % has ended', OLD.verification_id;
END $$;
CREATE TRIGGER a_verification_ends_once BEFORE UPDATE ON verification
    FOR EACH ROW WHEN (OLD.state <> 'RUNNING') EXECUTE FUNCTION a_verification_ends_once();
