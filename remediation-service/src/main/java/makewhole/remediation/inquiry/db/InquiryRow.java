package makewhole.remediation.inquiry.db;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.inquiry.Inquiry;
import makewhole.remediation.inquiry.Team;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "inquiry")
class InquiryRow {
    @Id
    String id = "";

    @Version
    long version;

    String incident = "";

    @Enumerated(EnumType.STRING)
    Team team = Team.LEGAL;

    @Enumerated(EnumType.STRING)
    Inquiry.State state = Inquiry.State.OPEN;

    LocalDate due = LocalDate.EPOCH;

    @Column(name = "settled_at")
    @Nullable
    Instant settledAt;

    @Column(name = "waived_because")
    String waivedBecause = "";

    int questions = 1;

    @Nullable
    String owner;

    @Column(name = "waiver_requested_by")
    @Nullable
    String waiverRequestedBy;

    @Column(name = "waiver_approved_by")
    @Nullable
    String waiverApprovedBy;

    @Column(name = "handed_in_by")
    @Nullable
    String handedInBy;

    @Column(name = "reopened_at")
    @Nullable
    Instant reopenedAt;

    @ElementCollection
    @CollectionTable(name = "inquiry_answer", joinColumns = @JoinColumn(name = "inquiry"))
    @MapKeyColumn(name = "question")
    @Column(name = "answer")
    Map<String, String> answers = new HashMap<>();

    static String id(IncidentId incident, Team team) {
        return "%s/%s".formatted(incident, team);
    }

    void take(Inquiry inquiry) {
        id = id(inquiry.incident(), inquiry.team());
        incident = inquiry.incident().value();
        team = inquiry.team();
        state = inquiry.state();
        due = inquiry.due();
        settledAt = inquiry.settledAt();
        questions = inquiry.questions();
        owner = inquiry.owner().orElse(null);
        waivedBecause = inquiry.waiver().map(Inquiry.Waiver::reason).orElse("");
        waiverRequestedBy = inquiry.waiver().map(Inquiry.Waiver::requestedBy).orElse(null);
        waiverApprovedBy = inquiry.waiver().flatMap(Inquiry.Waiver::approvedBy).orElse(null);
        handedInBy = inquiry.handedInBy().orElse(null);
        reopenedAt = inquiry.reopenedAt().orElse(null);
        answers.keySet().retainAll(inquiry.answers().keySet());
        answers.putAll(inquiry.answers());
    }

    Inquiry toInquiry() {
        return new Inquiry(
                new IncidentId(incident),
                team,
                questions,
                state,
                due,
                Optional.ofNullable(owner),
                answers,
                settledAt,
                waiver(),
                Optional.ofNullable(handedInBy),
                Optional.ofNullable(reopenedAt));
    }

    /** One that an earlier release waived alone has a reason and no names. */
    private Optional<Inquiry.Waiver> waiver() {
        if (waivedBecause.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Inquiry.Waiver(
                waivedBecause,
                waiverRequestedBy == null ? "" : waiverRequestedBy,
                Optional.ofNullable(waiverApprovedBy)));
    }
}
