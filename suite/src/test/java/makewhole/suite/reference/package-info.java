/**
 * The right answer, worked out plainly: the formulas of the design, in exact fractions and long decimals, with no code
 * shared with the services. It writes folders with their {@code expected.json} for the demo to be compared with.
 */
@NullMarked
package makewhole.suite.reference;

import org.jspecify.annotations.NullMarked;
