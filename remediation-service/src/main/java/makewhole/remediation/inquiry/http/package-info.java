/** Inquiries over HTTP. */
@NullMarked
package makewhole.remediation.inquiry.http;

import org.jspecify.annotations.NullMarked;
