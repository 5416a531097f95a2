/** The tables of inquiries. */
@NullMarked
package makewhole.remediation.inquiry.db;

import org.jspecify.annotations.NullMarked;
