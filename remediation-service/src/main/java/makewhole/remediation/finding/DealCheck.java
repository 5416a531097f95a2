package makewhole.remediation.finding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import makewhole.platform.money.Money;
import makewhole.remediation.investor.InvestorId;

/**
 * Judges one audited deal anew: whether what the audit calls right is right by our own certificate, and whether its
 * findings are exactly the differences between booked and right.
 */
final class DealCheck {
    private final AuditedDeal audited;
    private final BookedDeal booked;
    private final RightDeal right;
    private final List<String> objections = new ArrayList<>();

    DealCheck(AuditedDeal audited, BookedDeal booked, RightDeal right) {
        this.audited = audited;
        this.booked = booked;
        this.right = right;
    }

    /** Everything that speaks against the audit, in words; empty if it holds. */
    List<String> objections(List<ClaimedFinding> claimed) {
        objections.addAll(new OwnCertificate(booked, right).objections());
        checkVerdict();
        checkFindings(claimed);
        return objections.stream()
                .map(objection -> "%s: %s".formatted(audited.deal(), objection))
                .toList();
    }

    /** The deal's findings, worked out from booked and right. */
    List<Finding> findings() {
        return booked.commitments().stream()
                .filter(commitment -> !commitment.given().equals(right.of(commitment)))
                .map(this::finding)
                .toList();
    }

    private void checkVerdict() {
        List<Finding> found = findings();
        switch (audited.verdict()) {
            case RIGHT -> {
                if (!found.isEmpty()) {
                    objections.add("the audit says it is right, but %d differ".formatted(found.size()));
                }
            }
            case WRONG -> {
                if (found.isEmpty()) {
                    objections.add("the audit says it is wrong, but nobody differs");
                }
            }
            case ROUNDED_OTHERWISE ->
                objections.addAll(booked.rounding()
                        .doesNotExplain(differences(), booked.terms().lot()));
            case NOT_DECIDABLE -> throw new IllegalStateException("there is nothing to check");
        }
    }

    private Map<BookedDeal.Commitment, Money> differences() {
        Map<BookedDeal.Commitment, Money> differences = new LinkedHashMap<>();
        for (BookedDeal.Commitment commitment : booked.commitments()) {
            Money difference = right.of(commitment).minus(commitment.given());
            if (!difference.isZero()) {
                differences.put(commitment, difference);
            }
        }
        return differences;
    }

    private void checkFindings(List<ClaimedFinding> claimed) {
        Map<InvestorId, ClaimedFinding> ours = new TreeMap<>();
        if (audited.verdict() == Verdict.WRONG) {
            findings()
                    .forEach(one -> ours.put(
                            one.investor(),
                            new ClaimedFinding(
                                    one.deal(), one.investor(), one.booked(), one.right(), one.aboveCapBy())));
        }
        for (ClaimedFinding theirs : claimed) {
            if (!theirs.equals(ours.remove(theirs.investor()))) {
                objections.add("the audit's finding for %s is not what we work out".formatted(theirs.investor()));
            }
        }
        ours.keySet().forEach(missed -> objections.add("the audit misses a finding for %s".formatted(missed)));
    }

    private Finding finding(BookedDeal.Commitment commitment) {
        return new Finding(
                booked.deal(),
                commitment.investor(),
                commitment.given(),
                right.of(commitment),
                commitment.aboveCapBy(),
                commitment.limitKind(),
                commitment.isAboveLimit());
    }
}
