package makewhole.remediation.finding;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import makewhole.remediation.deal.DealId;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Works some of the deals that an audit leaves out anew, by our own certificate alone. */
@ApplicationScoped
class CheckSample {
    private final Audits audits;
    private final int most;

    CheckSample(Audits audits, @ConfigProperty(name = "makewhole.scope.sample-size") int most) {
        this.audits = audits;
        this.most = most;
    }

    /** The sample, and everything in it that speaks against the audit's limits. */
    record Result(Sample sample, List<String> objections) {}

    /** What speaks against a deal; empty if nothing does. One that cannot be checked stops no other from being checked. */
    private static Optional<String> objection(BookedDeal booked) {
        try {
            return OwnCertificate.wrongInWhatWasBooked(booked).stream()
                    .findFirst()
                    .map("what was booked is not right (%s): audit it as well"::formatted);
        } catch (IllegalArgumentException uncheckable) {
            return Optional.of(
                    "%s: have an audit take it in, or decide it by hand".formatted(uncheckable.getMessage()));
        }
    }

    Result check(UUID audit, List<AuditedDeal> audited) {
        Set<DealId> leftOut = new TreeSet<>(java.util.Comparator.comparing(DealId::value));
        leftOut.addAll(audits.allDeals());
        leftOut.removeAll(audited.stream().map(AuditedDeal::deal).collect(Collectors.toSet()));
        List<DealId> drawn = new ArrayList<>();
        List<String> objections = new ArrayList<>();
        int notBooked = 0;
        for (DealId deal : Sample.inOrder(audit, leftOut)) {
            if (drawn.size() == most) {
                break;
            }
            BookedDeal booked = audits.book(deal);
            if (booked.commitments().stream().allMatch(one -> one.booked().isEmpty())) {
                notBooked++;
                continue;
            }
            drawn.add(deal);
            objection(booked).ifPresent(why -> objections.add("%s is outside the audit, and %s".formatted(deal, why)));
        }
        return new Result(new Sample(audit.toString(), leftOut.size() - notBooked, drawn), objections);
    }
}
