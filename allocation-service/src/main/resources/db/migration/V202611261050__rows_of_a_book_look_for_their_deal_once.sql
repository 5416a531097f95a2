-- Why: foreign keys are looked up row by row, two hundred times for a deal of a hundred investors. The triggers that look at
-- each statement's rows as a whole look for deal and allocation as well, once. Nobody deletes either.
-- Locks: allocation_line, commitment, allocation and deal for a moment; no row is read.
-- The release before: does not notice.

CREATE OR REPLACE FUNCTION lines_come_with_their_allocation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM (SELECT DISTINCT allocation_id FROM added) line
               WHERE NOT EXISTS (SELECT FROM allocation known
                                 WHERE known.allocation_id = line.allocation_id
                                   AND known.xmin = pg_current_xact_id()::xid)) THEN
        RAISE EXCEPTION 'lines are written in the transaction that stages their allocation, never later';
    END IF;
    RETURN NULL;
END $$;
ALTER TABLE allocation_line DROP CONSTRAINT allocation_line_allocation_id_fkey;

CREATE FUNCTION a_commitment_is_to_a_deal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM (SELECT DISTINCT deal_id FROM changed) commitment
               WHERE NOT EXISTS (SELECT FROM deal WHERE deal.deal_id = commitment.deal_id)) THEN
        RAISE EXCEPTION 'a commitment is to a deal that is known';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER a_new_commitment_is_to_a_deal AFTER INSERT ON commitment
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION a_commitment_is_to_a_deal();
CREATE TRIGGER a_changed_commitment_is_to_a_deal AFTER UPDATE ON commitment
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION a_commitment_is_to_a_deal();
ALTER TABLE commitment DROP CONSTRAINT commitment_deal_id_fkey;
