package makewhole.remediation.refusal;

import java.util.List;

/** Why what a bank says is not taken; nothing of its file is. */
public sealed interface BankRefusal extends Refusal {
    /** The file was taken before, under this name or another. */
    record FileKnown(String name, String before) implements BankRefusal {}

    /** It is no status report that can be understood. */
    record FileUnreadable(String name, String why) implements BankRefusal {}

    /** References and messages that no approved run of ours has. */
    record LinesUnknown(List<String> references) implements BankRefusal {
        public LinesUnknown {
            references = List.copyOf(references);
        }
    }

    /** Payments of which the bank has said something that this contradicts. */
    record LinesSettled(List<String> references) implements BankRefusal {
        public LinesSettled {
            references = List.copyOf(references);
        }
    }

    /** Payments whose amount is another than the ordered one. */
    record AmountsDiffer(List<String> references) implements BankRefusal {
        public AmountsDiffer {
            references = List.copyOf(references);
        }
    }
}
