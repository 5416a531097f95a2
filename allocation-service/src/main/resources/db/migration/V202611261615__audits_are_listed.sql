-- Audits are listed in the order in which they were started. Two may be started at the same moment, so the moment does
-- not do as a place to go on from.
ALTER TABLE audit ADD COLUMN position bigint GENERATED ALWAYS AS IDENTITY UNIQUE;
