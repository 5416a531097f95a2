package makewhole.remediation.plan.http;

import makewhole.remediation.remedy.Step;

/** A step of a calculation on the wire. */
public record StepBody(String name, String formula, String value) {
    public static StepBody of(Step step) {
        return new StepBody(step.name(), step.formula(), step.value());
    }
}
