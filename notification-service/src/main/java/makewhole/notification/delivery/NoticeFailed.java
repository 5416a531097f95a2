package makewhole.notification.delivery;

import java.util.UUID;

/**
 * A customer was not told: the notice was refused for good, or came back. Fired in the transaction of that change.
 *
 * @param status the code of the mail server
 */
public record NoticeFailed(UUID notice, UUID batch, String status) {}
