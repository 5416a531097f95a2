package makewhole.remediation.settlement.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import makewhole.remediation.settlement.Rebooking;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

record RebookingBody(
        String rebooking,
        String deal,
        String purpose,
        String state,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String reason,
        @Nullable String allocation,
        List<MoveBody> moves) {
    record MoveBody(String line, String investor, String change) {}

    @Schema(name = "RebookingList")
    record All(List<RebookingBody> items) {
        static All of(List<Rebooking> all) {
            return new All(all.stream().map(RebookingBody::of).toList());
        }
    }

    static RebookingBody of(Rebooking one) {
        return new RebookingBody(
                one.id().toString(),
                one.deal().value(),
                one.purpose().name(),
                one.state().name(),
                one.reason(),
                one.allocation().orElse(null),
                one.moves().stream()
                        .map(move -> new MoveBody(
                                move.line().value(),
                                move.investor().value(),
                                move.change().amount()))
                        .toList());
    }
}
