package makewhole.suite.machine;

import java.util.List;
import java.util.stream.Stream;

/** How the Java of a service is set up. */
public enum Jvm {
    /** Starts fast and takes little room: for a story on somebody's laptop. */
    SMALL_AND_QUICK,
    /** As in the image that is deployed: for whoever measures. */
    AS_DEPLOYED;

    List<String> options() {
        Stream<String> own = switch (this) {
            case SMALL_AND_QUICK -> Stream.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
            case AS_DEPLOYED -> Stream.of("-Xmx1g");
        };
        return Stream.concat(
                        own, Stream.of("--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED"))
                .toList();
    }
}
