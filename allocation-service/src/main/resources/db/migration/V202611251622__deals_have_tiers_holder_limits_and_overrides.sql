-- Why: a deal may be shared out in tiers, among a limited number of holders, with amounts that two persons decided; and
-- a limit may have been worked out by the service from facts about an investor.
-- Locks: ACCESS EXCLUSIVE on deal, commitment, allocation and audit_deal for the moment in which each gets columns that
-- are empty everywhere: nothing is rewritten or scanned. All tables are new.
-- The release before: it writes deals without tiers, holders and overrides, which look as they did: the new columns are
-- empty then, and the level stands where it stood. It cannot publish a deal with any of the new parts, whose digest is
-- not the one that it works out; but offer such deals only when it is gone, since an override takes the digest away.

ALTER TABLE deal
    ADD holder_rule text CHECK (holder_rule IN ('SECTION_3C1', 'QUALIFYING_VENTURE_FUND', 'CONTRACTUAL')),
    ADD holder_most integer CHECK (holder_most >= 1),
    ADD holder_reserve integer CHECK (holder_reserve >= 0),
    ADD CHECK ((holder_rule IS NULL) = (holder_most IS NULL) AND (holder_rule IS NULL) = (holder_reserve IS NULL)),
    ADD CHECK (holder_reserve <= holder_most);

CREATE TABLE deal_tier (
    deal_id         text COLLATE "C" NOT NULL REFERENCES deal,
    position        integer NOT NULL CHECK (position >= 1),
    name            text COLLATE "C" NOT NULL,
    carve_out_minor bigint  CHECK (carve_out_minor >= 0),
    PRIMARY KEY (deal_id, position),
    UNIQUE (deal_id, name)
);
COMMENT ON TABLE deal_tier IS 'The tiers of a deal in the order in which they are served; no rows for a deal without tiers.';
CREATE TRIGGER a_new_tier_changes_the_book AFTER INSERT ON deal_tier
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION a_changed_book_has_no_digest();
CREATE TRIGGER a_changed_tier_changes_the_book AFTER UPDATE ON deal_tier
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION a_changed_book_has_no_digest();
CREATE TRIGGER a_leaving_tier_changes_the_book AFTER DELETE ON deal_tier
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION a_changed_book_has_no_digest();

ALTER TABLE commitment
    ADD tier text COLLATE "C",
    ADD limit_rule text CHECK (limit_rule IN ('REGULATION_CF', 'REGULATION_A_TIER_2')),
    ADD limit_figures_since date,
    ADD limit_facts_as_of date,
    ADD CHECK ((limit_rule IS NULL) = (limit_figures_since IS NULL) AND (limit_rule IS NULL) = (limit_facts_as_of IS NULL));
ALTER TABLE commitment ADD CONSTRAINT the_deal_has_the_tier
    FOREIGN KEY (deal_id, tier) REFERENCES deal_tier (deal_id, name) NOT VALID;
COMMENT ON COLUMN commitment.tier IS 'Empty for the one tier of a deal that has no tiers.';
COMMENT ON COLUMN commitment.limit_rule IS
    'The regulation that the limit was worked out by from facts about the investor, which are not kept. With such a rule and no limit there is none by that rule.';

-- Whatever changes on a deal that is not allocated yet, but its allocation, drops the digest of its book.
CREATE OR REPLACE FUNCTION an_allocated_deal_only_changes_its_allocation() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    not_of_the_book CONSTANT text[] := ARRAY ['allocation_in_force', 'algorithm_version', 'book_digest'];
BEGIN
    IF OLD.allocation_in_force IS NOT NULL THEN
        IF NEW.allocation_in_force IS NULL
            OR to_jsonb(NEW) - 'allocation_in_force' IS DISTINCT FROM to_jsonb(OLD) - 'allocation_in_force' THEN
            RAISE EXCEPTION 'an allocated deal changes nothing but its allocation in force';
        END IF;
    ELSIF to_jsonb(NEW) - not_of_the_book IS DISTINCT FROM to_jsonb(OLD) - not_of_the_book THEN
        NEW.book_digest := NULL;
    END IF;
    RETURN NEW;
END $$;

