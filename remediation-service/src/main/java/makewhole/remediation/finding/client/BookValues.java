package makewhole.remediation.finding.client;

import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import makewhole.platform.money.Money;
import makewhole.remediation.finding.BookedDeal;
import makewhole.remediation.finding.DeclaredRounding;
import makewhole.remediation.finding.LimitKind;
import makewhole.remediation.finding.PromisedTerms;
import makewhole.remediation.finding.ScopedDeal;
import makewhole.remediation.finding.client.AuditApi.CommitmentBody;
import makewhole.remediation.finding.client.AuditApi.HoldersBody;
import makewhole.remediation.finding.client.AuditApi.LevelBody;
import makewhole.remediation.finding.client.AuditApi.TermsBody;
import makewhole.remediation.finding.client.AuditApi.TierBody;
import makewhole.remediation.finding.client.AuditApi.TierLevelBody;
import makewhole.remediation.investor.InvestorId;
import org.jspecify.annotations.Nullable;

/** What parts of books and right answers on the wire mean here. */
final class BookValues {
    private BookValues() {}

    static Map<String, Optional<ScopedDeal.Level>> tierLevels(@Nullable List<TierLevelBody> bodies) {
        Map<String, Optional<ScopedDeal.Level>> levels = new HashMap<>();
        if (bodies != null) {
            bodies.forEach(body -> levels.put(body.tier(), level(body.level())));
        }
        return levels;
    }

    static Optional<ScopedDeal.Level> level(@Nullable LevelBody body) {
        return Optional.ofNullable(body).map(level -> new ScopedDeal.Level(level.numerator(), level.denominator()));
    }

    static DeclaredRounding rounding(@Nullable String declared) {
        return declared == null ? DeclaredRounding.LARGEST_REMAINDER : DeclaredRounding.valueOf(declared);
    }

    static PromisedTerms terms(TermsBody body) {
        List<TierBody> tiers = body.tiers();
        HoldersBody holders = body.holders();
        return new PromisedTerms(
                body.zeroHistory(),
                body.lotMinor(),
                body.minimumMinor(),
                tiers == null
                        ? List.of()
                        : tiers.stream()
                                .map(tier -> new PromisedTerms.Tier(tier.name(), carveOut(tier)))
                                .toList(),
                holders == null ? OptionalInt.empty() : OptionalInt.of(holders.most() - holders.reserve()));
    }

    private static OptionalLong carveOut(TierBody tier) {
        Long minor = tier.carveOutMinor();
        return minor == null ? OptionalLong.empty() : OptionalLong.of(minor);
    }

    static BookedDeal.Commitment commitment(CommitmentBody body, Currency currency) {
        return new BookedDeal.Commitment(
                new InvestorId(body.investor()),
                Money.parse(body.requested(), currency),
                Money.parse(body.weight(), currency),
                Optional.ofNullable(body.limit()).map(limit -> Money.parse(limit, currency)),
                body.limitKind() == null || body.limitKind().isEmpty()
                        ? LimitKind.NONE
                        : LimitKind.valueOf(body.limitKind()),
                body.committedAt(),
                Optional.ofNullable(body.booked()).map(booked -> Money.parse(booked, currency)),
                Optional.ofNullable(body.tier()),
                Optional.ofNullable(body.override()).map(decided -> Money.parse(decided.amount(), currency)));
    }
}
