package makewhole.allocation.deal;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import makewhole.platform.jobs.RepeatedJob;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Takes the errors of refused uploads away when their days are over. */
@ApplicationScoped
class ForgetRefusedUploads implements RepeatedJob {
    private static final Logger LOG = Logger.getLogger(ForgetRefusedUploads.class);

    private final RefusedUploads refusedUploads;
    private final InstantSource clock;
    private final Duration keptFor;

    ForgetRefusedUploads(
            RefusedUploads refusedUploads,
            InstantSource clock,
            @ConfigProperty(name = "makewhole.books.errors-kept-for") Duration keptFor) {
        this.refusedUploads = refusedUploads;
        this.clock = clock;
        this.keptFor = keptFor;
    }

    @Override
    public String name() {
        return "forget-refused-uploads";
    }

    @Override
    public Duration pause() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        int forgotten = refusedUploads.forgetBefore(clock.instant().minus(keptFor));
        LOG.debugf("event=refused-uploads-forgotten count=%d", forgotten);
    }
}
