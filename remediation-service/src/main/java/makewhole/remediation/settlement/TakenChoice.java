package makewhole.remediation.settlement;

import java.time.Instant;
import makewhole.remediation.plan.Answer;
import makewhole.remediation.plan.LineId;

/** An answer that can no longer change and has been carried out. */
public record TakenChoice(LineId line, Answer answer, boolean bySilence, Instant takenAt) {}
