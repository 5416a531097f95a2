/** Post-mortems over HTTP. */
@NullMarked
package makewhole.remediation.postmortem.http;

import org.jspecify.annotations.NullMarked;
