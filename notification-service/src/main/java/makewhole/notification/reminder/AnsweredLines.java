package makewhole.notification.reminder;

import java.util.Set;
import java.util.UUID;

/** Which lines have been answered, also by telephone or letter: remediation-service knows. */
public interface AnsweredLines {
    /** The lines of a plan that need no reminder. Any exception means that it may succeed later. */
    Set<String> of(UUID plan);
}
