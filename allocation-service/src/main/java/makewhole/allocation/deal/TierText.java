package makewhole.allocation.deal;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import makewhole.allocation.proration.Tier;
import makewhole.allocation.proration.TierName;
import makewhole.platform.money.Money;

/**
 * The tiers of a deal as one text: their names in the order in which they are served, parted by {@code |}, each with its
 * carve-out behind a {@code :} if it has one, such as {@code pro-rata-right:500000.00|rest}. In a name, {@code |}, {@code :}
 * and {@code \} stand behind a {@code \}.
 */
final class TierText {
    private static final char ESCAPE = '\\';

    private TierText() {}

    static String write(List<Tier> tiers, Currency currency) {
        List<String> texts = new ArrayList<>();
        for (Tier tier : tiers) {
            String name = tier.name().value().replaceAll("([\\\\|:])", "\\\\$1");
            texts.add(tier.carveOut()
                    .map(minor -> name + ":" + new Money(minor, currency).amount())
                    .orElse(name));
        }
        return String.join("|", texts);
    }

    /**
     * The tiers that a text names.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    static List<Tier> read(String text, Currency currency) {
        List<Tier> tiers = new ArrayList<>();
        for (String tier : parted(text, '|')) {
            List<String> parts = parted(tier, ':');
            if (parts.size() > 2) {
                throw new IllegalArgumentException("has a tier with two carve-outs");
            }
            TierName name = new TierName(plain(parts.getFirst()));
            tiers.add(new Tier(
                    name,
                    parts.size() == 1
                            ? Optional.empty()
                            : Optional.of(Money.parse(parts.getLast(), currency).minor())));
        }
        return tiers;
    }

    /** Parts a text at a mark that no backslash stands before. */
    private static List<String> parted(String text, char mark) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == ESCAPE) {
                i++;
            } else if (text.charAt(i) == mark) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    private static String plain(String escaped) {
        return escaped.replaceAll("\\\\(.)", "$1");
    }
}
