package makewhole.allocation.proration;

/** Names one version of the allocation algorithm, such as {@code proration-2}. */
public record VersionName(String value) implements Comparable<VersionName> {
    private static final int LONGEST = 100;

    public VersionName {
        if (value.isBlank() || value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a version has a name of 1 to 100 printable characters");
        }
    }

    @Override
    public int compareTo(VersionName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
