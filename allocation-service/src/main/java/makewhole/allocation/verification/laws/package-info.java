/** What must hold for every book, tried on thousands of books that are made from a seed. */
@NullMarked
package makewhole.allocation.verification.laws;

import org.jspecify.annotations.NullMarked;
