package makewhole.remediation.refusal.http;

import java.util.List;

/** Names in the detail of a problem: as many as a person reads. */
final class Named {
    private static final int MOST = 20;

    private Named() {}

    static String some(List<String> names) {
        String named = String.join(", ", names.stream().limit(MOST).toList());
        return names.size() <= MOST ? named : "%s and %d more".formatted(named, names.size() - MOST);
    }
}
