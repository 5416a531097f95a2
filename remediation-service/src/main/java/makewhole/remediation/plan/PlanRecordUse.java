package makewhole.remediation.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Optional;
import makewhole.remediation.investor.DealRecord;
import makewhole.remediation.investor.DistributionRecord;
import makewhole.remediation.investor.RecordUse;
import makewhole.remediation.investor.ValuationRecord;
import makewhole.remediation.remedy.Valuation;

/** Records that a released plan was worked out from, or would have been, do not change any more. */
@ApplicationScoped
class PlanRecordUse implements RecordUse {
    private final Plans plans;

    PlanRecordUse(Plans plans) {
        this.plans = plans;
    }

    @Override
    public Optional<String> releasedPlan(DealRecord record) {
        return plans.releasedWith(record.key().deal()).stream()
                .filter(plan -> bearsOn(record, plan))
                .findFirst()
                .map(plan -> plan.id().toString());
    }

    /** A distribution until the payment day does; a valuation until the plan day, unless the plan took a later one. */
    private boolean bearsOn(DealRecord record, Plan plan) {
        LocalDate day = record.key().day();
        return switch (record) {
            case DistributionRecord _ -> !day.isAfter(plan.terms().paymentDay());
            case ValuationRecord _ ->
                !day.isAfter(plan.terms().planDay())
                        && taken(record, plan).filter(day::isBefore).isEmpty();
        };
    }

    private Optional<LocalDate> taken(DealRecord record, Plan plan) {
        return plans.deals(plan.id()).stream()
                .filter(deal -> deal.deal().equals(record.key().deal()))
                .findFirst()
                .flatMap(deal -> deal.facts().valuation())
                .map(Valuation::valuedOn);
    }
}
