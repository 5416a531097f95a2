package makewhole.suite.story;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the audit has shown.
 *
 * @param audit its id
 * @param deals how many deals were replayed
 * @param wrong the wrong ones, by id
 * @param findings how many
 * @param investorsByDeal how many investors each wrong deal has
 * @param excess what was given too much, by currency
 * @param aboveStatutoryLimits how many investors were given more than a statutory limit allows
 */
record Audited(
        String audit,
        long deals,
        List<String> wrong,
        long findings,
        Map<String, Long> investorsByDeal,
        Map<String, BigDecimal> excess,
        long aboveStatutoryLimits) {
    Audited {
        wrong = List.copyOf(wrong);
        investorsByDeal = Collections.unmodifiableMap(new TreeMap<>(investorsByDeal));
        excess = Collections.unmodifiableMap(new TreeMap<>(excess));
    }

    boolean nothingIsWrong() {
        return wrong.isEmpty();
    }
}
