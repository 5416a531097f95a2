package makewhole.allocation.http;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.security.spi.runtime.BlockingSecurityExecutor;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Passwords are checked on threads of their own. On the worker threads, which requests that wait for the database may
 * all hold, whoever engages the kill switch would first wait to be recognised.
 */
@Singleton
@Alternative
@Priority(1)
class AuthenticationThreads implements BlockingSecurityExecutor {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** The request goes on where it was: on its event loop. */
    @Override
    public <T> Uni<T> executeBlocking(Supplier<? extends T> check) {
        @Nullable Context request = Vertx.currentContext();
        Uni<T> checked = Uni.createFrom().<T>item(check).runSubscriptionOn(threads);
        return request == null ? checked : checked.emitOn(step -> request.runOnContext(_ -> step.run()));
    }

    void stop(@Observes ShutdownEvent event) {
        threads.shutdownNow();
    }
}
