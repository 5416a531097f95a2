package makewhole.remediation.postmortem;

import java.util.Optional;
import makewhole.remediation.finding.Scope;

/**
 * An edition as it is printed before it is published, with what it was printed from.
 *
 * @param published the post-mortem as it is once it is published; its moment stands on the page
 * @param html one page, with its pictures
 * @param pdf the same on paper
 */
public record PrintedEdition(From from, PostMortem published, String html, Paper pdf) {
    /** What a print rests on. Findings and pictures change with the scope alone. */
    record From(PostMortem reviewed, Heading heading, Optional<Scope> scope) {}

    /** A file, as the bytes of its PDF; its text form shows none of them. */
    public static final class Paper {
        private final byte[] bytes;

        Paper(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        public byte[] bytes() {
            return bytes.clone();
        }
    }
}
