package makewhole.remediation.refusal;

import java.util.List;

/** Why an incident, an inquiry, a settlement or a post-mortem does not move on. */
public sealed interface CaseRefusal extends Refusal {
    /** Something must be done first. */
    record GateClosed(String gate, List<String> missing) implements CaseRefusal {
        public GateClosed {
            missing = List.copyOf(missing);
        }
    }
}
