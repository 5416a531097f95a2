package makewhole.remediation.inquiry.db;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import makewhole.platform.problem.NotFoundException;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.inquiry.Inquiries;
import makewhole.remediation.inquiry.Inquiry;
import makewhole.remediation.inquiry.Superseded;
import makewhole.remediation.inquiry.Team;

@ApplicationScoped
class InquiryTable implements Inquiries, PanacheRepositoryBase<InquiryRow, String> {
    private final SupersededTable superseded;

    InquiryTable(SupersededTable superseded) {
        this.superseded = superseded;
    }

    @Override
    @Transactional
    public List<Inquiry> of(IncidentId incident) {
        return find("incident", incident.value()).stream()
                .map(InquiryRow::toInquiry)
                .sorted(Comparator.comparing(Inquiry::team))
                .toList();
    }

    @Override
    @Transactional
    public Inquiry require(IncidentId incident, Team team) {
        return row(incident, team).toInquiry();
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void add(Inquiry inquiry) {
        InquiryRow row = new InquiryRow();
        row.take(inquiry);
        persist(row);
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void replace(Inquiry inquiry) {
        row(inquiry.incident(), inquiry.team()).take(inquiry);
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void keep(Superseded settled) {
        superseded.add(settled);
    }

    @Override
    @Transactional
    public List<Superseded> superseded(IncidentId incident) {
        return superseded.of(incident);
    }

    private InquiryRow row(IncidentId incident, Team team) {
        return findByIdOptional(InquiryRow.id(incident, team))
                .orElseThrow(() -> new NotFoundException("inquiry", InquiryRow.id(incident, team)));
    }
}
