package makewhole.remediation.timeline;

/** A service whose news is pulled. */
public enum OtherService {
    ALLOCATION("allocation-service"),
    NOTIFICATION("notification-service");

    private final String title;

    OtherService(String title) {
        this.title = title;
    }

    /** The name it is known by, here and in its own journal. */
    public String title() {
        return title;
    }
}
