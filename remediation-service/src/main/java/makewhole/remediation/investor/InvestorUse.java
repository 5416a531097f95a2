package makewhole.remediation.investor;

import java.util.Optional;

/** Says whether an investor is being written to at this moment. */
public interface InvestorUse {
    /** A plan whose notices, one of them to the investor, are being handed over: each attempt has to say the same. */
    Optional<String> planBeingTold(InvestorId investor);
}
