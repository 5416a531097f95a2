package makewhole.remediation.finding;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import makewhole.platform.money.Money;
import makewhole.remediation.certificate.Certificate;
import makewhole.remediation.certificate.Claim;
import makewhole.remediation.certificate.Level;
import makewhole.remediation.certificate.NoHistory;
import makewhole.remediation.certificate.Offer;
import makewhole.remediation.certificate.Rules;

/** Asks our own certificate about what an audit calls right. */
final class OwnCertificate {
    private static final Map<String, NoHistory> POLICIES = Map.of(
            "ZERO_HISTORY_LAST", NoHistory.COMES_LAST,
            "REQUEST_AS_WEIGHT", NoHistory.COUNTS_BY_REQUEST,
            "MEAN_AS_WEIGHT", NoHistory.COUNTS_BY_AVERAGE);

    private final BookedDeal booked;
    private final RightDeal right;

    OwnCertificate(BookedDeal booked, RightDeal right) {
        this.booked = booked;
        this.right = right;
    }

    /** Everything that is wrong with it, in words; empty if it is right. */
    List<String> objections() {
        if (!POLICIES.containsKey(booked.terms().zeroHistory())) {
            return List.of(
                    "the policy %s cannot be checked".formatted(booked.terms().zeroHistory()));
        }
        Map<String, Long> given = new HashMap<>();
        right.lines().forEach((investor, money) -> given.put(investor.value(), money.minor()));
        return Certificate.objections(offer(booked), given, levels(booked.terms()));
    }

    /**
     * What speaks against what was booked of a deal, by our own certificate and the rounding that is declared for it, in
     * words; none if it is right.
     *
     * @throws IllegalArgumentException if the terms name a policy that cannot be checked
     */
    static List<String> wrongInWhatWasBooked(BookedDeal booked) {
        Map<String, Long> right = Certificate.shares(offer(booked));
        Map<BookedDeal.Commitment, Money> differences = new LinkedHashMap<>();
        for (BookedDeal.Commitment one : booked.commitments()) {
            long share = right.getOrDefault(one.investor().value(), 0L);
            Money difference = new Money(share, one.requested().currency()).minus(one.given());
            if (!difference.isZero()) {
                differences.put(one, difference);
            }
        }
        return booked.rounding().doesNotExplain(differences, booked.terms().lot());
    }

    private static Offer offer(BookedDeal booked) {
        PromisedTerms terms = booked.terms();
        NoHistory noHistory = POLICIES.get(terms.zeroHistory());
        if (noHistory == null) {
            throw new IllegalArgumentException("the policy %s cannot be checked".formatted(terms.zeroHistory()));
        }
        Rules rules = new Rules(terms.lot(), terms.minimum(), noHistory, queue(terms), terms.places());
        return new Offer(
                booked.onOffer().minor(),
                rules,
                booked.commitments().stream().map(OwnCertificate::claim).toList());
    }

    private static List<Rules.Turn> queue(PromisedTerms terms) {
        return terms.tiers().isEmpty()
                ? List.of(new Rules.Turn(Rules.ALL, OptionalLong.empty()))
                : terms.tiers().stream()
                        .map(tier -> new Rules.Turn(tier.name(), tier.carveOut()))
                        .toList();
    }

    private Map<String, Optional<Level>> levels(PromisedTerms terms) {
        boolean aloneByName =
                terms.tiers().size() == 1 && terms.tiers().getFirst().name().equals(Rules.ALL);
        if (terms.tiers().isEmpty() || aloneByName) {
            return Map.of(Rules.ALL, right.level().map(OwnCertificate::level));
        }
        Map<String, Optional<Level>> levels = new HashMap<>();
        right.tierLevels().forEach((tier, level) -> levels.put(tier, level.map(OwnCertificate::level)));
        return levels;
    }

    private static Level level(ScopedDeal.Level level) {
        return new Level(level.numerator(), level.denominator());
    }

    private static Claim claim(BookedDeal.Commitment commitment) {
        return new Claim(
                commitment.investor().value(),
                commitment.requested().minor(),
                minor(commitment.limit()),
                commitment.weight().minor(),
                commitment.committedAt(),
                commitment.tier().orElse(Rules.ALL),
                minor(commitment.decided()));
    }

    private static OptionalLong minor(Optional<Money> amount) {
        return amount.map(money -> OptionalLong.of(money.minor())).orElseGet(OptionalLong::empty);
    }
}
