/** Words of people within HTML, SVG and XML. */
@NullMarked
package makewhole.remediation.markup;

import org.jspecify.annotations.NullMarked;
