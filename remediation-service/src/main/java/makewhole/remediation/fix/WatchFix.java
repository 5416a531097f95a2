package makewhole.remediation.fix;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import makewhole.platform.jobs.RepeatedJob;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.finding.Scope;
import makewhole.remediation.finding.ScopeState;
import makewhole.remediation.finding.Scopes;
import makewhole.remediation.incident.Gate;
import makewhole.remediation.incident.Incident;
import makewhole.remediation.incident.Incidents;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Asks allocation-service again and again how the fix goes, as long as an incident is open. */
@ApplicationScoped
class WatchFix implements RepeatedJob {
    private static final Logger LOG = Logger.getLogger(WatchFix.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Incidents incidents;
    private final Scopes scopes;
    private final FixWatch watch;
    private final FixMilestones milestones;
    private final KeepMilestone keep;

    WatchFix(Incidents incidents, Scopes scopes, FixWatch watch, FixMilestones milestones, KeepMilestone keep) {
        this.incidents = incidents;
        this.scopes = scopes;
        this.watch = watch;
        this.milestones = milestones;
        this.keep = keep;
    }

    @Override
    public String name() {
        return "watch-fix";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    @Override
    public void run() {
        Said said = new Said();
        for (Incident incident : incidents.open()) {
            try {
                look(incident, said);
            } catch (RuntimeException unknown) {
                LOG.warnf("event=fix-not-known incident=%s reason=%s", incident.id(), unknown.getMessage());
            }
        }
    }

    private void look(Incident incident, Said said) {
        Set<Gate> seen = milestones.of(incident.id()).keySet();
        Optional<Scope> scope = scopes.of(incident.id()).filter(known -> known.state() == ScopeState.DONE);
        if (!seen.contains(Gate.REGRESSION_CASES_FROZEN) && scope.isPresent() && frozen(scope.get(), said)) {
            keep.reached(incident.id(), Gate.REGRESSION_CASES_FROZEN);
        }
        if (!seen.contains(Gate.SERVICE_BACK)
                && incident.containment().isConfirmed()
                && said.verifiedVersionActive()
                && !said.haltingEverything().contains(incident.id().value())) {
            keep.reached(incident.id(), Gate.SERVICE_BACK);
        }
    }

    private static boolean frozen(Scope scope, Said said) {
        return said.frozenDeals()
                .containsAll(scope.dealsWrong().stream().map(DealId::value).collect(Collectors.toSet()));
    }

    /** What holds for all incidents, asked once a look. */
    private final class Said {
        private @Nullable Set<String> frozen;
        private @Nullable Boolean verified;
        private @Nullable Set<String> halting;

        Set<String> frozenDeals() {
            if (frozen == null) {
                frozen = watch.frozenDeals();
            }
            return frozen;
        }

        boolean verifiedVersionActive() {
            if (verified == null) {
                verified = watch.verifiedVersionActive();
            }
            return verified;
        }

        Set<String> haltingEverything() {
            if (halting == null) {
                halting = watch.haltingEverything();
            }
            return halting;
        }
    }
}
