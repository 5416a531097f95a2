package makewhole.remediation.deal;

/** Which deal, as the firm names it, such as {@code D-2024-09-09}. */
public record DealId(String value) implements Comparable<DealId> {
    public DealId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a deal has an id");
        }
    }

    @Override
    public int compareTo(DealId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
