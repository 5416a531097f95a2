package makewhole.notification.testing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import makewhole.platform.testing.PackagedService;

/** The packaged service as a replica that soon notices when another one is gone. */
public final class PackagedReplica {
    private PackagedReplica() {}

    /** Starts it and returns when it is ready. */
    public static PackagedService start(
            List<String> options, Map<String, String> settings, int mailPort, int remediationPort) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("makewhole.notices.from", "Northgate Investor Care <care@northgate.example>");
        all.put(
                "makewhole.notices.payment-instructions",
                "By transfer to the client account in your investor agreement.");
        all.put("makewhole.notices.lease", "PT12S");
        all.put("makewhole.jobs.heartbeat-every", "PT1S");
        all.put("makewhole.database.silence-ends-transaction-after-millis", "5000");
        all.put("makewhole.smtp.answer-timeout", "PT120S");
        all.put("makewhole.smtp.start-tls", "disabled");
        all.put("makewhole.smtp.port", Integer.toString(mailPort));
        all.put("quarkus.rest-client.remediation.url", "http://localhost:" + remediationPort);
        return PackagedService.start("replica", options, all);
    }
}
