-- Why: an approval counts for some days only; somebody who may approve may also say no, with a reason; above the firm's
-- threshold two persons of finance approve.
-- Locks: ACCESS EXCLUSIVE on plan and plan_approval for the moment of adding columns and of exchanging two constraints of a
-- small table.
-- The release before: cannot take approvals any more (its insert names the constraint that is gone, and fails), and cannot
-- read a plan that was rejected. An approval without a last day, as it has written them, does not lapse.

ALTER TABLE plan ADD COLUMN second_finance boolean NOT NULL DEFAULT false;

ALTER TABLE plan_approval
    ADD COLUMN valid_until timestamptz,
    ADD COLUMN lapsed      boolean NOT NULL DEFAULT false,
    DROP CONSTRAINT plan_approval_pkey,
    DROP CONSTRAINT plan_approval_plan_subject_key,
    ADD PRIMARY KEY (plan, subject, at);
CREATE UNIQUE INDEX a_person_approves_once ON plan_approval (plan, subject) WHERE NOT lapsed;
CREATE UNIQUE INDEX a_role_approves_once ON plan_approval (plan, role) WHERE NOT lapsed AND role <> 'FINANCE';
GRANT UPDATE (lapsed) ON plan_approval TO ${service_role};

CREATE TABLE plan_rejection (
    plan    uuid PRIMARY KEY REFERENCES plan (id),
    role    text        NOT NULL,
    subject text        NOT NULL,
    digest  text        NOT NULL,
    reason  text        NOT NULL,
    at      timestamptz NOT NULL
);
REVOKE UPDATE, DELETE, TRUNCATE ON plan_rejection FROM ${service_role};
