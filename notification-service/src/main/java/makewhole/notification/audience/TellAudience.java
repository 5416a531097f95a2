package makewhole.notification.audience;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import makewhole.notification.Refusal.AddresseeUnknown;
import makewhole.notification.Refusal.TemplateIsForCustomers;
import makewhole.notification.RefusedException;
import makewhole.notification.batch.Batch;
import makewhole.notification.batch.BatchApproved;
import makewhole.notification.batch.Batches;
import makewhole.notification.batch.CreateBatch;
import makewhole.notification.batch.CreateBatch.Order;
import makewhole.notification.batch.IncomingRows;
import makewhole.notification.batch.RequestedNotice;
import makewhole.notification.batch.Sending;
import makewhole.notification.template.field.GivenValue;
import makewhole.notification.template.field.GivenValue.GivenMoney;
import makewhole.platform.digest.Digests;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;

/**
 * Tells teams and stakeholders. No plan stands behind such a message and nobody approves it, so it can go only to those in
 * the directory, and only with templates that are not for customers. It is checked, rendered, kept, sent and accounted for
 * like a notice, and a reference is told to each of them once.
 */
@ApplicationScoped
public class TellAudience {
    /** The templates that tell no customer anything; every other one needs an approval. */
    private static final Set<String> TEMPLATES = Set.of("inquiry", "task-due", "status", "post-mortem");

    private static final GivenMoney NOTHING = new GivenMoney("0.00", "USD");

    /**
     * What is told to whom.
     *
     * @param reference tells this message from others of the incident, and is never used for another one
     * @param to ids of the directory
     */
    public record Message(
            String incident, String reference, String template, List<String> to, Map<String, GivenValue> fields) {
        public Message {
            to = List.copyOf(to);
            fields = Map.copyOf(fields);
        }
    }

    private final Directory directory;
    private final CreateBatch createBatch;
    private final Batches batches;
    private final Journal journal;
    private final Event<BatchApproved> approved;

    @Inject
    TellAudience(
            Directory directory,
            CreateBatch createBatch,
            Batches batches,
            Journal journal,
            Event<BatchApproved> approved) {
        this.directory = directory;
        this.createBatch = createBatch;
        this.batches = batches;
        this.journal = journal;
        this.approved = approved;
    }

    /**
     * Tells them; sending begins when the transaction has committed.
     *
     * @throws RefusedException if the template is for customers, somebody is not in the directory, one of them has been told
     *     this before, or a field is wrong; then nobody is told
     */
    @Transactional(TxType.MANDATORY)
    public Batch tell(Message message, Subject by) {
        if (!TEMPLATES.contains(message.template())) {
            throw new RefusedException(new TemplateIsForCustomers(message.template()));
        }
        List<Addressee> all = message.to().stream().map(this::known).toList();
        Batch batch = createBatch.keep(
                about(message.incident()),
                IncomingRows.counted(
                        all.stream().map(each -> asked(message, each)).toList()),
                by);
        batches.approve(batch.id(), Sending.AT_ONCE, by);
        journal.append(JournalEntry.of("audience-told", "batch", batch.id(), by.name())
                .with("incident", message.incident())
                .with("digest", batch.digest())
                .with("messages", batch.rows())
                .with("template", message.template())
                .with("reference", message.reference()));
        approved.fire(new BatchApproved(batch.id()));
        return batches.get(batch.id()).orElseThrow();
    }

    private Addressee known(String id) {
        return directory.named(id).orElseThrow(() -> new RefusedException(new AddresseeUnknown(id)));
    }

    /** In the place of a plan stands the incident: under it a line, which is reference and addressee, is told once. */
    private static Order about(String incident) {
        UUID place = UUID.nameUUIDFromBytes(("audience of " + incident).getBytes(StandardCharsets.UTF_8));
        return new Order(place, Digests.of(Map.of("incident", incident)), incident);
    }

    private static RequestedNotice asked(Message message, Addressee to) {
        return new RequestedNotice(
                message.reference() + "." + to.id(),
                message.template(),
                to.id(),
                to.name(),
                to.email(),
                to.locale(),
                Optional.of(NOTHING),
                message.fields());
    }
}
