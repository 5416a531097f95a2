package makewhole.allocation.shadow.http;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import makewhole.allocation.shadow.Comparisons;
import makewhole.allocation.shadow.Outcome;

/** One deal that a candidate was worked out for beside the active version. */
record ComparedDealBody(
        String deal,
        UUID allocation,
        Outcome outcome,
        int differingLines,
        List<String> violations,
        Instant comparedAt) {
    static ComparedDealBody of(Comparisons.Compared compared) {
        return new ComparedDealBody(
                compared.comparison().deal().value(),
                compared.comparison().allocation(),
                compared.comparison().outcome(),
                compared.differingLines(),
                compared.comparison().violations(),
                compared.comparison().at());
    }
}
