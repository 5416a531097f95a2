package makewhole.remediation.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The disputes that nobody has answered yet: neither a released supplement does, nor have two persons dismissed them. */
@ApplicationScoped
class OpenDisputes {
    private final Plans plans;
    private final Disputes disputes;
    private final Supplements supplements;

    OpenDisputes(Plans plans, Disputes disputes, Supplements supplements) {
        this.plans = plans;
        this.disputes = disputes;
        this.supplements = supplements;
    }

    /** Those of a plan and of its supplements. */
    List<Dispute> of(PlanId plan) {
        List<Dispute> open = new ArrayList<>(ofOne(plan));
        supplements.of(plan).forEach(supplement -> open.addAll(ofOne(supplement.id())));
        return open;
    }

    /** Those of every plan that was not superseded, whether its incident is closed or not. */
    Map<Plan, List<Dispute>> ofAll() {
        Map<Plan, List<Dispute>> open = new LinkedHashMap<>();
        for (PlanId disputed : disputes.plansWithUndismissed()) {
            Plan plan = plans.require(disputed);
            if (plan.state() != PlanState.SUPERSEDED) {
                open.put(plan, ofOne(disputed));
            }
        }
        return open;
    }

    private List<Dispute> ofOne(PlanId plan) {
        List<Dispute> all = disputes.of(plan);
        if (all.isEmpty()) {
            return all;
        }
        Map<Long, PlanId> answering = supplements.answering(plan);
        Map<Long, NothingOwed> dismissals = disputes.dismissals(plan);
        return all.stream()
                .filter(dispute -> Optional.ofNullable(answering.get(dispute.number()))
                        .flatMap(plans::get)
                        .filter(supplement -> supplement.state() == PlanState.RELEASED)
                        .isEmpty())
                .filter(dispute -> Optional.ofNullable(dismissals.get(dispute.number()))
                        .filter(NothingOwed::isConfirmed)
                        .isEmpty())
                .toList();
    }
}
