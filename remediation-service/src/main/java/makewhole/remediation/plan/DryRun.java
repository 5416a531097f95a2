package makewhole.remediation.plan;

import java.util.Optional;
import java.util.SortedMap;

/**
 * What a plan would come to.
 *
 * @param figures by code of currency
 * @param difference to the version before, if there is one
 */
public record DryRun(
        PlanTerms terms,
        RateTableReference rates,
        int lines,
        SortedMap<String, PlanFigures> figures,
        Optional<PlanDifference> difference) {}
