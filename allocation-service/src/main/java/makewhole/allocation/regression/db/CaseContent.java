package makewhole.allocation.regression.db;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.DropOut;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.Level;
import makewhole.allocation.proration.Levels;
import makewhole.allocation.proration.Limit;
import makewhole.allocation.proration.LimitKind;
import makewhole.allocation.proration.Ratio;
import makewhole.allocation.proration.Result;
import makewhole.allocation.proration.Share;
import makewhole.allocation.proration.Terms;
import makewhole.allocation.proration.TierName;
import makewhole.allocation.proration.ZeroHistory;
import org.jspecify.annotations.Nullable;

/** Book and answer of a case as they are kept: plain values that stay readable however the domain types change. */
record CaseContent(
        long onOffer,
        String zeroHistory,
        long lot,
        long minimum,
        List<CommitmentContent> commitments,
        LevelContent level,
        List<ShareContent> shares,
        List<DropOutContent> dropOuts) {

    record CommitmentContent(
            String investor,
            long requested,
            long weight,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long limit,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String limitKind,

            String committedAt) {
        static CommitmentContent of(Commitment commitment) {
            return new CommitmentContent(
                    commitment.investor().value(),
                    commitment.requested(),
                    commitment.weight(),
                    commitment.limit().map(Limit::amount).orElse(null),
                    commitment.limit().map(Limit::kind).map(Enum::name).orElse(null),
                    commitment.committedAt().toString());
        }

        Commitment toCommitment() {
            Optional<Limit> known = limit == null || limitKind == null
                    ? Optional.empty()
                    : Optional.of(new Limit(limit, LimitKind.valueOf(limitKind)));
            return new Commitment(new InvestorId(investor), requested, weight, known, Instant.parse(committedAt));
        }
    }

    record LevelContent(String kind, String numerator, String denominator) {
        private static final String EVERYONE_FILLED = "EVERYONE_FILLED";
        private static final String PER_WEIGHT = "PER_WEIGHT";
        private static final String PER_HEAD = "PER_HEAD";

        static LevelContent of(Level level) {
            return switch (level) {
                case Level.EveryoneFilled() -> new LevelContent(EVERYONE_FILLED, "0", "1");
                case Level.PerWeight(var ratio) -> of(PER_WEIGHT, ratio);
                case Level.PerHead(var ratio) -> of(PER_HEAD, ratio);
            };
        }

        private static LevelContent of(String kind, Ratio ratio) {
            return new LevelContent(
                    kind, ratio.numerator().toString(), ratio.denominator().toString());
        }

        Level toLevel() {
            Ratio ratio = new Ratio(new BigInteger(numerator), new BigInteger(denominator));
            return switch (kind) {
                case EVERYONE_FILLED -> new Level.EveryoneFilled();
                case PER_WEIGHT -> new Level.PerWeight(ratio);
                case PER_HEAD -> new Level.PerHead(ratio);
                default -> throw new IllegalStateException("no level is of kind " + kind);
            };
        }
    }

    record ShareContent(String investor, long cap, long given) {}

    record DropOutContent(String investor, LevelContent level) {}

    static CaseContent of(Book book, Result right) {
        return new CaseContent(
                book.onOffer(),
                book.terms().zeroHistory().name(),
                book.terms().lot(),
                book.terms().minimum(),
                book.commitments().stream().map(CommitmentContent::of).toList(),
                LevelContent.of(right.levels().ofAll().orElseThrow()),
                right.shares().stream()
                        .map(share -> new ShareContent(share.investor().value(), share.cap(), share.given()))
                        .toList(),
                right.dropOuts().stream()
                        .map(one -> new DropOutContent(one.investor().value(), LevelContent.of(one.level())))
                        .toList());
    }

    Book toBook() {
        Terms terms = new Terms(ZeroHistory.valueOf(zeroHistory), lot, minimum);
        return new Book(
                onOffer,
                terms,
                commitments.stream().map(CommitmentContent::toCommitment).toList());
    }

    Result toResult() {
        return new Result(
                Levels.ofAll(level.toLevel()),
                shares.stream()
                        .map(share -> new Share(new InvestorId(share.investor()), share.cap(), share.given()))
                        .toList(),
                dropOuts.stream()
                        .map(one -> new DropOut(
                                new InvestorId(one.investor()),
                                TierName.ALL,
                                DropOut.Reason.MINIMUM_TICKET,
                                one.level().toLevel()))
                        .toList());
    }
}
