package makewhole.remediation.plan.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import makewhole.platform.money.Money;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.plan.DryRun;
import makewhole.remediation.plan.PlanDifference;
import makewhole.remediation.plan.PlanFigures;
import makewhole.remediation.plan.PlanLine;
import makewhole.remediation.plan.Spread;
import makewhole.remediation.plan.Sum;
import org.jspecify.annotations.Nullable;

/** A dry run on the wire; of outliers and changes the largest are shown, and how many there are. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DryRunBody(
        LocalDate planDay,
        LocalDate paymentDay,
        String interestRule,
        String idleCashReturned,
        String rateTable,
        int lines,
        Map<String, FiguresBody> currencies,
        @Nullable DifferenceBody difference) {
    private static final int MOST_SHOWN = 200;

    record SumBody(
            int lines, String due, String dueIfAllSell, String offered, String costIfAllKeep, String costIfAllSell) {
        static SumBody of(Sum sum) {
            return new SumBody(
                    sum.lines(),
                    sum.due().amount(),
                    sum.dueIfAllSell().amount(),
                    sum.offered().amount(),
                    sum.costIfAllKeep().amount(),
                    sum.costIfAllSell().amount());
        }
    }

    record BandBody(String upTo, int lines, String sum) {
        static BandBody of(Spread.Band band) {
            return new BandBody(
                    band.upTo().toPlainString(), band.lines(), band.sum().amount());
        }
    }

    record SpreadBody(
            String least,
            String firstQuartile,
            String median,
            String thirdQuartile,
            String most,
            List<BandBody> bands) {
        static SpreadBody of(Spread spread) {
            return new SpreadBody(
                    spread.least().amount(),
                    spread.firstQuartile().amount(),
                    spread.median().amount(),
                    spread.thirdQuartile().amount(),
                    spread.most().amount(),
                    spread.bands().stream().map(BandBody::of).toList());
        }
    }

    record OutlierBody(String line, String deal, String investor, String remedy, String difference, String most) {
        static OutlierBody of(PlanLine line) {
            return new OutlierBody(
                    line.line().value(),
                    line.deal().value(),
                    line.investor().value(),
                    line.remedy().name(),
                    line.finding().difference().amount(),
                    line.amountIfSold().orElse(line.amountDue()).amount());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FiguresBody(
            SumBody all,
            Map<String, SumBody> byRemedy,
            @Nullable SpreadBody spread,
            int outliersFound,
            List<OutlierBody> outliers,
            List<String> noFeeOnRecord,
            Map<String, String> fundedByFirm) {
        static FiguresBody of(PlanFigures figures) {
            Map<String, SumBody> byRemedy = new TreeMap<>();
            figures.byRemedy().forEach((remedy, sum) -> byRemedy.put(remedy.name(), SumBody.of(sum)));
            Map<String, String> gaps = new TreeMap<>();
            figures.gaps().forEach((deal, gap) -> gaps.put(deal.value(), gap.amount()));
            return new FiguresBody(
                    SumBody.of(figures.all()),
                    byRemedy,
                    figures.spread().map(SpreadBody::of).orElse(null),
                    figures.outliers().size(),
                    figures.outliers().stream()
                            .limit(MOST_SHOWN)
                            .map(OutlierBody::of)
                            .toList(),
                    figures.noFeeOnRecord().stream().map(DealId::value).toList(),
                    gaps);
        }
    }

    /** A side of a change; left out if the version has no line for the finding. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SideBody(
            String remedy,
            String due,
            @Nullable String ifSold,
            @Nullable String offer) {
        static SideBody of(PlanLine line) {
            return new SideBody(
                    line.remedy().name(),
                    line.amountDue().amount(),
                    line.amountIfSold().map(Money::amount).orElse(null),
                    line.offer().map(Money::amount).orElse(null));
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ChangeBody(
            String deal,
            String investor,
            String currency,
            String more,
            @Nullable SideBody before,
            @Nullable SideBody now) {
        static ChangeBody of(PlanDifference.Change change) {
            return new ChangeBody(
                    change.deal().value(),
                    change.investor().value(),
                    change.more().currency().getCurrencyCode(),
                    change.more().amount(),
                    side(change.before()),
                    side(change.now()));
        }

        private static @Nullable SideBody side(Optional<PlanLine> line) {
            return line.map(SideBody::of).orElse(null);
        }
    }

    record DifferenceBody(String plan, int version, int changed, Map<String, String> more, List<ChangeBody> changes) {
        static DifferenceBody of(PlanDifference difference) {
            Map<String, Money> more = new TreeMap<>();
            difference
                    .changes()
                    .forEach(change ->
                            more.merge(change.more().currency().getCurrencyCode(), change.more(), Money::plus));
            Map<String, String> shown = new TreeMap<>();
            more.forEach((currency, sum) -> shown.put(currency, sum.amount()));
            return new DifferenceBody(
                    difference.before().id().toString(),
                    difference.before().version(),
                    difference.changes().size(),
                    shown,
                    difference.changes().stream()
                            .limit(MOST_SHOWN)
                            .map(ChangeBody::of)
                            .toList());
        }
    }

    static DryRunBody of(DryRun run) {
        Map<String, FiguresBody> currencies = new TreeMap<>();
        run.figures().forEach((currency, figures) -> currencies.put(currency, FiguresBody.of(figures)));
        return new DryRunBody(
                run.terms().planDay(),
                run.terms().paymentDay(),
                run.terms().interestRule().name(),
                run.terms().idleCashReturned().map(LocalDate::toString).orElse(PlanRequestBody.AT_CLOSE),
                run.rates().digest(),
                run.lines(),
                currencies,
                run.difference().map(DifferenceBody::of).orElse(null));
    }
}
