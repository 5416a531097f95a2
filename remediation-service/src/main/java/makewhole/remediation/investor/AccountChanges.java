package makewhole.remediation.investor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The changes of accounts that were asked for. */
public interface AccountChanges {
    void add(AccountChange change);

    /** The change, with its row locked until the running transaction ends. */
    Optional<AccountChange> lock(UUID id);

    /** Keeps a decision; a confirmed one takes the place of the investor's account in the same transaction. */
    void decide(AccountChange change);

    /** All of an investor, the oldest first. */
    List<AccountChange> of(InvestorId investor);

    /** Fingerprints of the accounts that two persons stand for, by investor. */
    Map<InvestorId, Set<String>> confirmed();
}
