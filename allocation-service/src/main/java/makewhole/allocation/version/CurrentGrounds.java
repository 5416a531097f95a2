package makewhole.allocation.version;

import java.util.UUID;

/** What a verification would be made on at this moment. */
public interface CurrentGrounds {
    Grounds by(UUID audit);
}
