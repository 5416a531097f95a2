/** The frozen set of remedies that people approve, release and customers answer. */
@NullMarked
package makewhole.remediation.plan;

import org.jspecify.annotations.NullMarked;
