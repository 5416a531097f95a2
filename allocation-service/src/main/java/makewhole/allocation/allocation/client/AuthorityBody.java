package makewhole.allocation.allocation.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What remediation-service says about a plan; what is not needed here is passed over. */
@JsonIgnoreProperties(ignoreUnknown = true)
record AuthorityBody(
        UUID plan,
        String incident,
        String digest,
        String state,
        String author,
        @Nullable Map<String, Integer> approvalsNeeded,
        List<ApprovalBody> approvals,
        List<RebookingBody> rebookings) {

    @JsonIgnoreProperties(ignoreUnknown = true)
    record ApprovalBody(String role, String subject, String digest) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record RebookingBody(String deal, List<MoveBody> moves) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record MoveBody(String investor, String change) {}
}
