package makewhole.allocation.regression.db;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import makewhole.allocation.db.LevelText;
import makewhole.allocation.db.TierLevelText;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.DropOut;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.Levels;
import makewhole.allocation.proration.Result;
import makewhole.allocation.proration.Share;
import makewhole.allocation.proration.Terms;
import makewhole.allocation.proration.Tier;
import makewhole.allocation.proration.TierName;
import makewhole.allocation.proration.ZeroHistory;
import makewhole.allocation.regression.db.TermsContent.HoldersContent;
import makewhole.allocation.regression.db.TermsContent.TierContent;
import org.jspecify.annotations.Nullable;

/**
 * Book and answer of a case as they are kept: plain values that stay readable however the domain types change. What a
 * case does not have is absent, so that cases of every release can be read.
 *
 * @param level of a deal without tiers; absent for one that has some, which has tierLevels
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CaseContent(
        long onOffer,
        String zeroHistory,
        long lot,
        long minimum,
        @Nullable List<TierContent> tiers,
        @Nullable HoldersContent holders,
        List<CommitmentContent> commitments,
        @Nullable LevelText level,
        @Nullable List<TierLevelText> tierLevels,
        List<ShareContent> shares,
        List<DropOutContent> dropOuts) {

    record ShareContent(String investor, long cap, long given) {}

    /**
     * Who dropped out. The first cases also have the level of the round before, which nobody needs any more.
     *
     * @param tier absent in a deal without tiers
     * @param reason absent in the first cases, which knew only the minimum ticket
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties("level")
    record DropOutContent(
            String investor,
            @Nullable String tier,
            @Nullable String reason) {
        static DropOutContent of(DropOut one) {
            return new DropOutContent(
                    one.investor().value(),
                    one.tier().equals(TierName.ALL) ? null : one.tier().value(),
                    one.reason().name());
        }

        DropOut toDropOut() {
            return new DropOut(
                    new InvestorId(investor),
                    tier == null ? TierName.ALL : new TierName(tier),
                    reason == null ? DropOut.Reason.MINIMUM_TICKET : DropOut.Reason.valueOf(reason));
        }
    }

    static CaseContent of(Book book, Result right) {
        Terms terms = book.terms();
        Levels levels = right.levels();
        return new CaseContent(
                book.onOffer(),
                terms.zeroHistory().name(),
                terms.lot(),
                terms.minimum(),
                TermsContent.tiers(terms),
                terms.holders().map(HoldersContent::of).orElse(null),
                book.commitments().stream().map(CommitmentContent::of).toList(),
                levels.ofAll().map(LevelText::of).orElse(null),
                levels.ofAll().isPresent()
                        ? null
                        : levels.tiers().stream().map(TierLevelText::of).toList(),
                right.shares().stream()
                        .map(share -> new ShareContent(share.investor().value(), share.cap(), share.given()))
                        .toList(),
                right.dropOuts().stream().map(DropOutContent::of).toList());
    }

    Book toBook() {
        Terms terms = new Terms(
                ZeroHistory.valueOf(zeroHistory),
                lot,
                minimum,
                tiers == null
                        ? List.of(Tier.ALL)
                        : tiers.stream().map(TierContent::toTier).toList(),
                Optional.ofNullable(holders).map(HoldersContent::toHolderLimit));
        return new Book(
                onOffer,
                terms,
                commitments.stream().map(CommitmentContent::toCommitment).toList());
    }

    Result toResult() {
        return new Result(
                levels(),
                shares.stream()
                        .map(share -> new Share(new InvestorId(share.investor()), share.cap(), share.given()))
                        .toList(),
                dropOuts.stream().map(DropOutContent::toDropOut).toList());
    }

    private Levels levels() {
        if (tierLevels != null) {
            return new Levels(
                    tierLevels.stream().map(TierLevelText::toTierLevel).toList());
        }
        if (level == null) {
            throw new IllegalStateException("a case has a level, or one for each tier");
        }
        return Levels.ofAll(level.toLevel());
    }
}
