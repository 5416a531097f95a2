package makewhole.remediation.inquiry;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import makewhole.remediation.incident.IncidentId;

/** Puts together what the teams have said about the impact, by what it concerns. */
@ApplicationScoped
public class AssessImpact {
    private final Inquiries inquiries;

    AssessImpact(Inquiries inquiries) {
        this.inquiries = inquiries;
    }

    /**
     * One thing that a team said.
     *
     * @param handedIn whether the team stands by it; a draft may still change
     */
    public record Statement(Team team, Question question, String answer, boolean handedIn) {}

    /** Every answer so far, drafts included, in the order of teams and questions. */
    public Map<Feed, List<Statement>> of(IncidentId incident) {
        Map<Feed, List<Statement>> impact = new EnumMap<>(Feed.class);
        for (Feed feed : Feed.values()) {
            impact.put(feed, new ArrayList<>());
        }
        for (Inquiry inquiry : inquiries.of(incident)) {
            for (Question question : inquiry.asked()) {
                String answer = inquiry.answers().get(question.id());
                List<Statement> statements = impact.get(question.feeds());
                if (answer != null && statements != null) {
                    statements.add(
                            new Statement(inquiry.team(), question, answer, inquiry.state() == Inquiry.State.ANSWERED));
                }
            }
        }
        return impact;
    }
}
