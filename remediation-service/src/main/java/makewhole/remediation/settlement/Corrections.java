package makewhole.remediation.settlement;

/**
 * Booking corrections at allocation-service. The same rebooking may be asked for again without being booked twice.
 */
public interface Corrections {
    /**
     * Books it and says which allocation is in force now. Throws {@code LastingFailure} where it is refused, and
     * {@code PassingFailure} or another exception where it may succeed later.
     */
    String book(Rebooking rebooking, String planDigest, String incident);
}
