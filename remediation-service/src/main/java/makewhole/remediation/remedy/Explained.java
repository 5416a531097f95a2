package makewhole.remediation.remedy;

import java.util.List;

/** A remedy with every piece of interest that goes into it, in the order of its steps. */
public record Explained(Outcome outcome, List<InterestOn> interest) {
    public Explained {
        interest = List.copyOf(interest);
    }
}
