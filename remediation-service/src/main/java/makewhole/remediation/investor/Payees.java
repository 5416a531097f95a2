package makewhole.remediation.investor;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everybody who may be owed something, with name, address and account. */
public interface Payees {
    Optional<Payee> get(InvestorId investor);

    /** Those of the given investors that are known; who is missing from the answer is not known. */
    Map<InvestorId, Payee> of(Collection<InvestorId> investors);

    /** Those whose name, e-mail address or account number stands in a text, in capital or small letters. */
    List<Payee> namedIn(String text);
}
