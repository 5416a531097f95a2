-- Why: the versions of the algorithm, the deals with their books, and every allocation that was made of them.
-- Locks: none that matter, all tables are new. The release before: there is none.
-- Ids are compared byte by byte (COLLATE "C"), as the rule compares them.

CREATE TABLE algorithm_version (
    version                 text COLLATE "C" PRIMARY KEY,
    state                   text        NOT NULL CHECK (state IN ('CANDIDATE', 'ACTIVE', 'SUSPECT', 'RETIRED')),
    suspected               boolean     NOT NULL DEFAULT false,
    verified_by_release     boolean     NOT NULL DEFAULT false,
    activation_requested_by text,
    CHECK (state <> 'SUSPECT' OR suspected)
);
CREATE UNIQUE INDEX one_version_is_active ON algorithm_version (state) WHERE state = 'ACTIVE';
REVOKE DELETE, TRUNCATE ON algorithm_version FROM ${service_role};

CREATE TABLE deal (
    deal_id                   text COLLATE "C" PRIMARY KEY,
    name                      text    NOT NULL,
    currency                  text    NOT NULL,
    unit_price                numeric NOT NULL CHECK (unit_price > 0),
    on_offer_minor            bigint  NOT NULL CHECK (on_offer_minor >= 0),
    closed_on                 date    NOT NULL,
    funded_on                 date    NOT NULL,
    correction_window_ends_on date    NOT NULL,
    zero_history              text    NOT NULL,
    lot_minor                 bigint  NOT NULL CHECK (lot_minor >= 1),
    minimum_minor             bigint  NOT NULL CHECK (minimum_minor >= 0),
    algorithm_version         text COLLATE "C" REFERENCES algorithm_version,
    book_digest               text,
    allocation_in_force       uuid,
    CHECK (allocation_in_force IS NULL OR (algorithm_version IS NOT NULL AND book_digest IS NOT NULL))
);
COMMENT ON COLUMN deal.book_digest IS 'Of the deal and its commitments as they stand; empty from any change until the book is read again.';
REVOKE DELETE, TRUNCATE ON deal FROM ${service_role};

CREATE TABLE commitment (
    deal_id         text COLLATE "C" NOT NULL REFERENCES deal,
    investor_id     text COLLATE "C" NOT NULL,
    requested_minor bigint      NOT NULL CHECK (requested_minor >= 0),
    weight_minor    bigint      NOT NULL CHECK (weight_minor >= 0),
    limit_minor     bigint      CHECK (limit_minor >= 0),
    limit_kind      text        CHECK (limit_kind IN ('STATUTORY', 'CONTRACTUAL')),
    committed_at    timestamptz NOT NULL,
    PRIMARY KEY (deal_id, investor_id),
    CHECK ((limit_minor IS NULL) = (limit_kind IS NULL))
);

-- A changed book has no digest until it is read again, so what was worked out from it before can no longer be
-- published; the book of an allocated deal does not change at all.
CREATE FUNCTION a_changed_book_has_no_digest() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM deal WHERE deal_id IN (SELECT deal_id FROM changed) AND allocation_in_force IS NOT NULL) THEN
        RAISE EXCEPTION 'the book of an allocated deal is not changed';
    END IF;
    UPDATE deal SET book_digest = NULL WHERE deal_id IN (SELECT deal_id FROM changed) AND book_digest IS NOT NULL;
    RETURN NULL;
END $$;
CREATE TRIGGER a_new_commitment_changes_the_book AFTER INSERT ON commitment
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION a_changed_book_has_no_digest();
CREATE TRIGGER a_changed_commitment_changes_the_book AFTER UPDATE ON commitment
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION a_changed_book_has_no_digest();
CREATE TRIGGER a_leaving_commitment_changes_the_book AFTER DELETE ON commitment
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION a_changed_book_has_no_digest();

CREATE FUNCTION an_allocated_deal_only_changes_its_allocation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.allocation_in_force IS NOT NULL THEN
        IF NEW.allocation_in_force IS NULL
            OR to_jsonb(NEW) - 'allocation_in_force' IS DISTINCT FROM to_jsonb(OLD) - 'allocation_in_force' THEN
            RAISE EXCEPTION 'an allocated deal changes nothing but its allocation in force';
        END IF;
    ELSIF (NEW.deal_id, NEW.currency, NEW.on_offer_minor, NEW.zero_history, NEW.lot_minor, NEW.minimum_minor)
        IS DISTINCT FROM (OLD.deal_id, OLD.currency, OLD.on_offer_minor, OLD.zero_history, OLD.lot_minor, OLD.minimum_minor) THEN
        NEW.book_digest := NULL;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER an_allocated_deal_only_changes_its_allocation BEFORE UPDATE ON deal
    FOR EACH ROW EXECUTE FUNCTION an_allocated_deal_only_changes_its_allocation();

