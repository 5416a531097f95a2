package makewhole.remediation.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import makewhole.remediation.refusal.PlanRefusal;
import makewhole.remediation.refusal.RefusedException;

/**
 * Holds what is stored of a plan against what its approvers named, line by line, before money goes out under it. A plan of a
 * million lines takes half a minute; the lines are gone through and never held.
 */
@ApplicationScoped
public class RequireUnchanged {
    private final Plans plans;

    RequireUnchanged(Plans plans) {
        this.plans = plans;
    }

    /**
     * Works the digest out anew.
     *
     * @param locked the plan, locked by the running transaction
     * @throws RefusedException if it is another than the one that was approved: somebody changed what is stored
     */
    @Transactional(TxType.MANDATORY)
    public void since(Plan locked) {
        String anew = PlanDigest.of(locked, plans.deals(locked.id()), plans.lines(locked.id()));
        String approved = locked.digest().orElseThrow();
        if (!anew.equals(approved)) {
            throw new RefusedException(new PlanRefusal.DigestStale(locked.id().toString(), anew, approved));
        }
    }
}
