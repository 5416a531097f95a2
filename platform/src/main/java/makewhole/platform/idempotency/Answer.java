package makewhole.platform.idempotency;

/**
 * The answer to a request, as it is kept and given again, byte by byte.
 *
 * @param status a 2xx status
 * @param body JSON, written once
 */
record Answer(int status, String body) {}
