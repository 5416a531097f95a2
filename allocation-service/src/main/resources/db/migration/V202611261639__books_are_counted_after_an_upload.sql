-- After a large upload the service has the tables of books counted, which by itself only their owner may.
GRANT MAINTAIN ON deal, commitment, manual_override, allocation, allocation_line TO ${service_role};
