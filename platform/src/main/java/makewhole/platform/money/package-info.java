/** Money as whole minor units of an ISO 4217 currency: exact, and never without its currency. */
@NullMarked
package makewhole.platform.money;

import org.jspecify.annotations.NullMarked;
