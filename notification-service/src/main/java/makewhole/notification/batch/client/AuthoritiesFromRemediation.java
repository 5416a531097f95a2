package makewhole.notification.batch.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import makewhole.notification.batch.PlanAuthorities;
import makewhole.notification.batch.PlanAuthority;
import makewhole.notification.batch.client.RemediationApi.AuthorityBody;
import makewhole.platform.client.LastingFailure;
import makewhole.platform.client.PassingFailure;
import makewhole.platform.money.AmountRefusedException;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;

@ApplicationScoped
class AuthoritiesFromRemediation implements PlanAuthorities {
    private static final int NOT_FOUND = 404;

    private final RemediationClient remediation;

    @Inject
    AuthoritiesFromRemediation(RemediationClient remediation) {
        this.remediation = remediation;
    }

    @Override
    public Answer of(UUID plan) {
        try {
            return new Answer.Known(authority(remediation.read(plan)));
        } catch (LastingFailure refused) {
            return refused.status() == NOT_FOUND
                    ? new Answer.NoSuchPlan("remediation-service does not know it")
                    : new Answer.Unreadable("remediation-service refused: " + refused.problem());
        } catch (PassingFailure | ProcessingException | FaultToleranceException unreachable) {
            return new Answer.Unreadable("remediation-service does not answer");
        } catch (AmountRefusedException | NullPointerException malformed) {
            return new Answer.Unreadable("remediation-service's answer lacks something");
        }
    }

    private static PlanAuthority authority(AuthorityBody body) {
        Map<String, PlanAuthority.Total> totals = new HashMap<>();
        body.noticeTotals()
                .forEach((currency, total) ->
                        totals.put(currency, new PlanAuthority.Total(money(total.due(), currency), total.count())));
        return new PlanAuthority(
                body.plan(),
                body.incident(),
                body.digest(),
                body.state(),
                body.author(),
                body.approvals().stream()
                        .map(each -> new PlanAuthority.Approval(each.role(), each.subject(), each.digest()))
                        .toList(),
                totals,
                body.lines().stream()
                        .map(each -> new PlanAuthority.Line(
                                each.line(), each.investor(), each.remedy(), money(each.amountDue(), each.currency())))
                        .toList());
    }

    private static Money money(String amount, String currency) {
        return Money.parse(amount, Currencies.of(currency));
    }
}
