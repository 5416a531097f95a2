package makewhole.remediation.incident;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which gates of a case are open, and since when. */
public record GateStates(Map<Gate, Instant> open) {
    public GateStates {
        open = Map.copyOf(open);
    }

    /** The gates of a passage that are still closed, in the order of the table. */
    public List<Gate> closedOn(Passage passage) {
        return Arrays.stream(Gate.values())
                .filter(passage::leadsThrough)
                .filter(gate -> !open.containsKey(gate))
                .toList();
    }

    /** The gates that a workstream still waits for. */
    public List<Gate> closedIn(Workstream workstream) {
        return Arrays.stream(Gate.values())
                .filter(gate -> gate.workstream() == workstream && !open.containsKey(gate))
                .toList();
    }

    public Optional<Instant> openSince(Gate gate) {
        return Optional.ofNullable(open.get(gate));
    }

    /** Since when a workstream is done: the moment its last gate opened; empty while one is closed. */
    public Optional<Instant> doneSince(Workstream workstream) {
        if (!closedIn(workstream).isEmpty()) {
            return Optional.empty();
        }
        Map<Gate, Instant> own = new EnumMap<>(open);
        own.keySet().removeIf(gate -> gate.workstream() != workstream);
        return own.values().stream().max(Instant::compareTo);
    }
}
