package makewhole.remediation.refusal.http;

import static makewhole.platform.problem.Problems.problem;
import static org.jboss.resteasy.reactive.RestResponse.Status.BAD_REQUEST;
import static org.jboss.resteasy.reactive.RestResponse.Status.CONFLICT;

import makewhole.platform.problem.Problem;
import makewhole.remediation.refusal.BankRefusal;
import makewhole.remediation.refusal.BankRefusal.AmountsDiffer;
import makewhole.remediation.refusal.BankRefusal.FileKnown;
import makewhole.remediation.refusal.BankRefusal.FileUnreadable;
import makewhole.remediation.refusal.BankRefusal.LinesSettled;
import makewhole.remediation.refusal.BankRefusal.LinesUnknown;
import org.jboss.resteasy.reactive.RestResponse;

/** Refusals of what a bank says as problem details. */
final class BankProblems {
    private BankProblems() {}

    static RestResponse<Problem> of(BankRefusal refusal) {
        return switch (refusal) {
            case FileKnown(var name, var before) ->
                problem(
                        CONFLICT,
                        "bank-file-known",
                        "%s was taken before as %s; nothing was changed".formatted(name, before));
            case FileUnreadable(var name, var why) ->
                problem(
                        BAD_REQUEST,
                        "bank-file-unreadable",
                        "%s is not taken: %s; ask the bank for it again".formatted(name, why));
            case LinesUnknown(var references) ->
                problem(
                        CONFLICT,
                        "bank-answer-unknown-line",
                        "No approved payment run has %s; nothing of the file was taken"
                                .formatted(Named.some(references)));
            case LinesSettled(var references) ->
                problem(
                        CONFLICT,
                        "bank-answer-already-settled",
                        "%s: the bank's last word is another; nothing of the file was taken, ask the bank"
                                .formatted(Named.some(references)));
            case AmountsDiffer(var references) ->
                problem(
                        CONFLICT,
                        "bank-answer-amount-differs",
                        "%s: this is not what was ordered; nothing of the file was taken, ask the bank"
                                .formatted(Named.some(references)));
        };
    }
}
