package makewhole.allocation.audit;

import static java.util.stream.Collectors.toCollection;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import makewhole.allocation.deal.Booked;
import makewhole.allocation.deal.DeclaredRounding;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.Result;
import makewhole.allocation.proration.Tier;

/** What a declared rounding makes of the exact right shares of a book, in the order of the book. */
final class RoundedShares {
    private final Book book;
    private final Result right;
    private final List<ExactShare> exact;
    private final long[] lots;

    private RoundedShares(Book book, Result right) {
        this.book = book;
        this.right = right;
        this.exact = ExactShares.of(book, right);
        this.lots = new long[exact.size()];
        Arrays.setAll(lots, place -> exact.get(place).floor());
    }

    /** Rounds what is exactly right for a book. */
    static RoundedShares of(DeclaredRounding rounding, Book book, Result right) {
        RoundedShares rounded = new RoundedShares(book, right);
        switch (rounding) {
            case LARGEST_REMAINDER -> rounded.asTheRuleDoes();
            case DOWN -> {}
            case HALF_UP -> rounded.toTheNearest(false);
            case HALF_EVEN -> rounded.toTheNearest(true);
            case DOWN_REST_TO_LARGEST -> rounded.restTo(ExactShare.LARGEST);
            case DOWN_REST_TO_FIRST -> rounded.restTo(ExactShare.FIRST_COMMITTED);
        }
        return rounded;
    }

    /** Whether exactly these shares were booked. */
    boolean areThoseOf(Booked booked) {
        for (int place = 0; place < lots.length; place++) {
            if (booked.of(place) != minor(place)) {
                return false;
            }
        }
        return true;
    }

    /** The share at a place of the book, in minor units. */
    long minor(int place) {
        return Math.multiplyExact(lots[place], book.terms().lot());
    }

    private void asTheRuleDoes() {
        Arrays.setAll(
                lots, place -> right.shares().get(place).given() / book.terms().lot());
    }

    private void toTheNearest(boolean halvesToEven) {
        for (int place = 0; place < lots.length; place++) {
            int half = exact.get(place).comparedWithHalf();
            boolean up = half > 0 || (half == 0 && (!halvesToEven || lots[place] % 2 == 1));
            lots[place] += up ? 1 : 0;
        }
    }

    private void restTo(Comparator<ExactShare> order) {
        for (Tier tier : book.terms().tiers()) {
            List<ExactShare> heldBack = exact.stream()
                    .filter(share ->
                            share.isHeldBack() && share.commitment().tier().equals(tier.name()))
                    .sorted(order)
                    .collect(toCollection(ArrayList::new));
            give(rest(heldBack), heldBack);
        }
    }

    /** The remainders of a tier add up to whole lots, since what it shares out is whole lots. */
    private static long rest(List<ExactShare> heldBack) {
        BigInteger sum = heldBack.stream().map(ExactShare::remainder).reduce(BigInteger.ZERO, BigInteger::add);
        return heldBack.isEmpty()
                ? 0
                : sum.divide(heldBack.getFirst().denominator()).longValueExact();
    }

    private void give(long rest, List<ExactShare> inOrder) {
        long left = rest;
        for (ExactShare share : inOrder) {
            long more = Math.min(left, share.cap() - share.floor());
            lots[share.place()] += more;
            left -= more;
        }
    }
}
