package makewhole.remediation.investor;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The corrections of names, addresses, locales and countries that were asked for. */
public interface InvestorCorrections {
    void add(InvestorCorrection correction);

    /** The correction, with its row locked until the running transaction ends. */
    Optional<InvestorCorrection> lock(UUID id);

    /** Keeps a decision; a confirmed one takes the place of what is known of the investor in the same transaction. */
    void decide(InvestorCorrection correction);

    /** All of an investor, the oldest first. */
    List<InvestorCorrection> of(InvestorId investor);
}
