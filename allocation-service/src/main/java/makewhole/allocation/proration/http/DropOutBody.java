package makewhole.allocation.proration.http;

import java.util.List;
import makewhole.allocation.proration.DropOut;

/** Who was left out so that the terms are kept. */
public record DropOutBody(String investor, String tier, DropOut.Reason reason) {
    /** In the order of their leaving. */
    public static List<DropOutBody> of(List<DropOut> dropOuts) {
        return dropOuts.stream()
                .map(one -> new DropOutBody(one.investor().value(), one.tier().value(), one.reason()))
                .toList();
    }
}
