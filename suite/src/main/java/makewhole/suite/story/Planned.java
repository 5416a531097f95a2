package makewhole.suite.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import makewhole.suite.folder.Finding;

/**
 * A plan as remediation-service gives it.
 *
 * @param answerDays the last days on which customers may answer, in order
 */
record Planned(
        String id, String state, String digest, List<Finding> findings, List<LocalDate> answerDays, JsonNode json) {
    Planned {
        findings = List.copyOf(findings);
        answerDays = List.copyOf(answerDays);
    }

    /** How many persons of finance have to approve it; decided when it is frozen. */
    int financeNeeded() {
        return json.path("approvalsNeeded").path("FINANCE").asInt();
    }

    static Planned of(JsonNode plan) {
        List<Finding> findings = new ArrayList<>();
        TreeSet<LocalDate> answerDays = new TreeSet<>();
        for (JsonNode line : plan.path("lines")) {
            findings.add(Finding.ofPlanLine(line));
            if (line.hasNonNull("answerBy")) {
                answerDays.add(LocalDate.parse(line.path("answerBy").asText()));
            }
        }
        return new Planned(
                plan.path("plan").asText(),
                plan.path("state").asText(),
                plan.path("digest").asText(""),
                findings,
                List.copyOf(answerDays),
                plan);
    }
}
