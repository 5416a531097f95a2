package makewhole.remediation.plan.http;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import makewhole.platform.money.Money;
import makewhole.remediation.finding.Finding;
import makewhole.remediation.finding.LimitKind;
import makewhole.remediation.plan.Choice;
import makewhole.remediation.plan.PlanLine;
import org.jspecify.annotations.Nullable;

/** A line of a plan on the wire. */
record LineBody(
        String line,
        String deal,
        String investor,
        String currency,
        String booked,
        String right,
        String difference,
        String aboveCapBy,
        String limitKind,
        String window,
        String remedy,
        String amountDue,
        @Nullable String amountIfSold,
        @Nullable String offer,
        String principal,
        String gain,
        String interest,
        List<ChoiceBody> answers,
        String silence,
        @Nullable LocalDate answerBy,
        String payeeAccountFingerprint,
        Map<String, String> inputs,
        List<StepBody> steps) {

    record ChoiceBody(String answer, String effect, String amountDue) {
        static ChoiceBody of(Choice choice) {
            return new ChoiceBody(
                    choice.answer().name(), choice.effect(), choice.amountDue().amount());
        }
    }

    static LineBody of(PlanLine line) {
        Finding finding = line.finding();
        return new LineBody(
                line.line().value(),
                line.deal().value(),
                line.investor().value(),
                line.currency().getCurrencyCode(),
                finding.booked().amount(),
                finding.right().amount(),
                finding.difference().amount(),
                finding.aboveCapBy().amount(),
                finding.limitKind() == LimitKind.NONE ? "" : finding.limitKind().name(),
                line.window().name(),
                line.remedy().name(),
                line.amountDue().amount(),
                line.amountIfSold().map(Money::amount).orElse(null),
                line.offer().map(Money::amount).orElse(null),
                line.split().principal().amount(),
                line.split().gain().amount(),
                line.split().interest().amount(),
                line.choices().answers().stream().map(ChoiceBody::of).toList(),
                line.choices().silence().name(),
                line.choices().answerBy().orElse(null),
                line.payeeAccountFingerprint(),
                line.inputs(),
                line.outcome().steps().stream().map(StepBody::of).toList());
    }
}
