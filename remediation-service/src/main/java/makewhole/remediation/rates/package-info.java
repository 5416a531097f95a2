/** Tables of rates in versions: imported by one person of finance, confirmed by another, then used by plans. */
@NullMarked
package makewhole.remediation.rates;

import org.jspecify.annotations.NullMarked;
