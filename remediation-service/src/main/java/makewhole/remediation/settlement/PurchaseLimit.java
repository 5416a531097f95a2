package makewhole.remediation.settlement;

import java.util.Optional;
import makewhole.platform.money.Money;
import makewhole.remediation.plan.LineId;

/**
 * What an investor may hold in a deal on the day of a purchase, as operations found it.
 *
 * @param most what is booked and what is bought together; empty if nothing limits the investor any more
 * @param basis the rule and the day of the facts, or the agreement
 */
public record PurchaseLimit(LineId line, Optional<Money> most, String basis) {}
