-- Why: what putting things right does to the firm's books. Append-only; the database refuses an entry that does not
-- balance in each of its currencies, whoever writes it.
-- Locks: none that matter, all tables are new. The release before: knows nothing of them.

CREATE SEQUENCE ledger_number;

CREATE TABLE ledger_entry (
    number bigint PRIMARY KEY,
    plan   uuid NOT NULL,
    line   text NOT NULL,
    day    date NOT NULL,
    text   text NOT NULL
);
CREATE INDEX ledger_entry_by_plan ON ledger_entry (plan, number);

CREATE TABLE ledger_posting (
    entry    bigint  NOT NULL REFERENCES ledger_entry (number),
    place    integer NOT NULL,
    account  text    NOT NULL,
    currency text    NOT NULL,
    debit    bigint  NOT NULL,
    credit   bigint  NOT NULL,
    PRIMARY KEY (entry, place),
    CONSTRAINT one_side CHECK (debit >= 0 AND credit >= 0 AND (debit = 0) <> (credit = 0))
);

CREATE FUNCTION refuse_an_entry_out_of_balance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM ledger_posting WHERE entry = NEW.entry
               GROUP BY currency HAVING sum(debit) <> sum(credit)) THEN
        RAISE EXCEPTION 'entry % is out of balance', NEW.entry;
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER ledger_posting_balances AFTER INSERT ON ledger_posting
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_an_entry_out_of_balance();

CREATE TRIGGER ledger_entry_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting_the_journal();
CREATE TRIGGER ledger_posting_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_posting
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting_the_journal();
REVOKE UPDATE, DELETE, TRUNCATE ON ledger_entry, ledger_posting FROM ${service_role};
