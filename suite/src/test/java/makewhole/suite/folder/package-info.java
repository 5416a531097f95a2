/** Tests of the folder and the comparison. */
@NullMarked
package makewhole.suite.folder;

import org.jspecify.annotations.NullMarked;
