package makewhole.remediation.settlement;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import makewhole.platform.digest.Digests;

/** A file of the bank, with the name that the bank gave it; the same name is taken once. */
public final class BankUpload {
    private final String name;
    private final Format format;
    private final byte[] content;

    /** How it is written. */
    public enum Format {
        PAIN_002,
        CSV
    }

    public BankUpload(String name, Format format, byte[] content) {
        this.name = name;
        this.format = format;
        this.content = content.clone();
    }

    public String name() {
        return name;
    }

    Format format() {
        return format;
    }

    InputStream content() {
        return new ByteArrayInputStream(content);
    }

    public String sha256() {
        return Digests.sha256(content);
    }
}
