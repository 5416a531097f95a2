package makewhole.remediation.settlement.client;

import jakarta.enterprise.context.ApplicationScoped;
import makewhole.platform.client.LastingFailure;
import makewhole.remediation.settlement.CorrectionRefusedException;
import makewhole.remediation.settlement.CorrectionRefusedException.Outlook;
import makewhole.remediation.settlement.Corrections;
import makewhole.remediation.settlement.Rebooking;
import makewhole.remediation.settlement.client.CorrectionApi.CorrectBody;
import makewhole.remediation.settlement.client.CorrectionApi.MoveBody;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RestClient;

@ApplicationScoped
class CorrectionClient implements Corrections {
    private final CorrectionApi api;

    CorrectionClient(@RestClient CorrectionApi api) {
        this.api = api;
    }

    @Override
    @Retry(maxRetries = 2, delay = 200, jitter = 100, abortOn = CorrectionRefusedException.class)
    @Timeout(10_000)
    public String book(Rebooking rebooking, String planDigest, String incident) {
        try {
            return correct(rebooking, planDigest, incident);
        } catch (LastingFailure refused) {
            throw new CorrectionRefusedException(String.valueOf(refused.getMessage()), outlook(refused.problem()));
        }
    }

    private static Outlook outlook(String problem) {
        return switch (problem) {
            case "kill-switch-engaged" -> Outlook.MAY_PASS;
            case "correction-not-certified" -> Outlook.NOT_ADMITTED;
            case "correction-window-closed" -> Outlook.TOO_LATE;
            default -> Outlook.FOR_A_PERSON;
        };
    }

    private String correct(Rebooking rebooking, String planDigest, String incident) {
        return api.correct(
                        rebooking.deal().value(),
                        "rebooking-" + rebooking.id(),
                        new CorrectBody(
                                rebooking.plan().toString(),
                                planDigest,
                                incident,
                                reason(rebooking.purpose()),
                                rebooking.moves().stream()
                                        .map(move -> new MoveBody(
                                                move.investor().value(),
                                                move.change().amount()))
                                        .toList()))
                .allocation();
    }

    private static String reason(Rebooking.Purpose purpose) {
        return switch (purpose) {
            case TAKE_BACK -> "Units above the right amount go to the error account; they are refunded";
            case TOP_UP -> "Accepted and paid top-ups come out of the error account";
        };
    }
}
