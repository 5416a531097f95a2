package makewhole.allocation.shadow.http;

import java.util.Currency;
import java.util.List;
import makewhole.allocation.shadow.Comparisons;
import makewhole.platform.money.Money;

/**
 * One differing line on the wire.
 *
 * @param activeGave what was published
 * @param candidateGives what the candidate would have given
 */
record DifferenceBody(String deal, String investor, String currency, String activeGave, String candidateGives) {
    static final List<String> COLUMNS = List.of("deal_id", "investor_id", "currency", "active_gave", "candidate_gives");

    static DifferenceBody of(Comparisons.DifferingLine line) {
        Currency currency = Currency.getInstance(line.currency());
        return new DifferenceBody(
                line.deal().value(),
                line.difference().investor().value(),
                line.currency(),
                new Money(line.difference().given(), currency).amount(),
                new Money(line.difference().wouldBeGiven(), currency).amount());
    }

    /** In the order of {@link #COLUMNS}. */
    List<String> fields() {
        return List.of(deal, investor, currency, activeGave, candidateGives);
    }
}
