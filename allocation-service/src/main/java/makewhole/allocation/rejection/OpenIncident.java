package makewhole.allocation.rejection;

import jakarta.enterprise.context.ApplicationScoped;
import makewhole.allocation.proration.VersionName;
import makewhole.platform.jobs.DurableJob;

/** Opens the incident of a rejection. Asked for in the transaction that halts the version, tried until it is confirmed. */
@ApplicationScoped
class OpenIncident implements DurableJob<OpenIncident.Work> {
    private final Rejections rejections;
    private final IncidentDesk desk;
    private final KeepIncident keep;

    OpenIncident(Rejections rejections, IncidentDesk desk, KeepIncident keep) {
        this.rejections = rejections;
        this.desk = desk;
        this.keep = keep;
    }

    /** Which version was rejected. */
    record Work(String version) {}

    @Override
    public String name() {
        return "open-incident";
    }

    @Override
    public Class<Work> payloadType() {
        return Work.class;
    }

    @Override
    public void run(Work work) {
        rejections
                .of(new VersionName(work.version()))
                .filter(rejection -> rejection.incident().isEmpty())
                .ifPresent(this::open);
    }

    void open(Rejection rejection) {
        keep.opened(rejection, desk.open(rejection));
    }
}
