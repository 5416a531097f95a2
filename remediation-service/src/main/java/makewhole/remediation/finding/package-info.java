/** What an audit found: which investors were given a wrong amount in which deals, checked before it counts. */
@NullMarked
package makewhole.remediation.finding;

import org.jspecify.annotations.NullMarked;
