package makewhole.notification.batch;

import java.util.regex.Pattern;

/** What counts as an address that mail can be sent to: ASCII, nothing quoted, a domain that has a dot. */
public final class MailAddress {
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                    + "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])");
    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL_PART = 64;

    private MailAddress() {}

    /** Whether mail can be sent to it. */
    public static boolean isUsable(String address) {
        return address.length() <= LONGEST
                && address.indexOf('@') <= LONGEST_LOCAL_PART
                && EMAIL.matcher(address).matches();
    }
}
