package makewhole.remediation.investor;

import java.io.InputStream;
import java.util.Optional;

/** The files of one import; each may be absent. */
public record Upload(
        Optional<InputStream> investors, Optional<InputStream> distributions, Optional<InputStream> valuations) {}
