package makewhole.notification.batch.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import java.io.Serial;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import makewhole.notification.batch.PlanAuthorities;
import makewhole.notification.batch.PlanAuthority;
import makewhole.notification.batch.client.RemediationApi.ApprovalBody;
import makewhole.notification.batch.client.RemediationApi.AuthorityBody;
import makewhole.notification.batch.client.RemediationApi.LineBody;
import makewhole.platform.client.LastingFailure;
import makewhole.platform.client.PassingFailure;
import makewhole.platform.money.AmountRefusedException;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.jspecify.annotations.Nullable;

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
        } catch (AmountRefusedException | IncompleteAnswerException malformed) {
            return new Answer.Unreadable("remediation-service's answer cannot be relied on: " + malformed.getMessage());
        }
    }

    private static PlanAuthority authority(AuthorityBody body) {
        Map<String, PlanAuthority.Total> totals = new HashMap<>();
        present(body.noticeTotals(), "noticeTotals")
                .forEach((currency, total) ->
                        totals.put(currency, new PlanAuthority.Total(money(total.due(), currency), total.count())));
        return new PlanAuthority(
                present(body.plan(), "plan"),
                present(body.incident(), "incident"),
                present(body.digest(), "digest"),
                present(body.state(), "state"),
                present(body.author(), "author"),
                present(body.approvals(), "approvals").stream()
                        .map(AuthoritiesFromRemediation::approval)
                        .toList(),
                totals,
                present(body.lines(), "lines").stream()
                        .map(AuthoritiesFromRemediation::line)
                        .toList());
    }

    private static PlanAuthority.Approval approval(ApprovalBody body) {
        return new PlanAuthority.Approval(
                present(body.role(), "role"), present(body.subject(), "subject"), present(body.digest(), "digest"));
    }

    private static PlanAuthority.Line line(LineBody body) {
        return new PlanAuthority.Line(
                present(body.line(), "line"),
                present(body.investor(), "investor"),
                present(body.remedy(), "remedy"),
                money(body.amountDue(), present(body.currency(), "currency")));
    }

    private static Money money(@Nullable String amount, String currency) {
        return Money.parse(present(amount, "amount"), Currencies.of(currency));
    }

    private static <T> T present(@Nullable T part, String name) {
        if (part == null) {
            throw new IncompleteAnswerException(name);
        }
        return part;
    }

    /** Something that must be in the answer is not. */
    private static final class IncompleteAnswerException extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1L;

        IncompleteAnswerException(String part) {
            super(part + " is missing");
        }
    }
}
