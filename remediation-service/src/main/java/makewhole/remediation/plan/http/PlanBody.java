package makewhole.remediation.plan.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.plan.Approval;
import makewhole.remediation.plan.Plan;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.plan.PlanLines;
import makewhole.remediation.plan.PlanTotals;
import makewhole.remediation.plan.RateTableReference;
import makewhole.remediation.plan.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * A plan on the wire; lines are left out where only its state is of interest.
 *
 * @param recordsChanged deals of which something else is on record by now, so that the plan moves on only in a new version
 * @param noFeeOnRecord open deals of which no fee is on record: a refund there brings none back
 * @param remediedBefore how many findings have no line, by the released plan that stands for them
 */
record PlanBody(
        String plan,
        String incident,
        int version,
        @Nullable String supersedes,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String supplements,
        String state,
        String author,
        Instant createdAt,
        LocalDate planDay,
        LocalDate paymentDay,
        String interestRule,
        int interestRuleVersion,
        String idleCashReturned,
        LocalDate releaseBy,
        RateTableBody rateTable,
        @Nullable String digest,
        Map<String, Integer> approvalsNeeded,
        List<ApprovalBody> approvals,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable RejectionBody rejection,
        @Nullable Instant releasedAt,
        Map<String, TotalBody> totals,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> recordsChanged,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> noFeeOnRecord,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Integer> remediedBefore,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<LineBody> lines) {

    /** What else there is to know of it. */
    record Remarks(List<DealId> recordsChanged, List<DealId> noFeeOnRecord, Map<PlanId, Integer> remediedBefore) {
        /** Of a supplement, whose amounts people have judged. */
        static final Remarks NONE = new Remarks(List.of(), List.of(), Map.of());
    }

    record RateTableBody(String name, LocalDate confirmedThrough, String digest) {
        static RateTableBody of(RateTableReference rates) {
            return new RateTableBody(rates.name(), rates.confirmedThrough(), rates.digest());
        }
    }

    record ApprovalBody(
            String role,
            String subject,
            String digest,
            Instant at,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Instant validUntil) {
        static ApprovalBody of(Approval approval) {
            return new ApprovalBody(
                    approval.role().name(),
                    approval.subject(),
                    approval.digest(),
                    approval.at(),
                    approval.validUntil().orElse(null));
        }
    }

    record RejectionBody(String role, String subject, String digest, String reason, Instant at) {
        static RejectionBody of(Rejection rejection) {
            return new RejectionBody(
                    rejection.role().name(),
                    rejection.subject(),
                    rejection.digest(),
                    rejection.reason(),
                    rejection.at());
        }
    }

    /** A supplement, with its lines. */
    static PlanBody whole(Plan plan, PlanTotals totals, PlanLines lines) {
        List<LineBody> shown = new ArrayList<>();
        lines.forEach(line -> shown.add(LineBody.of(line)));
        return of(plan, totals, Remarks.NONE, shown);
    }

    /** A plan of any size, with its lines, written while they are read. */
    static StreamingOutput whole(ObjectMapper json, PlanBody plan, PlanLines lines) {
        return Document.of(json, document -> {
            document.membersOf(json, plan);
            document.list("lines", each -> lines.forEach(line -> each.accept(LineBody.of(line))));
        });
    }

    static PlanBody withoutLines(Plan plan, PlanTotals totals, Remarks remarks) {
        return of(plan, totals, remarks, null);
    }

    private static PlanBody of(Plan plan, PlanTotals totals, Remarks remarks, @Nullable List<LineBody> shown) {
        return new PlanBody(
                plan.id().toString(),
                plan.incident().value(),
                plan.version(),
                plan.supersedes().map(PlanId::toString).orElse(null),
                plan.supplements().map(PlanId::toString).orElse(null),
                plan.state().name(),
                plan.author(),
                plan.createdAt(),
                plan.terms().planDay(),
                plan.terms().paymentDay(),
                plan.terms().interestRule().name(),
                plan.terms().interestRuleVersion(),
                plan.terms().idleCashReturned().map(LocalDate::toString).orElse(PlanRequestBody.AT_CLOSE),
                plan.terms().releaseBy(),
                RateTableBody.of(plan.rates()),
                plan.digest().orElse(null),
                needed(plan),
                plan.approvals().stream().map(ApprovalBody::of).toList(),
                plan.rejection().map(RejectionBody::of).orElse(null),
                plan.releasedAt().orElse(null),
                TotalBody.of(totals),
                remarks.recordsChanged().stream().map(DealId::value).toList(),
                remarks.noFeeOnRecord().stream().map(DealId::value).toList(),
                remarks.remediedBefore().entrySet().stream()
                        .collect(Collectors.toMap(one -> one.getKey().toString(), Map.Entry::getValue)),
                shown);
    }

    static Map<String, Integer> needed(Plan plan) {
        Map<String, Integer> needed = new TreeMap<>();
        Plan.APPROVERS.forEach(role -> needed.put(role.name(), plan.needed(role)));
        return needed;
    }
}
