-- Why: silence decides nothing while an answer is known to be on its way; the news that tells so is looked up by plan.
-- Locks: SHARE on pulled_event while the index is built, so that news is pulled a moment later.
-- The release before: does not notice.

CREATE INDEX pulled_event_of_an_answer ON pulled_event ((facts ->> 'plan'))
    WHERE event IN ('answer-given', 'answer-refused');
