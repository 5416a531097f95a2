-- Why: a verification counts only as long as the findings, the regression cases and the release are those it was made
-- with; and people see how far one is while it runs.
-- Locks: verification exclusively for an instant (one constant default, which PostgreSQL does not write into the rows).
-- The release before leaves the new columns empty; what it verifies meanwhile has to be verified again.

ALTER TABLE verification
    ADD COLUMN audit_digest            text,
    ADD COLUMN regression_cases_digest text,
    ADD COLUMN release                 text,
    ADD COLUMN deals_to_replay         bigint NOT NULL DEFAULT 0,
    ADD CHECK (num_nulls(audit_digest, regression_cases_digest, release) IN (0, 3));
