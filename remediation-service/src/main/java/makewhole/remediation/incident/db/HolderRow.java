package makewhole.remediation.incident.db;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Optional;
import makewhole.remediation.incident.Holder;
import org.jspecify.annotations.Nullable;

@Embeddable
record HolderRow(
        String person,

        @Column(name = "offered_to") @Nullable String offeredTo,

        @Nullable String note) {

    static HolderRow of(Holder holder) {
        return new HolderRow(
                holder.person(),
                holder.offer().map(Holder.Offer::to).orElse(null),
                holder.offer().map(Holder.Offer::note).orElse(null));
    }

    Holder toHolder() {
        return new Holder(
                person, Optional.ofNullable(offeredTo).map(to -> new Holder.Offer(to, note == null ? "" : note)));
    }
}
