package makewhole.remediation.settlement;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import makewhole.platform.identity.Subject;
import makewhole.remediation.incident.Incident;
import makewhole.remediation.incident.Incidents;
import makewhole.remediation.plan.Plan;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.plan.Plans;
import makewhole.remediation.unclaimed.Unclaimed;
import makewhole.remediation.unclaimed.UnclaimedRegister;

/**
 * Reads the unclaimed register. Its path names no incident, so that the door cannot hide anything: lines of a restricted
 * incident are left out here.
 */
@ApplicationScoped
public class ReadUnclaimed {
    private final UnclaimedRegister register;
    private final Incidents incidents;
    private final Plans plans;

    ReadUnclaimed(UnclaimedRegister register, Incidents incidents, Plans plans) {
        this.register = register;
        this.incidents = incidents;
        this.plans = plans;
    }

    /**
     * What is unclaimed now of every plan that somebody may know of, the oldest first.
     *
     * @param after the number of the last entry that is known; 0 for the beginning
     */
    public List<UnclaimedRegister.Numbered> by(Subject subject, long after, int limit) {
        Set<PlanId> hidden = incidents.restricted().stream()
                .filter(incident -> !incident.isReadableBy(subject))
                .map(Incident::id)
                .flatMap(incident -> plans.of(incident).stream())
                .map(Plan::id)
                .collect(Collectors.toSet());
        return register.after(after, limit, hidden);
    }

    /** What is or ever was unclaimed of one plan, which the door has let the caller read; the oldest first. */
    public List<Unclaimed> everOf(PlanId plan) {
        return register.ever(plans.require(plan).id());
    }
}
