package makewhole.remediation.incident;

import java.time.LocalDate;
import java.util.List;

/** What whoever declares an incident knows at that moment. */
public record Declaration(
        String title, String description, LocalDate discoveredOn, List<String> reportedDeals, String suspectedVersion) {
    public Declaration {
        reportedDeals = List.copyOf(reportedDeals);
    }
}
