/** The story from detection to post-mortem, told step by step, each step with the account of the right role. */
@NullMarked
package makewhole.suite.story;

import org.jspecify.annotations.NullMarked;