CREATE TABLE allocation (
    allocation_id       uuid PRIMARY KEY,
    deal_id             text COLLATE "C" NOT NULL REFERENCES deal,
    origin              text        NOT NULL CHECK (origin IN ('IMPORTED', 'PUBLISHED', 'CORRECTION')),
    state               text        NOT NULL CHECK (state IN ('STAGED', 'PUBLISHED', 'SUPERSEDED')),
    algorithm_version   text COLLATE "C" NOT NULL REFERENCES algorithm_version,
    inputs_digest       text        NOT NULL,
    lines_digest        text        NOT NULL,
    level_kind          text        CHECK (level_kind IN ('EVERYONE_FILLED', 'PER_WEIGHT', 'PER_HEAD')),
    level_numerator     numeric,
    level_denominator   numeric,
    error_account_minor bigint      NOT NULL DEFAULT 0 CHECK (error_account_minor >= 0),
    supersedes          uuid REFERENCES allocation,
    plan                uuid,
    plan_digest         text,
    incident            text,
    reason              text        NOT NULL DEFAULT '',
    staged_by           text        NOT NULL,
    staged_at           timestamptz NOT NULL,
    published_by        text,
    published_at        timestamptz,
    CHECK ((state = 'STAGED') = (published_at IS NULL)),
    CHECK ((origin = 'CORRECTION') = (supersedes IS NOT NULL))
);
CREATE INDEX allocation_by_deal ON allocation (deal_id);
CREATE UNIQUE INDEX one_allocation_is_in_force ON allocation (deal_id) WHERE state = 'PUBLISHED';
COMMENT ON TABLE allocation IS 'A row is staged only with an accepted certificate. What was certified never changes; its state only moves on.';
REVOKE DELETE, TRUNCATE ON allocation FROM ${service_role};
ALTER TABLE deal ADD FOREIGN KEY (allocation_in_force) REFERENCES allocation DEFERRABLE INITIALLY DEFERRED;

CREATE FUNCTION what_was_certified_never_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF to_jsonb(NEW) - ARRAY ['state', 'published_by', 'published_at']
        IS DISTINCT FROM to_jsonb(OLD) - ARRAY ['state', 'published_by', 'published_at'] THEN
        RAISE EXCEPTION 'what was certified never changes';
    END IF;
    IF (OLD.state, NEW.state) NOT IN (('STAGED', 'PUBLISHED'), ('PUBLISHED', 'SUPERSEDED')) THEN
        RAISE EXCEPTION 'an allocation does not move from % to %', OLD.state, NEW.state;
    END IF;
    IF OLD.published_at IS NOT NULL AND (NEW.published_at, NEW.published_by) IS DISTINCT FROM (OLD.published_at, OLD.published_by) THEN
        RAISE EXCEPTION 'who published, and when, never changes';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER what_was_certified_never_changes BEFORE UPDATE ON allocation
    FOR EACH ROW EXECUTE FUNCTION what_was_certified_never_changes();

CREATE TABLE allocation_line (
    allocation_id uuid   NOT NULL REFERENCES allocation,
    investor_id   text COLLATE "C" NOT NULL,
    given_minor   bigint NOT NULL CHECK (given_minor >= 0),
    cap_minor     bigint NOT NULL CHECK (cap_minor >= 0),
    PRIMARY KEY (allocation_id, investor_id)
);
REVOKE UPDATE, DELETE, TRUNCATE ON allocation_line FROM ${service_role};

CREATE FUNCTION lines_come_with_their_allocation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM added JOIN allocation USING (allocation_id)
               WHERE allocation.xmin <> pg_current_xact_id()::xid) THEN
        RAISE EXCEPTION 'lines are written in the transaction that stages their allocation, never later';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER lines_come_with_their_allocation AFTER INSERT ON allocation_line
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION lines_come_with_their_allocation();

CREATE TABLE correction_move (
    plan          uuid   NOT NULL,
    deal_id       text COLLATE "C" NOT NULL REFERENCES deal,
    investor_id   text COLLATE "C" NOT NULL,
    change_minor  bigint NOT NULL CHECK (change_minor <> 0),
    allocation_id uuid   NOT NULL REFERENCES allocation,
    PRIMARY KEY (plan, deal_id, investor_id)
);
COMMENT ON TABLE correction_move IS 'A plan moves an investor in a deal once.';
REVOKE UPDATE, DELETE, TRUNCATE ON correction_move FROM ${service_role};
