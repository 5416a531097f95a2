package makewhole.remediation.picture;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import makewhole.platform.money.Money;
import makewhole.remediation.finding.ScopedDeal;
import makewhole.remediation.finding.ScopedLine;
import makewhole.remediation.markup.Markup;

/**
 * A wrong deal at a glance. The upper half shows amounts per unit of weight, investors ordered by their cap: right is to
 * fill everybody evenly up to one level, each no further than their cap. The lower half shows by how much each was
 * booked wrong, in money. Shapes and hatching tell the same as colour. There are investor ids in it, and no names.
 */
public final class DealPicture {
    private static final int MOST_INVESTORS = 1_000;
    private static final int LEFT = 960;
    private static final int PLOT = 10_600;
    private static final int WIDTH = LEFT + PLOT + 240;
    private static final int UPPER_TOP = 1_420;
    private static final int UPPER_BOTTOM = 4_700;
    private static final int LOWER_TOP = 5_360;
    private static final int LOWER_BOTTOM = 7_600;
    private static final int HEIGHT = 8_100;
    private static final MathContext PRECISE = new MathContext(20, RoundingMode.HALF_EVEN);
    private static final BigDecimal HEADROOM = new BigDecimal("1.12");

    private final ScopedDeal deal;
    private final DealSummary summary;
    private final List<Investor> investors;
    private final Optional<BigDecimal> level;
    private final Axis upper;
    private final Axis lower;
    private final Svg svg = new Svg();

    private DealPicture(ScopedDeal deal, List<ScopedLine> lines) {
        this.deal = deal;
        summary = DealSummary.of(deal, lines);
        investors = lines.stream()
                .filter(line -> line.weight().minor() > 0)
                .sorted(Comparator.comparingLong(DealPicture::wrongBy).reversed())
                .limit(MOST_INVESTORS)
                .map(Investor::of)
                .sorted(Comparator.comparing(Investor::cap)
                        .thenComparing(one -> one.line().investor()))
                .toList();
        level = deal.level()
                .map(exact -> new BigDecimal(exact.numerator()).divide(new BigDecimal(exact.denominator()), PRECISE));
        upper = new Axis(BigDecimal.ZERO, highest().multiply(HEADROOM), UPPER_TOP, UPPER_BOTTOM);
        lower = new Axis(largest(-1).negate(), largest(1), LOWER_TOP, LOWER_BOTTOM);
    }

    /** The picture as a self-contained SVG document. */
    public static String svg(ScopedDeal deal, List<ScopedLine> lines) {
        return new DealPicture(deal, lines).draw();
    }

    private static long wrongBy(ScopedLine line) {
        return Math.abs(line.booked().minus(line.right()).minor());
    }

    private BigDecimal highest() {
        BigDecimal booked = investors.stream()
                .flatMap(one -> java.util.stream.Stream.of(one.booked(), one.right()))
                .reduce(BigDecimal.ZERO, BigDecimal::max);
        BigDecimal highest = booked.max(level.orElse(BigDecimal.ZERO));
        return highest.signum() == 0 ? BigDecimal.ONE : highest;
    }

    /** The largest difference of a sign, with some room; at least a tenth of the largest of the other sign. */
    private BigDecimal largest(int sign) {
        long own = Math.max(extreme(sign), Math.max(extreme(-sign) / 10, 1));
        return new Money(own, deal.onOffer().currency()).toDecimal().multiply(HEADROOM);
    }

    private long extreme(int sign) {
        return investors.stream()
                .mapToLong(one -> one.excess() * sign)
                .filter(excess -> excess > 0)
                .max()
                .orElse(0);
    }

    private String draw() {
        String id = deal.deal().value().replaceAll("[^A-Za-z0-9-]", "-");
        svg.raw(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"p-%s\" viewBox=\"0 0 %s %s\" role=\"img\" aria-labelledby=\"t-%s d-%s\">"
                        .formatted(id, Svg.px(WIDTH), Svg.px(HEIGHT), id, id));
        svg.raw("<title id=\"t-%s\">%s</title>".formatted(id, Markup.escaped(summary.title())));
        svg.raw("<desc id=\"d-%s\">%s</desc>".formatted(id, Markup.escaped(summary.description())));
        svg.raw(Look.styles(id));
        svg.rect("paper", 0, 0, WIDTH, HEIGHT);
        svg.words("title", LEFT, 340, summary.title());
        svg.words("subtitle", LEFT, 600, summary.amounts());
        Look.legend(svg, LEFT, 980, level.isPresent());
        drawUpper();
        drawLower();
        return svg.raw("</svg>").toString();
    }

