/** Trial mails: a template as its readers would get it, sent to people who look at it first. */
@NullMarked
package makewhole.notification.trial;

import org.jspecify.annotations.NullMarked;
