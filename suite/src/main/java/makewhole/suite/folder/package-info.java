/** A folder with a firm's export: past deals, investors, what was reported, and perhaps the right answer. */
@NullMarked
package makewhole.suite.folder;

import org.jspecify.annotations.NullMarked;
