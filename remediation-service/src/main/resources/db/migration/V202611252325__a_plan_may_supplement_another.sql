-- Why: what is owed beyond the lines of a released plan, after a dispute say, gets a plan of its own.
-- Locks: ACCESS EXCLUSIVE on plan for the moment of adding a column that may be null; its foreign key is checked against a
-- small table.
-- The release before: takes a supplement for a version of the plan; it is not to be run beside this one for longer than the
-- roll-out takes.

ALTER TABLE plan ADD COLUMN supplements uuid REFERENCES plan (id);
CREATE INDEX plan_by_supplemented ON plan (supplements) WHERE supplements IS NOT NULL;

CREATE TABLE plan_grant (
    plan      uuid   NOT NULL,
    line      text   NOT NULL,
    base_line text   NOT NULL,
    dispute   bigint,
    part      text   NOT NULL,
    reason    text   NOT NULL,
    PRIMARY KEY (plan, line),
    FOREIGN KEY (plan, line) REFERENCES plan_line (plan, line)
);
REVOKE UPDATE, DELETE, TRUNCATE ON plan_grant FROM ${service_role};
