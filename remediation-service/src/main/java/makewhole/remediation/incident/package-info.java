/** The case that holds everything from detection to post-mortem: its workstreams, the gates between them, containment. */
@NullMarked
package makewhole.remediation.incident;

import org.jspecify.annotations.NullMarked;
