package makewhole.notification.delivery;

import java.util.UUID;

/**
 * A customer was not told: the notice was refused for good, or came back. Fired in the transaction of that change.
 *
 * @param status the code of the mail server, or {@code unwritable} where no mail could be made of the notice
 */
public record NoticeFailed(UUID notice, UUID batch, String status) {}
