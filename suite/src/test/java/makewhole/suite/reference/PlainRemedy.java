package makewhole.suite.reference;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import makewhole.suite.reference.PastDeal.Distribution;
import makewhole.suite.reference.PastDeal.Valuation;

/** What makes one finding whole, by the table of the design. */
final class PlainRemedy {
    private final PlainInterest interest;
    private final LocalDate planDay;
    private final LocalDate paid;
    private final Optional<LocalDate> idleCashReturned;

    PlainRemedy(PlainInterest interest, LocalDate planDay, LocalDate paid, Optional<LocalDate> idleCashReturned) {
        this.interest = interest;
        this.planDay = planDay;
        this.paid = paid;
        this.idleCashReturned = idleCashReturned;
    }

    /** The line of {@code expected.json} for an investor whose booked amount is not the right one. */
    Map<String, Object> line(PastDeal deal, Ask ask, long right) {
        long booked = deal.bookedOf(ask.investor());
        long aboveCap = Math.max(0, booked - ask.cap());
        BigDecimal amount = decimal(deal, Math.abs(right - booked));
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("investor_id", ask.investor());
        line.put("booked", text(deal, booked));
        line.put("correct", text(deal, right));
        line.put("delta", text(deal, right - booked));
        line.put("over_cap_by", text(deal, aboveCap));
        line.put("limit_kind", ask.limitKind());
        boolean over = booked > right;
        if (deal.isOpenOn(planDay)) {
            if (over) {
                due(
                        line,
                        deal,
                        "REFUND",
                        "pay",
                        amount.add(interest(deal, amount)).add(feesBack(deal, amount)));
            } else {
                due(line, deal, "TOP_UP_OFFER", "pay", BigDecimal.ZERO);
                line.put("offer", text(deal, right - booked));
            }
        } else if (over) {
            boolean statutory = ask.limitKind().equals("STATUTORY")
                    && ask.limit().map(limit -> booked > limit).orElse(false);
            due(
                    line,
                    deal,
                    statutory ? "BUY_BACK" : "KEEP_OR_SELL",
                    statutory ? "pay" : "pay_if_sold",
                    buyBack(deal, amount));
        } else {
            BigDecimal lost = compensation(deal, amount);
            due(line, deal, lost.signum() == 0 ? "EXPLAIN" : "COMPENSATE", "pay", lost);
        }
        return line;
    }

    private void due(Map<String, Object> line, PastDeal deal, String remedy, String field, BigDecimal exact) {
        line.put("remedy", remedy);
        line.put(field, exact.setScale(deal.digits(), RoundingMode.CEILING).toPlainString());
    }

    /** max(FG, TV, 0) */
    private BigDecimal compensation(PastDeal deal, BigDecimal shortfall) {
        Valuation valuation = deal.valuation().orElseThrow();
        BigDecimal gain = distributed(deal)
                .add(perMoney(deal, valuation.residualPerUnit()))
                .subtract(BigDecimal.ONE)
                .subtract(perMoney(deal, valuation.feePerUnit()));
        BigDecimal net = gain.subtract(valuation.carry().multiply(gain.max(BigDecimal.ZERO)));
        BigDecimal forgone = shortfall.multiply(net);
        for (Distribution one : deal.distributions()) {
            BigDecimal paidThen = shortfall.multiply(perMoney(deal, one.perUnit()));
            forgone = forgone.add(paidThen.multiply(interest.onOne(one.paidOn(), paid)));
        }
        BigDecimal timeValue = idleCashReturned
                .map(day -> shortfall.multiply(interest.onOne(deal.fundedOn(), day)))
                .orElse(BigDecimal.ZERO);
        return forgone.max(timeValue).max(BigDecimal.ZERO);
    }

    /** max(e + I − e·ΣD, e·RV) + F */
    private BigDecimal buyBack(PastDeal deal, BigDecimal excess) {
        BigDecimal rescinded = excess.add(interest(deal, excess)).subtract(excess.multiply(distributed(deal)));
        BigDecimal worth =
                excess.multiply(perMoney(deal, deal.valuation().orElseThrow().residualPerUnit()));
        return rescinded.max(worth).add(feesBack(deal, excess));
    }

    private BigDecimal feesBack(PastDeal deal, BigDecimal excess) {
        BigDecimal fees = deal.valuation()
                .map(valuation -> excess.multiply(perMoney(deal, valuation.feePerUnit())))
                .orElse(BigDecimal.ZERO);
        return fees.add(interest(deal, fees));
    }

    private BigDecimal interest(PastDeal deal, BigDecimal amount) {
        return amount.multiply(interest.onOne(deal.fundedOn(), paid));
    }

    private static BigDecimal distributed(PastDeal deal) {
        return deal.distributions().stream()
                .map(one -> perMoney(deal, one.perUnit()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** A figure per unit as a figure per unit of money at cost. */
    private static BigDecimal perMoney(PastDeal deal, BigDecimal perUnit) {
        return perUnit.divide(deal.unitPrice(), PlainInterest.DIGITS);
    }

    static BigDecimal decimal(PastDeal deal, long minor) {
        return BigDecimal.valueOf(minor, deal.digits());
    }

    static String text(PastDeal deal, long minor) {
        return decimal(deal, minor).toPlainString();
    }
}
