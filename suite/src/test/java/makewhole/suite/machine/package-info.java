/** Tests of the parts of the machine. */
@NullMarked
package makewhole.suite.machine;

import org.jspecify.annotations.NullMarked;
