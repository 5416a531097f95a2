package makewhole.allocation.testing;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/** Does something while the test goes on. */
public final class Meanwhile {
    private Meanwhile() {}

    /** On a thread with the class loader of the test, which a shared pool would not have. */
    public static <T> FutureTask<T> start(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(task, "meanwhile");
        thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
        thread.setDaemon(true);
        thread.start();
        return task;
    }
}
