/** System tests: the packaged program, as a person runs it. */
@NullMarked
package makewhole.suite;

import org.jspecify.annotations.NullMarked;
