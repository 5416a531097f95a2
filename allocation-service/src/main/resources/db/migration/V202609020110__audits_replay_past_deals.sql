-- Why: an audit covers the deals that are there when it starts, gives each a verdict, and keeps its findings for ever.
-- Locks: none that matter, all tables are new. The release before: there is none.
-- Ids are compared byte by byte (COLLATE "C"), as the rule compares them.

CREATE TABLE audit (
    audit_id      uuid PRIMARY KEY,
    scope_kind    text        NOT NULL CHECK (scope_kind IN ('ALL', 'VERSION', 'PERIOD')),
    scope_version text COLLATE "C",
    scope_from    date,
    scope_to      date,
    state         text        NOT NULL CHECK (state IN ('RUNNING', 'DONE')),
    started_by    text        NOT NULL,
    started_at    timestamptz NOT NULL,
    finished_at   timestamptz,
    digest        text,
    CHECK ((scope_kind = 'VERSION') = (scope_version IS NOT NULL)),
    CHECK ((scope_kind = 'PERIOD') = (scope_from IS NOT NULL AND scope_to IS NOT NULL)),
    CHECK ((state = 'DONE') = (digest IS NOT NULL)),
    CHECK ((state = 'DONE') = (finished_at IS NOT NULL))
);
REVOKE DELETE, TRUNCATE ON audit FROM ${service_role};

CREATE TABLE audit_deal (
    audit_id          uuid    NOT NULL REFERENCES audit,
    deal_id           text COLLATE "C" NOT NULL,
    verdict           text    CHECK (verdict IN ('RIGHT', 'WRONG', 'ROUNDED_OTHERWISE', 'NOT_DECIDABLE')),
    reason            text    NOT NULL DEFAULT '',
    investors         integer NOT NULL DEFAULT 0,
    findings          integer NOT NULL DEFAULT 0,
    level_kind        text    CHECK (level_kind IN ('EVERYONE_FILLED', 'PER_WEIGHT', 'PER_HEAD')),
    level_numerator   numeric,
    level_denominator numeric,
    PRIMARY KEY (audit_id, deal_id),
    CHECK ((verdict = 'WRONG') = (findings > 0))
);
CREATE INDEX audit_deal_without_verdict ON audit_deal (audit_id, deal_id) WHERE verdict IS NULL;
REVOKE DELETE, TRUNCATE ON audit_deal FROM ${service_role};

CREATE FUNCTION a_verdict_is_given_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the verdict on deal % has been given', OLD.deal_id;
END $$;
CREATE TRIGGER a_verdict_is_given_once BEFORE UPDATE ON audit_deal
    FOR EACH ROW WHEN (OLD.verdict IS NOT NULL) EXECUTE FUNCTION a_verdict_is_given_once();

CREATE TABLE audit_finding (
    audit_id     uuid   NOT NULL,
    deal_id      text COLLATE "C" NOT NULL,
    investor_id  text COLLATE "C" NOT NULL,
    currency     text   NOT NULL,
    booked_minor bigint NOT NULL CHECK (booked_minor >= 0),
    right_minor  bigint NOT NULL CHECK (right_minor >= 0),
    cap_minor    bigint NOT NULL CHECK (cap_minor >= right_minor),
    limit_kind   text   CHECK (limit_kind IN ('STATUTORY', 'CONTRACTUAL')),
    PRIMARY KEY (audit_id, deal_id, investor_id),
    FOREIGN KEY (audit_id, deal_id) REFERENCES audit_deal,
    CHECK (booked_minor <> right_minor)
);
COMMENT ON TABLE audit_finding IS 'One investor in one deal whose booked amount is not the right one. Append-only.';
REVOKE UPDATE, DELETE, TRUNCATE ON audit_finding FROM ${service_role};
