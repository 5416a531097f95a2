package makewhole.notification.batch.client;

import static makewhole.notification.batch.client.AuthorityFile.money;
import static makewhole.notification.batch.client.AuthorityFile.present;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import makewhole.notification.batch.PlanAuthorities;
import makewhole.notification.batch.PlanAuthority;
import makewhole.notification.batch.client.RemediationApi.ApprovalBody;
import makewhole.notification.batch.client.RemediationApi.AuthorityBody;
import makewhole.platform.client.LastingFailure;
import makewhole.platform.client.PassingFailure;
import makewhole.platform.money.AmountRefusedException;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;

@ApplicationScoped
class AuthoritiesFromRemediation implements PlanAuthorities {
    private static final int NOT_FOUND = 404;

    private final RemediationClient remediation;
    private final ObjectMapper json;

    @Inject
    AuthoritiesFromRemediation(RemediationClient remediation, ObjectMapper json) {
        this.remediation = remediation;
        this.json = json;
    }

    @Override
    public Answer of(UUID plan) {
        try {
            return known(new AuthorityFile(remediation.read(plan), json));
        } catch (LastingFailure refused) {
            return refused.status() == NOT_FOUND
                    ? new Answer.NoSuchPlan("remediation-service does not know it")
                    : new Answer.Unreadable("remediation-service refused: " + refused.problem());
        } catch (PassingFailure | ProcessingException | FaultToleranceException unreachable) {
            return new Answer.Unreadable("remediation-service does not answer");
        }
    }

    private static Answer known(AuthorityFile file) {
        try {
            return new Answer.Known(authority(file.head(), file));
        } catch (AmountRefusedException | IncompleteAnswerException | UncheckedIOException malformed) {
            file.close();
            return new Answer.Unreadable("remediation-service's answer cannot be relied on: " + malformed.getMessage());
        }
    }

    private static PlanAuthority authority(AuthorityBody body, AuthorityFile lines) {
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
                present(body.approvalsNeeded(), "approvalsNeeded"),
                present(body.approvals(), "approvals").stream()
                        .map(AuthoritiesFromRemediation::approval)
                        .toList(),
                totals,
                lines);
    }

    private static PlanAuthority.Approval approval(ApprovalBody body) {
        return new PlanAuthority.Approval(
                present(body.role(), "role"), present(body.subject(), "subject"), present(body.digest(), "digest"));
    }
}
