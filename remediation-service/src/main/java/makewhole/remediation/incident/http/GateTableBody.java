package makewhole.remediation.incident.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import makewhole.remediation.incident.Gate;
import makewhole.remediation.incident.GateStates;
import makewhole.remediation.incident.Passage;
import org.jspecify.annotations.Nullable;

/** Every gate of a case, and what may be done only behind some of them. */
record GateTableBody(List<GateBody> gates, List<PassageBody> passages) {

    /**
     * One gate.
     *
     * @param demand what must be so for it to open
     * @param why why it is closed; absent if it is open
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record GateBody(
            String gate,
            String workstream,
            String state,
            String demand,
            @Nullable Instant since,
            @Nullable String why) {}

    /** Something that waits for gates. */
    record PassageBody(String passage, String what, boolean free, List<String> waitsFor) {}

    static GateTableBody of(GateStates states, Map<Gate, String> why) {
        return new GateTableBody(
                Arrays.stream(Gate.values())
                        .map(gate -> gate(gate, states.openSince(gate), why))
                        .toList(),
                Arrays.stream(Passage.values())
                        .map(passage -> passage(passage, states.closedOn(passage)))
                        .toList());
    }

    private static GateBody gate(Gate gate, Optional<Instant> since, Map<Gate, String> why) {
        return new GateBody(
                gate.name(),
                gate.workstream().name(),
                since.isPresent() ? "OPEN" : "CLOSED",
                gate.demand(),
                since.orElse(null),
                since.isPresent() ? null : why.getOrDefault(gate, "Not yet so: " + gate.demand()));
    }

    private static PassageBody passage(Passage passage, List<Gate> closed) {
        return new PassageBody(
                passage.name(),
                passage.words(),
                closed.isEmpty(),
                closed.stream().map(Gate::name).toList());
    }
}
