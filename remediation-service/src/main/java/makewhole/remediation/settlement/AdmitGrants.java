package makewhole.remediation.settlement;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import makewhole.platform.problem.InvalidRequestException;
import makewhole.remediation.plan.Grant;
import makewhole.remediation.plan.GrantsForUnits;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.NothingOwed;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.plan.Supplements;
import makewhole.remediation.refusal.RefusedException;
import makewhole.remediation.refusal.SettlementRefusal;

/** Holds what a supplement grants against the lines that a closed window has left to people. */
@ApplicationScoped
class AdmitGrants implements GrantsForUnits {
    private final LinesLeftBehind linesLeftBehind;
    private final Supplements supplements;

    AdmitGrants(LinesLeftBehind linesLeftBehind, Supplements supplements) {
        this.linesLeftBehind = linesLeftBehind;
        this.supplements = supplements;
    }

    @Override
    public void requireAdmitted(PlanId plan, List<Grant> grants) {
        Map<LineId, LeftBehind> left = leftBehind(plan);
        Set<Map.Entry<LineId, Grant.Part>> named = new HashSet<>();
        for (Grant grant : grants) {
            Optional<LeftBehind> line = Optional.ofNullable(left.get(grant.line()));
            if (grant.isForUnits()) {
                if (!named.add(Map.entry(grant.line(), grant.part()))) {
                    throw new InvalidRequestException(
                            "grants", "grants %s for the units of %s twice".formatted(grant.part(), grant.line()));
                }
                requireStands(
                        grant,
                        line.orElseThrow(() -> new RefusedException(
                                new SettlementRefusal.NotLeftBehind(grant.line().value()))));
            } else if (grant.standsFor().isEmpty()
                    && line.filter(one -> one.state() == LeftBehind.State.OPEN).isPresent()) {
                throw new RefusedException(
                        new SettlementRefusal.GrantWithoutPurpose(grant.line().value()));
            }
        }
    }

    /** A principal of a top-up would be money of the customer's own, which goes back by itself. */
    private static void requireStands(Grant grant, LeftBehind line) {
        line.requireOpen();
        if (line.purpose() == Rebooking.Purpose.TOP_UP && grant.part() == Grant.Part.PRINCIPAL) {
            throw new RefusedException(
                    new SettlementRefusal.PrincipalForTopUp(grant.line().value()));
        }
    }

    @Override
    public void requireReleasable(PlanId plan, PlanId supplement) {
        Set<LineId> forUnits = supplements.forUnits(supplement);
        if (forUnits.isEmpty()) {
            return;
        }
        Map<LineId, LeftBehind> left = leftBehind(plan);
        for (LineId line : forUnits) {
            Optional<LeftBehind> one = Optional.ofNullable(left.get(line));
            if (one.flatMap(LeftBehind::denial).filter(NothingOwed::isConfirmed).isPresent()) {
                throw new RefusedException(new SettlementRefusal.LeftBehindDenied(line.value()));
            }
            one.filter(known -> known.state() == LeftBehind.State.GRANTED).ifPresent(LeftBehind::requireOpen);
        }
    }

    private Map<LineId, LeftBehind> leftBehind(PlanId plan) {
        return linesLeftBehind.of(plan).stream().collect(toMap(LeftBehind::line, identity(), (one, same) -> one));
    }
}
