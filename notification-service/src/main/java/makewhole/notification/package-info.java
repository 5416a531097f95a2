/** What customers are told: templates, batches, delivery. */
@NullMarked
package makewhole.notification;

import org.jspecify.annotations.NullMarked;
