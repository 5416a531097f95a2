-- Why: the units of a closed deal stay where they are, so that the audit of a later incident finds the same again. Whoever a
-- released plan stands for gets no line in another one, and it is kept which findings were left out because of which plan.
-- Locks: none that matter, the table is new.
-- The release before: leaves nothing out, and would pay for such a finding twice.

CREATE TABLE plan_left_out (
    plan        uuid NOT NULL REFERENCES plan (id),
    deal        text NOT NULL,
    investor    text NOT NULL,
    remedied_by uuid NOT NULL REFERENCES plan (id),
    PRIMARY KEY (plan, deal, investor)
);
COMMENT ON TABLE plan_left_out IS 'Findings that have no line, since a released plan of another incident stands for them.';
REVOKE UPDATE, DELETE, TRUNCATE ON plan_left_out FROM ${service_role};
