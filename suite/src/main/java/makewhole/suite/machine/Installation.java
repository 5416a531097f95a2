package makewhole.suite.machine;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import makewhole.platform.database.ServiceDatabase;

/**
 * Where an installation lives and how it is set up.
 *
 * @param home the root of the built tree
 * @param data the folder with its database, passwords, logs and mails; lasts across restarts
 * @param mails where messages are kept
 * @param ports of the services
 * @param clock the story's clock, if the present is not the real one
 * @param firstStates the states of algorithm versions in a database that has none yet; empty for those of a release
 * @param debtors the firm's accounts that payments are made from, by currency
 * @param jvm how the services' Java is set up
 */
public record Installation(
        Path home,
        Path data,
        Path mails,
        Ports ports,
        Optional<StoryClock> clock,
        String firstStates,
        List<Debtor> debtors,
        Jvm jvm) {
    private static final String PAYMENT_INSTRUCTIONS = "By transfer to the client account in your investor agreement.";

    private static final String SENDER = "Rehearsal Investor Care <care@makewhole.example>";

    /** Where everybody has an address who is no customer. */
    static final String FIRM = "@makewhole.example";

    /** Who is asked, reminded and told beside customers. */
    private static final String DIRECTORY = String.join(
            ",",
            "ENGINEERING=Engineering <engineering@makewhole.example>",
            "CUSTOMER_SUCCESS=Customer success <care@makewhole.example>",
            "LEGAL=Legal <legal@makewhole.example>",
            "OPERATIONS=Operations <operations@makewhole.example>",
            "FINANCE=Finance <finance@makewhole.example>",
            "board=Board <board@makewhole.example>");

    public Installation {
        debtors = List.copyOf(debtors);
    }

    /** Ends in a sentence if a database still runs on the data in {@code data}. */
    public static void requireNotRunning(Path data) {
        EmbeddedServer.requireNotRunning(data.resolve("postgres"));
    }

    Path logs() {
        return data.resolve("logs");
    }

    Secrets secrets() {
        return new Secrets(data.resolve("passwords.properties"));
    }

    static ServiceDatabase database(Service service, Secrets secrets) {
        return ServiceDatabase.named(service.shortName(), secrets.of("database." + service.shortName()));
    }

    /** Everything a service is told, as in production: its environment. */
    Map<String, String> settings(Service service, Secrets secrets, int databasePort, int mailPort) {
        Map<String, String> settings = new LinkedHashMap<>();
        ServiceDatabase database = database(service, secrets);
        settings.put(
                "MAKEWHOLE_DATABASE_URL", "jdbc:postgresql://localhost:%d/%s".formatted(databasePort, database.name()));
        settings.put("MAKEWHOLE_DATABASE_USER", database.serviceRole());
        settings.put("MAKEWHOLE_DATABASE_PASSWORD", database.password());
        settings.put("MAKEWHOLE_DATABASE_OWNER", database.owner());
        settings.put("MAKEWHOLE_DATABASE_OWNER_PASSWORD", database.password());
        settings.put("MAKEWHOLE_IDENTITY", "local-accounts");
        settings.put("MAKEWHOLE_SERVICE_PASSWORD", secrets.of("account." + service.module()));
        settings.put("QUARKUS_SWAGGER_UI_ENABLED", "true");
        settings.put("QUARKUS_HTTP_HOST", "localhost");
        settings.put("QUARKUS_HTTP_PORT", String.valueOf(ports.of(service)));
        for (Service other : Service.values()) {
            settings.put("quarkus.rest-client.%s.url".formatted(other.shortName()), ports.url(other));
        }
        accounts(settings, secrets);
        clock.ifPresent(present -> settings.put(
                "MAKEWHOLE_CLOCK_OFFSET_FILE", present.file().toAbsolutePath().toString()));
        switch (service) {
            case ALLOCATION -> {
                if (!firstStates.isEmpty()) {
                    settings.put("MAKEWHOLE_ALLOCATION_FIRST_STATES", firstStates);
                }
            }
            case REMEDIATION -> {
                settings.put("MAKEWHOLE_ACCOUNT_KEYS", "local:" + secrets.key("account-key"));
                settings.put("MAKEWHOLE_STAKEHOLDERS", "board");
                // A story passes days in seconds.
                settings.put("MAKEWHOLE_REMINDERS_LOOK_EVERY", "PT2S");
                debtors.forEach(debtor -> settings.putAll(debtor.settings()));
            }
            case NOTIFICATION -> {
                settings.put("MAKEWHOLE_NOTICES_FROM", SENDER);
                settings.put("MAKEWHOLE_NOTICES_PAYMENT_INSTRUCTIONS", PAYMENT_INSTRUCTIONS);
                settings.put("MAKEWHOLE_RECIPIENT_ADDRESS", ports.url(service));
                settings.put("MAKEWHOLE_RECIPIENT_KEYS", "k1:" + secrets.key("recipient-links"));
                settings.put("MAKEWHOLE_AUDIENCE_DIRECTORY", DIRECTORY);
                settings.put("QUARKUS_MAILER_HOST", "localhost");
                settings.put("QUARKUS_MAILER_PORT", String.valueOf(mailPort));
                // The mail server is a thread of this very program.
                settings.put("QUARKUS_MAILER_START_TLS", "disabled");
            }
        }
        return settings;
    }

    /** Names of accounts hold hyphens, so their settings are named in full; an environment takes any name. */
    private static void accounts(Map<String, String> settings, Secrets secrets) {
        List<Account> all = new java.util.ArrayList<>(Account.persons());
        all.addAll(Account.services());
        for (Account account : all) {
            settings.put(
                    "quarkus.security.users.embedded.users.\"%s\"".formatted(account.name()),
                    secrets.of("account." + account.name()));
            settings.put("quarkus.security.users.embedded.roles.\"%s\"".formatted(account.name()), account.role());
        }
    }
}
