-- What people are reminded of is looked for again and again, and most rows wait for nobody. Built under a lock that lets
-- others read and makes those who write wait for an instant: a few rows of each table fit.
CREATE INDEX rebooking_refused ON rebooking (plan, deal) WHERE state = 'REFUSED';
CREATE INDEX plan_answer_dispute ON plan_answer (plan) WHERE answer = 'DISPUTE';
CREATE INDEX deadline_not_kept ON deadline (due) WHERE kept_at IS NULL;
