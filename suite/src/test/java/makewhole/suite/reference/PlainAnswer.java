package makewhole.suite.reference;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The whole right answer for a set of past deals, in the form of {@code expected.json}. */
final class PlainAnswer {
    private final PlainRemedy remedy;
    private final LocalDate planDay;

    PlainAnswer(PlainRemedy remedy, LocalDate planDay) {
        this.remedy = remedy;
        this.planDay = planDay;
    }

    Map<String, Object> of(List<PastDeal> deals) {
        Map<String, Object> wrong = new LinkedHashMap<>();
        deals.stream().sorted(Comparator.comparing(PastDeal::id)).forEach(deal -> {
            Map<String, Object> answer = answer(deal);
            if (!((List<?>) answer.getOrDefault("lines", List.of())).isEmpty()) {
                wrong.put(deal.id(), answer);
            }
        });
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("deals_audited", deals.size());
        whole.put("deals_wrong", new ArrayList<>(wrong.keySet()));
        whole.put("deals", wrong);
        return whole;
    }

    private Map<String, Object> answer(PastDeal deal) {
        Map<String, Long> right = PlainProration.right(deal.asks(), deal.onOffer());
        List<Map<String, Object>> lines = new ArrayList<>();
        long over = 0;
        long overMinor = 0;
        long underMinor = 0;
        long aboveCap = 0;
        List<Ask> asks =
                deal.asks().stream().sorted(Comparator.comparing(Ask::investor)).toList();
        for (Ask ask : asks) {
            long correct = right.getOrDefault(ask.investor(), 0L);
            long booked = deal.bookedOf(ask.investor());
            if (correct != booked) {
                lines.add(remedy.line(deal, ask, correct));
                over += booked > correct ? 1 : 0;
                overMinor += Math.max(0, booked - correct);
                underMinor += Math.max(0, correct - booked);
                aboveCap += booked > ask.cap() ? 1 : 0;
            }
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("window", deal.isOpenOn(planDay) ? "OPEN" : "CLOSED");
        answer.put("currency", deal.currency());
        answer.put("investors", asks.size());
        answer.put("affected", lines.size());
        answer.put("over", over);
        answer.put("under", lines.size() - over);
        answer.put("over_amount", PlainRemedy.text(deal, overMinor));
        answer.put("under_amount", PlainRemedy.text(deal, underMinor));
        answer.put("above_cap", aboveCap);
        answer.put("pay_total", sum(deal, lines, false));
        answer.put("pay_total_if_all_sell", sum(deal, lines, true));
        answer.put("lines", lines);
        return answer;
    }

    private static String sum(PastDeal deal, List<Map<String, Object>> lines, boolean ifAllSell) {
        BigDecimal sum = BigDecimal.ZERO.setScale(deal.digits());
        for (Map<String, Object> line : lines) {
            sum = sum.add(new BigDecimal((String) line.getOrDefault("pay", "0")));
            if (ifAllSell) {
                sum = sum.add(new BigDecimal((String) line.getOrDefault("pay_if_sold", "0")));
            }
        }
        return sum.toPlainString();
    }
}
