package makewhole.allocation.allocation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import makewhole.allocation.deal.Deal;
import makewhole.allocation.deal.DealBook;
import makewhole.allocation.deal.Deals;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.Share;
import makewhole.platform.problem.NotFoundException;

/** Explains one line of an allocation. */
@ApplicationScoped
public class ExplainLine {
    private final Allocations allocations;
    private final Deals deals;

    ExplainLine(Allocations allocations, Deals deals) {
        this.allocations = allocations;
        this.deals = deals;
    }

    /** The line explained, with the deal that it is in. */
    public record Explained(Deal deal, Allocation allocation, Explanation explanation) {}

    /**
     * Explains.
     *
     * @throws NotFoundException if there is no such allocation or line
     */
    public Explained explain(UUID id, InvestorId investor) {
        Allocation allocation = allocations.require(id);
        Share line = allocations.line(id, investor).orElseThrow(() -> new NotFoundException("line", investor));
        DealBook book = deals.requireBook(allocation.deal());
        Commitment commitment = book.book().commitments().stream()
                .filter(candidate -> candidate.investor().equals(investor))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("commitment", investor));
        Optional<Share> before = allocation.origin() instanceof Origin.Correction correction
                ? allocations.line(correction.supersedes(), investor)
                : Optional.empty();
        // What earlier tiers were given decides what was left for a later one; without tiers nobody else's line is
        // needed.
        Map<InvestorId, Long> given = book.book().terms().haveNoTiers()
                ? Map.of()
                : allocations.lines(id).stream().collect(Collectors.toMap(Share::investor, Share::given));
        List<LeftOut> leftOut = allocations.leftOut(id, commitment.tier());
        ExplainedLine explained = new ExplainedLine(book, allocation, commitment, line, before, given, leftOut);
        return new Explained(book.deal(), allocation, Explanation.of(explained));
    }
}
