package makewhole.remediation.inquiry;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import makewhole.remediation.incident.Gate;
import makewhole.remediation.incident.GateEvidence;
import makewhole.remediation.incident.Incident;

/** Whether every team has been heard. */
@ApplicationScoped
class InquiryEvidence implements GateEvidence {
    private final Inquiries inquiries;

    InquiryEvidence(Inquiries inquiries) {
        this.inquiries = inquiries;
    }

    @Override
    public Set<Gate> gates() {
        return Set.of(Gate.INQUIRIES_IN);
    }

    @Override
    public Map<Gate, Instant> open(Incident incident) {
        List<Inquiry> asked = inquiries.of(incident.id());
        if (asked.size() < Team.values().length || asked.stream().anyMatch(one -> one.state() == Inquiry.State.OPEN)) {
            return Map.of();
        }
        Instant last = asked.stream()
                .map(Inquiry::settledAt)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(incident.declaredAt());
        return Map.of(Gate.INQUIRIES_IN, last);
    }

    @Override
    public Map<Gate, String> why(Incident incident) {
        String open = inquiries.of(incident.id()).stream()
                .filter(one -> one.state() == Inquiry.State.OPEN)
                .map(one -> "%s (due %s)".formatted(one.team(), one.due()))
                .collect(Collectors.joining(", "));
        return open.isEmpty() ? Map.of() : Map.of(Gate.INQUIRIES_IN, "Not answered yet: " + open);
    }
}
