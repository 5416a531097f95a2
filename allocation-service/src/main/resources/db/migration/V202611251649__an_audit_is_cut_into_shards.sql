-- Why: several replicas share one audit: each deal belongs to a shard, each shard has its own job, lock and counters, and
-- the end is sealed by whoever finishes last. A verdict keeps why nothing could be decided, or what a declared rounding
-- explains. What a firm's export does not know or says otherwise (a weight, the currency of a booked line, how it was
-- rounded) can be kept, for the audit to judge.
-- Locks: ACCESS EXCLUSIVE on audit, audit_deal, deal, commitment and allocation_line for a moment; no table is rewritten,
-- all new columns are empty or have a constant default. The index of audit_deal is built under its lock.
-- The release before: goes on reading and writing; its audits have one shard. An audit that it starts during the
-- rollout has no row in audit_shard: this release adds it when it carries that audit on.

ALTER TABLE audit
    ADD COLUMN shards    integer NOT NULL DEFAULT 1 CHECK (shards BETWEEN 1 AND 64),
    ADD COLUMN investors bigint;
COMMENT ON COLUMN audit.investors IS 'Different investors among the findings; counted once, when the audit is done.';

ALTER TABLE audit_deal
    ADD COLUMN shard                    integer NOT NULL DEFAULT 0,
    ADD COLUMN commitments              bigint  NOT NULL DEFAULT 0,
    ADD COLUMN undecidable_because      text,
    ADD COLUMN differences              integer NOT NULL DEFAULT 0,
    ADD COLUMN largest_difference_minor bigint  NOT NULL DEFAULT 0;
COMMENT ON COLUMN audit_deal.commitments IS 'When the audit started: batches are cut by it.';
DROP INDEX audit_deal_without_verdict;
CREATE INDEX audit_deal_without_verdict ON audit_deal (audit_id, shard, deal_id) WHERE verdict IS NULL;

CREATE TABLE audit_shard (
    audit_id          uuid    NOT NULL REFERENCES audit,
    shard             integer NOT NULL CHECK (shard >= 0),
    state             text    NOT NULL CHECK (state IN ('RUNNING', 'DONE')),
    deals             bigint  NOT NULL,
    commitments       bigint  NOT NULL,
    deals_done        bigint  NOT NULL DEFAULT 0,
    commitments_done  bigint  NOT NULL DEFAULT 0,
    right_ones        bigint  NOT NULL DEFAULT 0,
    wrong_ones        bigint  NOT NULL DEFAULT 0,
    rounded_otherwise bigint  NOT NULL DEFAULT 0,
    undecidable       bigint  NOT NULL DEFAULT 0,
    findings          bigint  NOT NULL DEFAULT 0,
    worked_millis     bigint  NOT NULL DEFAULT 0,
    last_batch_at     timestamptz,
    PRIMARY KEY (audit_id, shard)
);
COMMENT ON TABLE audit_shard IS 'The row is the lock of the shard, and counts in the transaction of each batch.';
REVOKE DELETE, TRUNCATE ON audit_shard FROM ${service_role};

INSERT INTO audit_shard (audit_id, shard, state, deals, commitments, deals_done, commitments_done, right_ones,
                         wrong_ones, rounded_otherwise, undecidable, findings)
SELECT a.audit_id, 0, a.state, count(d.deal_id), coalesce(sum(d.investors), 0), count(d.verdict),
       coalesce(sum(d.investors), 0), count(*) FILTER (WHERE d.verdict = 'RIGHT'),
       count(*) FILTER (WHERE d.verdict = 'WRONG'), count(*) FILTER (WHERE d.verdict = 'ROUNDED_OTHERWISE'),
       count(*) FILTER (WHERE d.verdict = 'NOT_DECIDABLE'), coalesce(sum(d.findings), 0)
FROM audit a LEFT JOIN audit_deal d ON d.audit_id = a.audit_id
GROUP BY a.audit_id;

ALTER TABLE deal ADD COLUMN rounding text NOT NULL DEFAULT 'LARGEST_REMAINDER';
COMMENT ON COLUMN deal.rounding IS 'How a past deal is declared to have been rounded.';

ALTER TABLE commitment ALTER COLUMN weight_minor DROP NOT NULL;
COMMENT ON COLUMN commitment.weight_minor IS 'Empty if the export of a past deal does not know it.';

ALTER TABLE allocation_line ADD COLUMN currency text;
COMMENT ON COLUMN allocation_line.currency IS 'Of the booked amount, where it is not the currency of the deal.';
