package makewhole.allocation.audit;

/**
 * How far an audit is, and what it has found so far.
 *
 * @param deals that it covers
 * @param done those with a verdict: right, wrong, rounded otherwise or undecidable
 * @param findings investors in deals whose booked amount is not the right one
 * @param investors different investors among the findings
 */
public record Progress(
        long deals,
        long done,
        long right,
        long wrong,
        long roundedOtherwise,
        long undecidable,
        long findings,
        long investors) {}
