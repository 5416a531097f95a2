package makewhole.allocation.allocation.http;

import java.util.Currency;
import java.util.List;
import makewhole.allocation.proration.Share;
import makewhole.platform.money.Money;

/** A line on the wire. */
record LineBody(String investor, String given, String cap) {
    static List<LineBody> of(List<Share> lines, Currency currency) {
        return lines.stream()
                .map(line -> new LineBody(
                        line.investor().value(),
                        new Money(line.given(), currency).amount(),
                        new Money(line.cap(), currency).amount()))
                .toList();
    }
}
