-- Why: after every change of a book, and after the lines of every allocation, a trigger asks for the deals and allocations
-- that the new rows belong to. Joined with the new rows, the planner read all deals and all allocations for that, so that
-- publishing took the longer the more had been published. The few keys are gathered first now, and looked up one by one.
-- The rules are those that were there.
-- Locks: none on tables; each function is replaced in a moment.
-- The release before: it runs with these functions as it did with the ones before.

CREATE OR REPLACE FUNCTION a_changed_book_has_no_digest() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    deals CONSTANT text[] := ARRAY (SELECT DISTINCT deal_id FROM changed);
BEGIN
    IF EXISTS (SELECT 1 FROM deal WHERE deal_id = ANY (deals) AND allocation_in_force IS NOT NULL) THEN
        RAISE EXCEPTION 'the book of an allocated deal is not changed';
    END IF;
    UPDATE deal SET book_digest = NULL WHERE deal_id = ANY (deals) AND book_digest IS NOT NULL;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION lines_come_with_their_allocation() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    allocations CONSTANT uuid[] := ARRAY (SELECT DISTINCT allocation_id FROM added);
BEGIN
    IF EXISTS (SELECT 1 FROM allocation WHERE allocation_id = ANY (allocations) AND xmin <> pg_current_xact_id()::xid) THEN
        RAISE EXCEPTION 'lines are written in the transaction that stages their allocation, never later';
    END IF;
    RETURN NULL;
END $$;
