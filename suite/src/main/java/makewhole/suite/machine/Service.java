package makewhole.suite.machine;

import java.nio.file.Path;

/** The three services, in the order of their ports. */
public enum Service {
    ALLOCATION("allocation-service", "allocation", 8081),
    REMEDIATION("remediation-service", "remediation", 8082),
    NOTIFICATION("notification-service", "notification", 8083);

    private final String module;
    private final String shortName;
    private final int usualPort;

    Service(String module, String shortName, int usualPort) {
        this.module = module;
        this.shortName = shortName;
        this.usualPort = usualPort;
    }

    /** The name of its module, its account and its log, such as {@code allocation-service}. */
    public String module() {
        return module;
    }

    /** The name of its database and of its address in the others' configuration, such as {@code allocation}. */
    String shortName() {
        return shortName;
    }

    int usualPort() {
        return usualPort;
    }

    /** Where the build puts what is started. */
    Path runnable(Path home) {
        return home.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    }
}
