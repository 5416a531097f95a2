-- The lines of a plan come in into a table that lasts as long as the transaction of an approval, so that they are compared
-- with the notices without being in memory.
-- Locks: none that matter; the right to make temporary tables is a row of the catalogue. The release before does not use it.
GRANT TEMPORARY ON DATABASE "${flyway:database}" TO ${service_role};
