package makewhole.remediation.postmortem;

import java.util.Arrays;
import java.util.Optional;

/** The sections of a post-mortem, in their order. */
public enum Section {
    SUMMARY("summary", "Summary"),
    IMPACT("impact", "Impact in numbers"),
    TIMELINE("timeline", "Timeline"),
    TECHNICAL_CAUSES("technicalCauses", "Technical causes"),
    PROCESS_CAUSES("processCauses", "Causes in our process"),
    DETECTION("detection", "Detection"),
    RESPONSE("response", "Response"),
    REMEDIATION("remediation", "Remediation"),
    WENT_WELL("wentWell", "What went well"),
    WENT_BADLY("wentBadly", "What went badly"),
    LUCK("luck", "Where we were lucky"),
    PREVENTION("prevention", "How it will be avoided"),
    ACTIONS("actions", "Actions");

    private final String key;
    private final String title;

    Section(String key, String title) {
        this.key = key;
        this.title = title;
    }

    /** By which it is sent and edited. */
    public String key() {
        return key;
    }

    public String title() {
        return title;
    }

    public static Optional<Section> of(String key) {
        return Arrays.stream(values())
                .filter(section -> section.key.equals(key))
                .findFirst();
    }
}
