package makewhole.remediation.finding.client;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import makewhole.platform.client.LastingFailure;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.finding.AuditRefusedException;
import makewhole.remediation.finding.AuditSummary;
import makewhole.remediation.finding.AuditedDeal;
import makewhole.remediation.finding.Audits;
import makewhole.remediation.finding.BookedDeal;
import makewhole.remediation.finding.ClaimedFinding;
import makewhole.remediation.finding.RightDeal;
import makewhole.remediation.finding.Verdict;
import makewhole.remediation.finding.client.AuditApi.AuditBody;
import makewhole.remediation.finding.client.AuditApi.AuditedDealPage;
import makewhole.remediation.finding.client.AuditApi.BookBody;
import makewhole.remediation.finding.client.AuditApi.FindingPage;
import makewhole.remediation.finding.client.AuditApi.KnownDealPage;
import makewhole.remediation.finding.client.AuditApi.RightBody;
import makewhole.remediation.investor.InvestorId;
import org.jspecify.annotations.Nullable;

/** Reads an audit page by page; the reads themselves are patient. */
@ApplicationScoped
class AuditClient implements Audits {
    private static final String DONE = "DONE";

    private final PatientAudits reads;

    AuditClient(PatientAudits reads) {
        this.reads = reads;
    }

    @Override
    public AuditSummary get(UUID audit) {
        AuditBody body = asked(() -> reads.audit(audit));
        return new AuditSummary(body.state().equals(DONE), body.dealsTotal(), body.findings());
    }

    @Override
    public List<AuditedDeal> deals(UUID audit) {
        return pages(
                after -> reads.deals(audit, after),
                AuditedDealPage::next,
                page -> page.items().stream()
                        .map(item -> new AuditedDeal(
                                new DealId(item.deal()),
                                Verdict.valueOf(item.verdict()),
                                Optional.ofNullable(item.reason()).orElse("")))
                        .toList());
    }

    @Override
    public List<DealId> allDeals() {
        return pages(
                reads::allDeals,
                KnownDealPage::next,
                page -> page.items().stream()
                        .map(item -> new DealId(item.deal()))
                        .toList());
    }

    @Override
    public List<ClaimedFinding> findings(UUID audit) {
        return pages(
                after -> reads.findings(audit, after),
                FindingPage::next,
                page -> page.items().stream()
                        .map(item -> {
                            Currency currency = Currencies.of(item.currency());
                            return new ClaimedFinding(
                                    new DealId(item.deal()),
                                    new InvestorId(item.investor()),
                                    Money.parse(item.booked(), currency),
                                    Money.parse(item.right(), currency),
                                    Money.parse(item.aboveCapBy(), currency));
                        })
                        .toList());
    }

    @Override
    public BookedDeal book(DealId deal) {
        BookBody body = asked(() -> reads.book(deal));
        Currency currency = Currencies.of(body.deal().currency());
        return new BookedDeal(
                new DealId(body.deal().deal()),
                body.deal().name(),
                body.deal().unitPrice(),
                Money.parse(body.deal().allocationAmount(), currency),
                body.deal().closedOn(),
                body.deal().fundedOn(),
                body.deal().correctionWindowEndsOn(),
                BookValues.terms(body.deal().terms()),
                BookValues.rounding(body.deal().rounding()),
                body.commitments().stream()
                        .map(commitment -> BookValues.commitment(commitment, currency))
                        .toList());
    }

    @Override
    public RightDeal right(UUID audit, BookedDeal booked) {
        RightBody body = asked(() -> reads.right(audit, booked.deal()));
        Currency currency = booked.onOffer().currency();
        Map<InvestorId, Money> lines = new HashMap<>();
        body.lines().forEach(line -> {
            if (lines.put(new InvestorId(line.investor()), Money.parse(line.right(), currency)) != null) {
                throw new IllegalArgumentException("%s has two right lines".formatted(line.investor()));
            }
        });
        return new RightDeal(BookValues.level(body.level()), BookValues.tierLevels(body.tiers()), lines);
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (LastingFailure refused) {
            throw new AuditRefusedException(String.valueOf(refused.getMessage()), refused);
        }
    }

    private static <P, T> List<T> pages(
            Function<@Nullable String, P> page, Function<P, @Nullable String> next, Function<P, List<T>> items) {
        List<T> all = new ArrayList<>();
        String after = null;
        do {
            P found = page.apply(after);
            all.addAll(items.apply(found));
            after = next.apply(found);
        } while (after != null);
        return all;
    }
}
