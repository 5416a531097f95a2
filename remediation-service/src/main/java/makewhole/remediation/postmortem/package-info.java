/** What every stakeholder is told in the end: what went wrong, why, and how it will not happen again. */
@NullMarked
package makewhole.remediation.postmortem;

import org.jspecify.annotations.NullMarked;
