package makewhole.suite.story;

import java.io.PrintStream;
import makewhole.suite.machine.Progress;

/** Tells the story as it goes: numbered steps, with figures and who did it. */
public final class Narrator implements Progress {
    private final PrintStream out;
    private int steps;

    public Narrator(PrintStream out) {
        this.out = out;
    }

    /** A headline between steps. */
    public void chapter(String title) {
        out.printf("%n%s%n", title);
    }

    /** A step of the story: who does what. */
    public void step(String sentence) {
        steps++;
        out.printf("%3d. %s%n", steps, sentence);
    }

    /** What came of the step. */
    @Override
    public void tell(String sentence) {
        for (String line : sentence.split("\n", -1)) {
            out.printf("     %s%n", line);
        }
    }

    /** A line of its own. */
    public void say(String line) {
        out.println(line);
    }
}
