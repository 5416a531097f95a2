/** The notice as a letter on paper: an accessible PDF, made of the words that were approved and of nothing else. */
@NullMarked
package makewhole.notification.letter;

import org.jspecify.annotations.NullMarked;
