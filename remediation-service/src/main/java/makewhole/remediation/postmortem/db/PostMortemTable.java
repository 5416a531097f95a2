package makewhole.remediation.postmortem.db;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.postmortem.PostMortem;
import makewhole.remediation.postmortem.PostMortems;

@ApplicationScoped
class PostMortemTable implements PostMortems, PanacheRepositoryBase<PostMortemRow, String> {
    @Override
    @Transactional
    public Optional<PostMortem> of(IncidentId incident) {
        return findByIdOptional(incident.value()).map(PostMortemRow::toPostMortem);
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void keep(PostMortem postMortem) {
        Optional<PostMortemRow> known = findByIdOptional(postMortem.incident().value());
        if (known.isPresent()) {
            known.get().take(postMortem);
            return;
        }
        PostMortemRow row = new PostMortemRow();
        row.take(postMortem);
        persist(row);
    }
}
