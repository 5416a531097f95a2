package makewhole.allocation.deal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import makewhole.allocation.Refusal;
import makewhole.allocation.RefusedException;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;

/** Takes in a live deal with its book, to be allocated. */
@ApplicationScoped
public class OfferDeal {
    private final Deals deals;
    private final Journal journal;

    OfferDeal(Deals deals, Journal journal) {
        this.deals = deals;
        this.journal = journal;
    }

    /**
     * Takes it in.
     *
     * @throws RefusedException if there is a deal of that id
     */
    @Transactional
    public void offer(DealBook offered, String subject) {
        Deal deal = offered.deal();
        if (!deals.add(offered)) {
            throw new RefusedException(new Refusal.DealExists(deal.id()));
        }
        journal.append(JournalEntry.of("deal-offered", "deal", deal.id(), subject)
                .with("commitments", offered.book().commitments().size())
                .with("inputsDigest", offered.digest()));
    }
}
