-- Why: people ask of every engagement who moved it on, when and why, when it took effect, and which replicas know of it.
-- Locks: ACCESS EXCLUSIVE on kill_switch_engagement while it is written anew, and on kill_switch_refusal while it is
--   indexed; both are small, and publishers wait for milliseconds.
-- The release before: runs on. What it writes meanwhile gets the defaults; its steps stay in the journal only, and a
--   replica of this release drains for engagements that it does not say it has drained.

ALTER TABLE kill_switch_engagement
    ADD COLUMN position             bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    ADD COLUMN recorded_at          timestamptz NOT NULL DEFAULT clock_timestamp(),
    ADD COLUMN drained_at           timestamptz,
    ADD COLUMN drained_after_millis bigint,
    ADD CHECK ((drained_at IS NULL) = (drained_after_millis IS NULL));
COMMENT ON COLUMN kill_switch_engagement.recorded_at IS 'By the clock of the database, a moment before it was committed; times to effect count from here.';
COMMENT ON COLUMN kill_switch_engagement.drained_at IS 'From then on nothing in the scope can be published, on any replica.';

CREATE TABLE kill_switch_step (
    step_id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    engagement_id uuid        NOT NULL REFERENCES kill_switch_engagement,
    reached       text        NOT NULL CHECK (reached IN ('ENGAGED', 'RELEASE_REQUESTED', 'RELEASED')),
    reached_at    timestamptz NOT NULL,
    subject       text        NOT NULL,
    on_behalf_of  text,
    reason        text        NOT NULL
);
CREATE INDEX kill_switch_step_of_engagement ON kill_switch_step (engagement_id, step_id);
COMMENT ON TABLE kill_switch_step IS 'Who engaged, asked for the release and released, when and why. Append-only.';
REVOKE UPDATE, DELETE, TRUNCATE ON kill_switch_step FROM ${service_role};

INSERT INTO kill_switch_step (engagement_id, reached, reached_at, subject, on_behalf_of, reason)
SELECT e.engagement_id,
       CASE j.event WHEN 'kill-switch-engaged' THEN 'ENGAGED'
                    WHEN 'kill-switch-release-requested' THEN 'RELEASE_REQUESTED'
                    ELSE 'RELEASED' END,
       j.happened_at, j.subject, nullif(j.facts ->> 'onBehalfOf', ''), j.reason
FROM journal_entry j JOIN kill_switch_engagement e ON j.about_id = e.engagement_id::text
WHERE j.about_kind = 'engagement'
  AND j.event IN ('kill-switch-engaged', 'kill-switch-release-requested', 'kill-switch-released')
ORDER BY j.id;

CREATE TABLE kill_switch_replica (
    replica       text PRIMARY KEY,
    started_at    timestamptz NOT NULL,
    recorded_at   timestamptz NOT NULL,
    seen_at       timestamptz NOT NULL,
    signed_off_at timestamptz
);
COMMENT ON TABLE kill_switch_replica IS 'The replicas of the service; each says several times a second that it is there.';

CREATE TABLE kill_switch_confirmation (
    engagement_id uuid        NOT NULL REFERENCES kill_switch_engagement,
    replica       text        NOT NULL,
    confirmed_at  timestamptz NOT NULL,
    after_millis  bigint      NOT NULL,
    PRIMARY KEY (engagement_id, replica)
);
COMMENT ON TABLE kill_switch_confirmation IS 'From when on a replica could publish nothing in the scope. Evidence; append-only.';
REVOKE UPDATE, DELETE, TRUNCATE ON kill_switch_confirmation FROM ${service_role};

CREATE INDEX kill_switch_refusal_by_deal ON kill_switch_refusal (deal_id, refusal_id);
CREATE INDEX kill_switch_refusal_by_incident ON kill_switch_refusal (incident, refusal_id);
