package makewhole.allocation.allocation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import makewhole.allocation.allocation.CorrectionOrder.Move;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.Share;

/**
 * The proof that a correction is right, worked out apart from what made it: everybody has what they had and what was
 * moved, nobody is above their cap who was not there before or has not come down, and lines and error account together
 * hold what they held.
 */
final class CorrectionCertificate {
    private final List<String> violations = new ArrayList<>();

    private CorrectionCertificate() {}

    /** What was given, and what the error account held. */
    record Holdings(List<Share> lines, long errorAccount) {
        Holdings {
            lines = List.copyOf(lines);
        }
    }

    /** What is wrong with a correction; nothing if it is right. */
    static List<String> check(Holdings before, List<Move> moves, Map<InvestorId, Long> after, long errorAccount) {
        CorrectionCertificate certificate = new CorrectionCertificate();
        certificate.checkLines(before.lines(), moves, after);
        certificate.checkSum(before, after, errorAccount);
        return List.copyOf(certificate.violations);
    }

    private void checkLines(List<Share> before, List<Move> moves, Map<InvestorId, Long> after) {
        Map<InvestorId, Long> open = new HashMap<>();
        moves.forEach(move -> open.merge(move.investor(), move.change(), Math::addExact));
        Set<InvestorId> left = new HashSet<>(after.keySet());
        for (Share line : before) {
            Long now = after.get(line.investor());
            Long moved = open.remove(line.investor());
            left.remove(line.investor());
            if (now == null || now - (moved == null ? 0 : moved) != line.given()) {
                violations.add("%s does not have what they had and what was moved".formatted(line.investor()));
            } else if (now < 0) {
                violations.add("%s would be left with %d".formatted(line.investor(), now));
            } else if (now > line.cap() && now >= line.given() && moved != null) {
                violations.add("%s would have %d, above the cap of %d".formatted(line.investor(), now, line.cap()));
            }
        }
        open.keySet().forEach(investor -> violations.add("%s has no line in this deal".formatted(investor)));
        left.forEach(investor -> violations.add("%s was not in this deal".formatted(investor)));
    }

    private void checkSum(Holdings before, Map<InvestorId, Long> after, long errorAccount) {
        long held = before.errorAccount();
        for (Share line : before.lines()) {
            held = Math.addExact(held, line.given());
        }
        long holds = errorAccount;
        for (long given : after.values()) {
            holds = Math.addExact(holds, given);
        }
        if (held != holds) {
            violations.add("lines and error account hold %d, they held %d".formatted(holds, held));
        }
        if (errorAccount < 0) {
            violations.add("the error account would hold %d".formatted(errorAccount));
        }
    }
}
