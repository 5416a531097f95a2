package makewhole.notification.batch;

import java.util.UUID;

/** Asks remediation-service what stands behind a plan. */
public interface PlanAuthorities {
    sealed interface Answer {
        record Known(PlanAuthority authority) implements Answer {}

        record NoSuchPlan(String reason) implements Answer {}

        /** Nobody answered, or not in words that can be relied on. */
        record Unreadable(String reason) implements Answer {}
    }

    Answer of(UUID plan);
}
