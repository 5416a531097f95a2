-- Why: a million lines repeated, each for itself, what their deals have in common: dates, values per unit, and the names and
-- formulas of all steps. That was two thirds of what a plan wrote. It is written once, and a line refers to it. What a line
-- says, and its digest, stay what they were.
-- Also: a foreign key is looked up for each line by itself, which was a fifth of the time. One look for each statement finds
-- more: a line comes in the transaction that drafts its plan, or never.
-- And: the service may count the rows of a table that it has just filled.
-- Locks: plan_line for the moment that its columns and triggers take; no row is rewritten.
-- The release before: writes and reads lines that hold everything themselves, as they are read here too. Lines that were
-- written here have no steps for it; their plan has another digest then, so that it refuses to freeze or release it.

CREATE TABLE plan_method (
    plan   uuid    NOT NULL REFERENCES plan (id),
    method integer NOT NULL,
    inputs jsonb   NOT NULL,
    steps  jsonb   NOT NULL,
    PRIMARY KEY (plan, method)
);
COMMENT ON TABLE plan_method IS 'Inputs that lines share, and the names and formulas of their steps in order.';
REVOKE UPDATE, DELETE, TRUNCATE ON plan_method FROM ${service_role};

ALTER TABLE plan_line
    ADD COLUMN method      integer,
    ADD COLUMN step_values text[],
    ADD CHECK ((method IS NULL) = (step_values IS NULL));
COMMENT ON COLUMN plan_line.method IS 'Then inputs are those beside the shared ones, and step_values the values of its steps.';

CREATE FUNCTION lines_come_with_their_plan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM (SELECT DISTINCT plan, deal FROM added) line
               WHERE NOT EXISTS (SELECT FROM plan_deal known
                                 WHERE known.plan = line.plan AND known.deal = line.deal
                                   AND known.xmin = pg_current_xact_id()::xid)) THEN
        RAISE EXCEPTION 'a line comes with its plan, and is of one of its deals';
    END IF;
    IF EXISTS (SELECT FROM (SELECT DISTINCT plan, method FROM added WHERE method IS NOT NULL) line
               WHERE NOT EXISTS (SELECT FROM plan_method known
                                 WHERE known.plan = line.plan AND known.method = line.method)) THEN
        RAISE EXCEPTION 'a line is worked out by one of the methods of its plan';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER lines_come_with_their_plan AFTER INSERT ON plan_line
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION lines_come_with_their_plan();
ALTER TABLE plan_line DROP CONSTRAINT plan_line_plan_deal_fkey;
GRANT MAINTAIN ON plan_line TO ${service_role};
