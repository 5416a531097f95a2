package makewhole.notification.batch;

import java.util.Map;
import java.util.Optional;
import makewhole.notification.template.field.GivenValue;
import makewhole.notification.template.field.GivenValue.GivenMoney;

/** One row as it was sent; what was not sent is empty. */
public record RequestedNotice(
        String line,
        String template,
        String investor,
        String name,
        String email,
        String locale,
        Optional<GivenMoney> amount,
        Map<String, GivenValue> fields) {}
