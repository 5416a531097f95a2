package makewhole.notification.audience;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Who can be told without an approval: the entries of {@code makewhole.audience.directory}, such as {@code LEGAL=Legal team
 * <legal@northgate.example>} or {@code board=Board <board@northgate.example> en-GB}. Nobody else can, whatever a caller says.
 */
@ApplicationScoped
class Directory {
    private static final Pattern ENTRY =
            Pattern.compile("\\s*(?<id>[A-Za-z0-9][A-Za-z0-9._-]{0,22})\\s*=\\s*(?<name>[^<>\"=]*[^<>\"=\\s])\\s*"
                    + "<(?<email>[^<>\\s]+)>\\s*(?<locale>[A-Za-z]{2}-[A-Za-z]{2})?\\s*");
    private static final String LANGUAGE = "en-US";

    private final Map<String, Addressee> byId = new HashMap<>();

    @Inject
    Directory(@ConfigProperty(name = "makewhole.audience.directory") Optional<List<String>> entries) {
        for (String entry : entries.orElse(List.of())) {
            Matcher matcher = ENTRY.matcher(entry);
            if (!matcher.matches()) {
                throw new IllegalArgumentException(
                        "makewhole.audience.directory (environment: MAKEWHOLE_AUDIENCE_DIRECTORY) must be like"
                                + " 'LEGAL=Legal team <legal@northgate.example>,board=Board <board@northgate.example> en-GB'");
            }
            String locale = Optional.ofNullable(matcher.group("locale")).orElse(LANGUAGE);
            Addressee addressee =
                    new Addressee(matcher.group("id"), matcher.group("name").strip(), matcher.group("email"), locale);
            if (byId.put(addressee.id(), addressee) != null) {
                throw new IllegalArgumentException(
                        "makewhole.audience.directory names %s twice".formatted(addressee.id()));
            }
        }
    }

    Optional<Addressee> named(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
