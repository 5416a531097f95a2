package makewhole.suite.reference;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a generated folder is like.
 *
 * @param currencies used in turn
 * @param deals how many past deals
 * @param wrongEvery every how-manieth deal is wrong: 1 for all, 0 for none
 * @param openEvery every how-manieth deal still has an open window; 0 for none
 * @param unitPrices used in turn
 * @param idleCashReturned {@code AT_CLOSE} or a day
 * @param suspect the version that is suspected
 * @param valuations which deals have a valuation
 */
public record FolderSettings(
        long seed,
        List<String> currencies,
        int deals,
        int wrongEvery,
        int openEvery,
        List<BigDecimal> unitPrices,
        String idleCashReturned,
        String suspect,
        Valuations valuations) {
    public FolderSettings {
        currencies = List.copyOf(currencies);
        unitPrices = List.copyOf(unitPrices);
    }

    /** Which deals of a folder have a valuation. */
    public enum Valuations {
        ALL,
        /** Only where an amount depends on one: the wrong deals whose window is closed. */
        ONLY_WHERE_NEEDED,
        /** As before, but one wrong deal whose window is closed lacks it. */
        ONE_IS_MISSING
    }
}
