package makewhole.suite;

import makewhole.suite.machine.Account;
import makewhole.suite.machine.RunningSuite;
import makewhole.suite.machine.Service;
import makewhole.suite.story.Narrator;

/** Tells a person where the services are and with which accounts they can be called. */
final class Addresses {
    private Addresses() {}

    static void tell(RunningSuite suite, Narrator narrator) {
        narrator.say("");
        for (Service service : Service.values()) {
            String url = suite.installation().ports().url(service);
            narrator.say("  %-21s %s   API: %s/q/swagger-ui".formatted(service.module(), url, url));
        }
        narrator.say("  %-21s %s".formatted("mails", suite.installation().mails()));
        narrator.say("");
        narrator.say("  Accounts (HTTP Basic), name and password:");
        for (Account account : Account.persons()) {
            narrator.say("  %-21s %s".formatted(account.name(), suite.password(account)));
        }
        narrator.say("");
        narrator.say("Ctrl-C stops everything.");
    }
}
