package makewhole.remediation.settlement;

/**
 * Booking corrections at allocation-service. The same rebooking may be asked for again without being booked twice.
 */
public interface Corrections {
    /**
     * Books it and says which allocation is in force now. Any other exception than the one named means that it is not
     * known whether it was booked.
     *
     * @throws CorrectionRefusedException if it is refused
     */
    String book(Rebooking rebooking, String planDigest, String incident);
}
