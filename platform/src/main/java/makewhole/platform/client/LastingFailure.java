package makewhole.platform.client;

import java.io.Serial;

/** Another service refused; asking again with the same request will not help. Judge by {@link #problem()}. */
public final class LastingFailure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String problem;
    private final String detail;

    public LastingFailure(int status, String problem, String detail) {
        super("%d %s: %s".formatted(status, problem, detail));
        this.status = status;
        this.problem = problem;
        this.detail = detail;
    }

    public int status() {
        return status;
    }

    /** The name of the problem, such as {@code kill-switch-engaged}; empty if the answer was not a problem detail. */
    public String problem() {
        return problem;
    }

    public String detail() {
        return detail;
    }
}
