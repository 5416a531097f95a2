package makewhole.allocation.allocation.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import makewhole.allocation.Refusal;
import makewhole.allocation.RefusedException;
import makewhole.allocation.allocation.CorrectionOrder;
import makewhole.allocation.allocation.PlanAuthorities;
import makewhole.allocation.allocation.PlanAuthority;
import makewhole.allocation.deal.Deal;
import makewhole.allocation.deal.Deals;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.InvestorId;
import makewhole.platform.client.LastingFailure;
import makewhole.platform.client.PassingFailure;
import makewhole.platform.money.Money;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;

/** Plans as remediation-service tells them. A plan that cannot be read authorises nothing. */
@ApplicationScoped
class RemediationPlans implements PlanAuthorities {
    private static final String NOT_FOUND = "not-found";

    private final PlanClient client;
    private final Deals deals;

    RemediationPlans(PlanClient client, Deals deals) {
        this.client = client;
        this.deals = deals;
    }

    @Override
    public PlanAuthority of(UUID plan, DealId deal) {
        try {
            return authority(client.authority(plan, deal.value()));
        } catch (LastingFailure refused) {
            throw new RefusedException(
                    refused.problem().equals(NOT_FOUND)
                            ? new Refusal.PlanNotAuthorised("Remediation-service knows no plan " + plan)
                            : new Refusal.AuthorityUnknown(String.valueOf(refused.getMessage())));
        } catch (PassingFailure | ProcessingException | FaultToleranceException unanswered) {
            throw new RefusedException(new Refusal.AuthorityUnknown(String.valueOf(unanswered.getMessage())));
        }
    }

    private PlanAuthority authority(AuthorityBody body) {
        Map<String, Integer> needed = body.approvalsNeeded();
        if (needed == null) {
            // A release that does not say it is waited for: what is not said must not be the way around a rule.
            throw new RefusedException(
                    new Refusal.AuthorityUnknown("Remediation-service does not say whose approvals a plan needs"));
        }
        return new PlanAuthority(
                body.plan(),
                body.incident(),
                body.digest(),
                body.state(),
                body.author(),
                needed,
                body.approvals().stream()
                        .map(approval ->
                                new PlanAuthority.Approval(approval.role(), approval.subject(), approval.digest()))
                        .toList(),
                body.rebookings().stream()
                        .flatMap(rebooking -> known(rebooking).stream())
                        .toList());
    }

    /** Amounts are read in the currency of the deal; a deal that is not known here cannot be rebooked here. */
    private Optional<PlanAuthority.Rebooking> known(AuthorityBody.RebookingBody body) {
        DealId id = new DealId(body.deal());
        return deals.find(id).map(deal -> new PlanAuthority.Rebooking(id, moves(body, deal)));
    }

    private static List<CorrectionOrder.Move> moves(AuthorityBody.RebookingBody body, Deal deal) {
        Currency currency = deal.currency();
        return body.moves().stream()
                .map(move -> new CorrectionOrder.Move(
                        new InvestorId(move.investor()),
                        Money.parse(move.change(), currency).minor()))
                .toList();
    }
}
