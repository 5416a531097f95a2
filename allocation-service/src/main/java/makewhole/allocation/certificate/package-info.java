/** The proof that an allocation is right, by code that shares nothing with the code that made it. */
@NullMarked
package makewhole.allocation.certificate;

import org.jspecify.annotations.NullMarked;
