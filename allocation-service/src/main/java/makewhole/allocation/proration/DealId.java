package makewhole.allocation.proration;

/** Names one deal. */
public record DealId(String value) implements Comparable<DealId> {
    private static final int LONGEST = 100;

    public DealId {
        if (value.isBlank() || value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a deal has an id of 1 to 100 printable characters");
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
