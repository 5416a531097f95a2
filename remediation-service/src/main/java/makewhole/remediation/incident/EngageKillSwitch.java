package makewhole.remediation.incident;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import makewhole.platform.jobs.DurableJob;

/**
 * Halts all allocations and the suspected version (that one alone if a machine opened the incident), and believes it only when allocation-service, asked again, says so.
 * Tried again until it is confirmed.
 */
@ApplicationScoped
class EngageKillSwitch implements DurableJob<EngageKillSwitch.Order> {
    private final Incidents incidents;
    private final AllocationControl allocation;
    private final KeepContainment keep;

    EngageKillSwitch(Incidents incidents, AllocationControl allocation, KeepContainment keep) {
        this.incidents = incidents;
        this.allocation = allocation;
        this.keep = keep;
    }

    /** Which incident to contain. */
    record Order(String incident) {}

    @Override
    public String name() {
        return "engage-kill-switch";
    }

    @Override
    public Class<Order> payloadType() {
        return Order.class;
    }

    @Override
    public void run(Order order) {
        contain(incidents.require(new IncidentId(order.incident())));
    }

    void contain(Incident incident) {
        if (incident.containment().isConfirmed()) {
            return;
        }
        try {
            Set<SwitchScope> wanted = incident.halts();
            wanted.forEach(scope -> allocation.engage(scope, incident));
            List<EngagedSwitch> readBack = allocation.engagedFor(incident);
            Set<SwitchScope> engaged =
                    readBack.stream().map(EngagedSwitch::scope).collect(Collectors.toSet());
            if (!engaged.containsAll(wanted)) {
                throw new IllegalStateException("allocation-service reads back %s, not %s".formatted(engaged, wanted));
            }
            // Its switch is engaged all the same where the version cannot be marked.
            keep.confirmed(incident.id(), readBack, allocation.suspect(incident).orElse(""));
        } catch (RuntimeException failure) {
            keep.failed(incident.id(), String.valueOf(failure.getMessage()));
            throw failure;
        }
    }
}
