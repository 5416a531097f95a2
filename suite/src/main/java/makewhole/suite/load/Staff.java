package makewhole.suite.load;

import java.net.http.HttpClient;
import java.time.Duration;
import makewhole.suite.machine.Account;
import makewhole.suite.machine.Replica;
import makewhole.suite.machine.Replicas;
import makewhole.suite.rest.Person;

/** The persons who call the replicas. They give an answer that does not come a few seconds, and then go elsewhere. */
final class Staff implements AutoCloseable {
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(20);
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(3);

    private final Replicas replicas;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LONGEST_CONNECT)
            .build();

    Staff(Replicas replicas) {
        this.replicas = replicas;
    }

    /** Somebody of operations at one replica. */
    Person operations(Replica at) {
        return person(at, "operations-1", "OPERATIONS");
    }

    /** Somebody of legal at one replica. */
    Person legal(Replica at) {
        return person(at, "legal-1", "LEGAL");
    }

    private Person person(Replica at, String name, String role) {
        Account account = new Account(name, role);
        return new Person(http, at.ports(), account, replicas.password(account), LONGEST_ANSWER);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
