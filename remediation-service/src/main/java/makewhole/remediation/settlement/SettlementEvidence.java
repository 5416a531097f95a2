package makewhole.remediation.settlement;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import makewhole.remediation.finding.Scope;
import makewhole.remediation.finding.ScopeState;
import makewhole.remediation.finding.Scopes;
import makewhole.remediation.incident.Gate;
import makewhole.remediation.incident.GateEvidence;
import makewhole.remediation.incident.Incident;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.Plan;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.plan.PlanState;
import makewhole.remediation.plan.Plans;
import makewhole.remediation.plan.Supplements;
import makewhole.remediation.refusal.RefusedException;
import makewhole.remediation.unclaimed.Unclaimed;
import makewhole.remediation.unclaimed.UnclaimedRegister;
import org.jboss.logging.Logger;

/** How far the released plan of an incident is carried out; where nobody was hurt, there is nothing to carry out. */
@ApplicationScoped
class SettlementEvidence implements GateEvidence {
    private static final Logger LOG = Logger.getLogger(SettlementEvidence.class);
    private static final Set<Gate> GATES = Set.of(Gate.DEALS_REBOOKED, Gate.DUES_IN_FLIGHT, Gate.TIE_OUT_ZERO);

    private final Scopes scopes;
    private final Plans plans;
    private final Supplements supplements;
    private final Settlements settlements;
    private final Rebookings rebookings;
    private final UnitsLeftBehind unitsLeftBehind;
    private final PaymentRuns runs;
    private final UnclaimedRegister register;
    private final ReckonTieOut reckonTieOut;
    private final InstantSource clock;

    SettlementEvidence(
            Scopes scopes,
            Plans plans,
            Supplements supplements,
            Settlements settlements,
            Rebookings rebookings,
            UnitsLeftBehind unitsLeftBehind,
            PaymentRuns runs,
            UnclaimedRegister register,
            ReckonTieOut reckonTieOut,
            InstantSource clock) {
        this.scopes = scopes;
        this.plans = plans;
        this.supplements = supplements;
        this.settlements = settlements;
        this.rebookings = rebookings;
        this.unitsLeftBehind = unitsLeftBehind;
        this.runs = runs;
        this.register = register;
        this.reckonTieOut = reckonTieOut;
        this.clock = clock;
    }

    @Override
    public Set<Gate> gates() {
        return GATES;
    }

    @Override
    public Map<Gate, Instant> open(Incident incident) {
        Map<Gate, Instant> open = new EnumMap<>(Gate.class);
        Optional<Scope> scope = scopes.of(incident.id()).filter(known -> known.state() == ScopeState.DONE);
        if (scope.isPresent() && scope.get().findings() == 0) {
            GATES.forEach(gate -> open.put(gate, clock.instant()));
            return open;
        }
        Optional<PlanId> plan = plans.latest(incident.id()).map(Plan::id);
        Optional<Settlement> settlement = plan.flatMap(settlements::of);
        if (plan.isEmpty() || settlement.isEmpty()) {
            return open;
        }
        rebooked(settlement.get()).ifPresent(at -> open.put(Gate.DEALS_REBOOKED, at));
        allOrdered(settlement.get()).ifPresent(at -> open.put(Gate.DUES_IN_FLIGHT, at));
        if (open.containsKey(Gate.DUES_IN_FLIGHT) && agrees(plan.get()) && supplementsAgree(plan.get())) {
            open.put(Gate.TIE_OUT_ZERO, clock.instant());
        }
        return open;
    }

    @Override
    public Map<Gate, String> why(Incident incident) {
        List<String> left = plans.latest(incident.id())
                .flatMap(plan -> settlements.of(plan.id()))
                .map(settlement -> left(settlement.plan()))
                .orElse(List.of());
        return left.isEmpty() ? Map.of() : Map.of(Gate.DEALS_REBOOKED, String.join("; ", left));
    }

    private List<String> left(PlanId plan) {
        List<String> left = new ArrayList<>();
        rebookings.of(plan).stream()
                .filter(one -> one.state() == Rebooking.State.REFUSED)
                .forEach(one -> left.add(
                        "allocation-service refused to book %s of %s (%s): put that right, then POST /v1/plans/%s/rebookings"
                                .formatted(one.purpose(), one.deal(), one.reason(), plan)));
        left.addAll(unitsLeftBehind.of(plan));
        return left;
    }

    /** What a supplement grants is due like everything else: until it is decided and ordered, not all is under way. */
    private Optional<Instant> allOrdered(Settlement settlement) {
        Optional<Instant> latest = ordered(settlement);
        for (Plan supplement : decidedOrWaiting(settlement.plan())) {
            Optional<Instant> at = settlements.of(supplement.id()).flatMap(this::ordered);
            latest = latest.flatMap(one -> at.map(other -> one.isAfter(other) ? one : other));
        }
        return latest;
    }

    private boolean supplementsAgree(PlanId plan) {
        return decidedOrWaiting(plan).stream().allMatch(supplement -> agrees(supplement.id()));
    }

    private List<Plan> decidedOrWaiting(PlanId plan) {
        return supplements.of(plan).stream()
                .filter(supplement -> supplement.state() != PlanState.REJECTED)
                .toList();
    }

    private Optional<Instant> rebooked(Settlement settlement) {
        List<Rebooking> all = rebookings.of(settlement.plan());
        boolean underWay = all.stream()
                .anyMatch(one -> one.state() == Rebooking.State.WAITING || one.state() == Rebooking.State.REFUSED);
        if (underWay || !unitsLeftBehind.of(settlement.plan()).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(all.stream()
                .flatMap(one -> one.doneAt().stream())
                .max(Instant::compareTo)
                .orElse(settlement.begunAt()));
    }

    private Optional<Instant> ordered(Settlement settlement) {
        List<PaymentRun> exported = runs.of(settlement.plan()).stream()
                .filter(run -> run.state() == PaymentRun.State.EXPORTED)
                .toList();
        Set<LineId> unclaimed =
                register.of(settlement.plan()).stream().map(Unclaimed::line).collect(Collectors.toSet());
        if (!unclaimed.containsAll(runs.unordered(settlement.plan(), unclaimed.size() + 1))) {
            return Optional.empty();
        }
        return Optional.of(exported.stream()
                .flatMap(run -> run.approvedAt().stream())
                .max(Instant::compareTo)
                .orElse(settlement.begunAt()));
    }

    private boolean agrees(PlanId plan) {
        try {
            return reckonTieOut.of(plan).stream().allMatch(CurrencyTieOut::agrees);
        } catch (RefusedException unknown) {
            LOG.warnf("event=tie-out-not-known plan=%s reason=%s", plan, unknown.getMessage());
            return false;
        }
    }
}
