package makewhole.suite.machine;

/** Where it is told what is being done, so that no minute passes in silence. */
@FunctionalInterface
public interface Progress {
    void tell(String sentence);
}
