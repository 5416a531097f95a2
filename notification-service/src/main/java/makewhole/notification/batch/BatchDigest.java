package makewhole.notification.batch;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import makewhole.platform.digest.Digests;

/**
 * The digest of a batch: over its plan and the digests of its notices, in the order of the rows. The same as {@link
 * Digests#of} of one object with all of that in it, but worked out one notice at a time, however many there are.
 */
public final class BatchDigest {
    private final MessageDigest sha256;
    private final String end;
    private String before = "";

    public BatchDigest(UUID plan, String planDigest, String incident) {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
        // RFC 8785 puts members in order: incident, notices, plan, planDigest.
        add("{\"incident\":%s,\"notices\":[".formatted(text(incident)));
        end = "],\"plan\":%s,\"planDigest\":%s}".formatted(text(plan.toString()), text(planDigest));
    }

    public void addNotice(String digest) {
        add(before + text(digest));
        before = ",";
    }

    /** The digest over what was added; nothing can be added any more. */
    public String value() {
        add(end);
        return "sha256:" + HexFormat.of().formatHex(sha256.digest());
    }

    private static String text(String value) {
        String list = Digests.canonical(List.of(value));
        return list.substring(1, list.length() - 1);
    }

    private void add(String part) {
        sha256.update(part.getBytes(StandardCharsets.UTF_8));
    }
}