    private void drawUpper() {
        gridlines(upper, DealPicture::plain);
        svg.upright("axis", 260, (UPPER_TOP + UPPER_BOTTOM) / 2, "per unit of average past investment");
        svg.path("caps", steps(Investor::cap, upper));
        svg.path("right", steps(Investor::right, upper));
        level.ifPresent(value -> {
            int y = upper.at(value);
            svg.line("level", LEFT, y, LEFT + PLOT, y);
            svg.words("levelname", LEFT + 80, y - 90, "level " + plain(value.round(new MathContext(5))));
        });
        for (int i = 0; i < investors.size(); i++) {
            Investor one = investors.get(i);
            int x = middle(i);
            int y = upper.at(one.booked());
            svg.raw("<g>").raw("<title>" + Markup.escaped(tooltip(one)) + "</title>");
            if (one.excess() > 0) {
                svg.line("stem", x, upper.at(one.right()), x, y).triangle("over", x, y, 38);
            } else if (one.excess() < 0) {
                svg.line("stem", x, upper.at(one.right()), x, y).circle("under", x, y, 27);
            } else {
                svg.circle("same", x, y, 12);
            }
            svg.rect("touch", edge(i), UPPER_TOP, Math.max(1, edge(i + 1) - edge(i)), LOWER_BOTTOM - UPPER_TOP)
                    .raw("</g>");
        }
        svg.words(
                "caption",
                LEFT,
                UPPER_BOTTOM + 330,
                "each mark is one investor, smallest cap on the left; caps above the chart are cut off");
    }

    private void drawLower() {
        gridlines(lower, value -> grouped(value, 0));
        int zero = lower.at(BigDecimal.ZERO);
        String currency = deal.onOffer().currency().getCurrencyCode();
        svg.upright("axis", 260, (LOWER_TOP + LOWER_BOTTOM) / 2, "booked − right, " + currency);
        for (int i = 0; i < investors.size(); i++) {
            Investor one = investors.get(i);
            if (one.excess() != 0) {
                int y = lower.at(new Money(one.excess(), deal.onOffer().currency()).toDecimal());
                int gap = (edge(i + 1) - edge(i)) / 6;
                svg.rect(
                        one.excess() > 0 ? "overbar" : "underbar",
                        edge(i) + gap,
                        Math.min(y, zero),
                        Math.max(8, edge(i + 1) - edge(i) - 2 * gap),
                        Math.max(4, Math.abs(zero - y)));
            }
        }
        svg.line("zero", LEFT, zero, LEFT + PLOT, zero);
        svg.words("caption", LEFT, LOWER_BOTTOM + 330, summary.leftOut(investors.size()));
    }

    private void gridlines(Axis axis, java.util.function.Function<BigDecimal, String> words) {
        for (BigDecimal tick : axis.ticks(5)) {
            int y = axis.at(tick);
            svg.line("grid", LEFT, y, LEFT + PLOT, y);
            svg.words("tick", LEFT - 90, y + 45, words.apply(tick));
        }
    }

    private String steps(java.util.function.Function<Investor, BigDecimal> value, Axis axis) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < investors.size(); i++) {
            int y = axis.at(value.apply(investors.get(i)));
            path.append("%s%s %sH%s".formatted(i == 0 ? "M" : "L", Svg.px(edge(i)), Svg.px(y), Svg.px(edge(i + 1))));
        }
        return path.toString();
    }

    private int edge(int place) {
        return LEFT + Math.toIntExact((long) PLOT * place / Math.max(1, investors.size()));
    }

    private int middle(int place) {
        return (edge(place) + edge(place + 1)) / 2;
    }

    private static String tooltip(Investor one) {
        ScopedLine line = one.line();
        return "%s: booked %s, right %s, cap %s".formatted(line.investor(), line.booked(), line.right(), line.cap());
    }

    private static String plain(BigDecimal value) {
        BigDecimal brief = value.stripTrailingZeros();
        return brief.scale() < 0 ? brief.setScale(0).toPlainString() : brief.toPlainString();
    }

    static String grouped(BigDecimal value, int digits) {
        return String.format(Locale.ROOT, "%,." + digits + "f", value).replace('-', '−');
    }
}
