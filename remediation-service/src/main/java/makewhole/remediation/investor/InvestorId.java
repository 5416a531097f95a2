package makewhole.remediation.investor;

/** Which investor, as the firm names them, such as {@code INV-00042}. */
public record InvestorId(String value) implements Comparable<InvestorId> {
    public InvestorId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("an investor has an id");
        }
    }

    @Override
    public int compareTo(InvestorId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
