package makewhole.suite;

import java.util.concurrent.CountDownLatch;
import makewhole.suite.machine.RunningSuite;
import makewhole.suite.story.Narrator;

/** Runs something on a suite, and stops the suite however it ends: by itself, by a failure, or by Ctrl-C. */
final class RunUntilStopped {
    private final RunningSuite suite;
    private final Narrator narrator;

    RunUntilStopped(RunningSuite suite, Narrator narrator) {
        this.suite = suite;
        this.narrator = narrator;
    }

    /** What is done with a suite; the suite is stopped after it. */
    void run(Runnable story) {
        Thread stop = new Thread(this::stop, "stop-everything");
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            suite.start();
            story.run();
        } catch (CannotGoOnException end) {
            waitIfStopping();
            throw suite.whoDied()
                    .map(words -> new CannotGoOnException(end.sentence() + "\n" + words, end))
                    .orElse(end);
        } finally {
            if (!suite.isClosed()) {
                suite.close();
            }
        }
    }

    /** Keeps the suite running until somebody presses Ctrl-C, or a service stops by itself. */
    void stay() {
        try {
            while (suite.whoDied().isEmpty()) {
                Thread.sleep(500);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        throw new CannotGoOnException("Makewhole cannot go on.");
    }

    private void stop() {
        if (!suite.isClosed()) {
            narrator.say("");
            narrator.say("Stopping everything …");
            suite.close();
            narrator.say("Stopped.");
        }
    }

    /** A failure while everything is being stopped is none: the program ends when the stopping has. */
    private void waitIfStopping() {
        if (suite.isClosed()) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
