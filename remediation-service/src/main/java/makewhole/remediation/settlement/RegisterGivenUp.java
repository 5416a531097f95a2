package makewhole.remediation.settlement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Provider;
import java.util.UUID;
import makewhole.platform.identity.Role;
import makewhole.platform.identity.Subject;
import makewhole.platform.jobs.DurableJob;
import makewhole.platform.jobs.Jobs;
import makewhole.platform.problem.NotFoundException;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.refusal.RefusedException;
import makewhole.remediation.timeline.PulledEvent;
import org.jboss.logging.Logger;

/**
 * Hears from notification-service that a customer could not be found, by mail, letter or tracing. If their money has come
 * back, it goes to the unclaimed register; if it has not, they have been paid, and there is nothing to keep.
 */
@ApplicationScoped
class RegisterGivenUp implements DurableJob<RegisterGivenUp.Order> {
    private static final Logger LOG = Logger.getLogger(RegisterGivenUp.class);
    private static final String GIVEN_UP = "customer-not-found";
    private static final Subject NOTIFICATION = new Subject("notification-service", Role.SERVICE);

    private final KeepUnclaimed keepUnclaimed;
    private final Provider<Jobs> jobs;

    RegisterGivenUp(KeepUnclaimed keepUnclaimed, Provider<Jobs> jobs) {
        this.keepUnclaimed = keepUnclaimed;
        this.jobs = jobs;
    }

    /** Whose. */
    record Order(UUID plan, String line) {}

    /** A notice of no plan is none of ours. One of a plan that names no line is refused, and so put aside: it is somebody's. */
    void hear(@Observes PulledEvent event) {
        String plan = event.facts().getOrDefault("plan", "");
        if (event.event().equals(GIVEN_UP) && !plan.isEmpty()) {
            LineId line = new LineId(event.facts().getOrDefault("line", ""));
            UUID id = UUID.fromString(plan);
            jobs.get().enqueue(this, "%s %s".formatted(id, line), new Order(id, line.value()));
        }
    }

    @Override
    public String name() {
        return "register-given-up-customer";
    }

    @Override
    public Class<Order> payloadType() {
        return Order.class;
    }

    @Override
    public void run(Order order) {
        try {
            keepUnclaimed.register(
                    new PlanId(order.plan()),
                    new LineId(order.line()),
                    "The customer could not be found by mail, letter or tracing",
                    NOTIFICATION);
        } catch (RefusedException nothingToKeep) {
            LOG.infof(
                    "event=nothing-unclaimed plan=%s line=%s refusal=%s",
                    order.plan(),
                    order.line(),
                    nothingToKeep.refusal().getClass().getSimpleName());
        } catch (NotFoundException ofNoPlan) {
            LOG.warnf("event=given-up-of-no-plan plan=%s line=%s", order.plan(), order.line());
        }
    }
}