CREATE TABLE manual_override (
    override_id  uuid PRIMARY KEY,
    deal_id      text COLLATE "C" NOT NULL,
    investor_id  text COLLATE "C" NOT NULL,
    amount_minor bigint      NOT NULL CHECK (amount_minor >= 0),
    reason       text        NOT NULL CHECK (reason ~ '\S'),
    state        text        NOT NULL CHECK (state IN ('REQUESTED', 'CONFIRMED', 'WITHDRAWN')),
    requested_by text        NOT NULL,
    requested_at timestamptz NOT NULL,
    confirmed_by text,
    confirmed_at timestamptz,
    withdrawn_by text,
    withdrawn_at timestamptz,
    FOREIGN KEY (deal_id, investor_id) REFERENCES commitment,
    CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL)),
    CHECK ((withdrawn_by IS NULL) = (withdrawn_at IS NULL)),
    CHECK ((state = 'WITHDRAWN') = (withdrawn_by IS NOT NULL)),
    CHECK (state <> 'REQUESTED' OR confirmed_by IS NULL),
    CHECK (state <> 'CONFIRMED' OR confirmed_by IS NOT NULL),
    CONSTRAINT another_person_confirms CHECK (confirmed_by <> requested_by)
);
CREATE UNIQUE INDEX one_override_of_a_commitment ON manual_override (deal_id, investor_id) WHERE state <> 'WITHDRAWN';
CREATE INDEX manual_override_by_deal ON manual_override (deal_id);
COMMENT ON TABLE manual_override IS
    'What an investor is given by decision of two persons. One that came in with a past deal bears the time of its coming in.';
REVOKE DELETE, TRUNCATE ON manual_override FROM ${service_role};

CREATE FUNCTION an_override_only_moves_on() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    decided CONSTANT text[] := ARRAY ['state', 'confirmed_by', 'confirmed_at', 'withdrawn_by', 'withdrawn_at'];
BEGIN
    IF to_jsonb(NEW) - decided IS DISTINCT FROM to_jsonb(OLD) - decided THEN
        RAISE EXCEPTION 'an override is withdrawn and requested anew, never changed';
    END IF;
    IF (OLD.state, NEW.state) NOT IN (('REQUESTED', 'CONFIRMED'), ('REQUESTED', 'WITHDRAWN'), ('CONFIRMED', 'WITHDRAWN')) THEN
        RAISE EXCEPTION 'an override does not move from % to %', OLD.state, NEW.state;
    END IF;
    IF OLD.confirmed_at IS NOT NULL AND (NEW.confirmed_at, NEW.confirmed_by) IS DISTINCT FROM (OLD.confirmed_at, OLD.confirmed_by) THEN
        RAISE EXCEPTION 'who confirmed, and when, never changes';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER an_override_only_moves_on BEFORE UPDATE ON manual_override
    FOR EACH ROW EXECUTE FUNCTION an_override_only_moves_on();
CREATE TRIGGER a_new_override_changes_the_book AFTER INSERT ON manual_override
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION a_changed_book_has_no_digest();
CREATE TRIGGER a_changed_override_changes_the_book AFTER UPDATE ON manual_override
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION a_changed_book_has_no_digest();

-- A deal without tiers has its level in the columns that were there before; these are empty then.
ALTER TABLE allocation
    ADD tier_levels jsonb,
    ADD CHECK (tier_levels IS NULL OR level_kind IS NULL);
ALTER TABLE audit_deal
    ADD tier_levels jsonb,
    ADD CHECK (tier_levels IS NULL OR level_kind IS NULL);

CREATE TABLE allocation_drop_out (
    allocation_id uuid    NOT NULL REFERENCES allocation,
    position      integer NOT NULL CHECK (position >= 1),
    investor_id   text COLLATE "C" NOT NULL,
    tier          text COLLATE "C" NOT NULL,
    reason        text    NOT NULL CHECK (reason IN ('MINIMUM_TICKET', 'HOLDER_LIMIT')),
    PRIMARY KEY (allocation_id, position),
    UNIQUE (allocation_id, investor_id)
);
COMMENT ON TABLE allocation_drop_out IS 'Who was left out so that the terms are kept, in the order of their leaving. Append-only.';
REVOKE UPDATE, DELETE, TRUNCATE ON allocation_drop_out FROM ${service_role};
CREATE TRIGGER drop_outs_come_with_their_allocation AFTER INSERT ON allocation_drop_out
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION lines_come_with_their_allocation();
