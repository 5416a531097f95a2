package makewhole.remediation.postmortem.db;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.postmortem.PostMortem;
import makewhole.remediation.postmortem.Section;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "post_mortem")
class PostMortemRow {
    @Id
    String incident = "";

    @Version
    long version;

    @Column(name = "drafted_by")
    String draftedBy = "";

    @Column(name = "drafted_at")
    Instant draftedAt = Instant.EPOCH;

    @Column(name = "published_by")
    @Nullable
    String publishedBy;

    @Column(name = "published_at")
    @Nullable
    Instant publishedAt;

    int edition = 1;

    @Column(name = "reviewed_by")
    @Nullable
    String reviewedBy;

    @Column(name = "reviewed_at")
    @Nullable
    Instant reviewedAt;

    @Column(name = "review_comment")
    @Nullable
    String reviewComment;

    @Column(name = "meeting_on")
    @Nullable
    LocalDate meetingOn;

    @ElementCollection
    @CollectionTable(name = "post_mortem_editor", joinColumns = @JoinColumn(name = "incident"))
    @Column(name = "editor")
    Set<String> editors = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "post_mortem_section", joinColumns = @JoinColumn(name = "incident"))
    @MapKeyEnumerated(EnumType.STRING)
    @MapKeyColumn(name = "section")
    Map<Section, SectionRow> sections = new HashMap<>();

    void take(PostMortem postMortem) {
        incident = postMortem.incident().value();
        draftedBy = postMortem.draftedBy();
        draftedAt = postMortem.draftedAt();
        edition = postMortem.edition();
        reviewedBy = postMortem.review().map(PostMortem.Review::by).orElse(null);
        reviewedAt = postMortem.review().map(PostMortem.Review::at).orElse(null);
        reviewComment = postMortem.review().map(PostMortem.Review::comment).orElse(null);
        meetingOn = postMortem.meetingOn().orElse(null);
        editors.retainAll(postMortem.editors());
        editors.addAll(postMortem.editors());
        publishedBy = postMortem.publishedBy().orElse(null);
        publishedAt = postMortem.publishedAt().orElse(null);
        sections.keySet().retainAll(postMortem.sections().keySet());
        postMortem.sections().forEach((section, text) -> {
            SectionRow row = new SectionRow(text.markdown(), text.edited());
            if (!row.equals(sections.get(section))) {
                sections.put(section, row);
            }
        });
    }

    PostMortem toPostMortem() {
        Map<Section, PostMortem.Text> texts = new EnumMap<>(Section.class);
        sections.forEach((section, row) -> texts.put(section, new PostMortem.Text(row.markdown(), row.edited())));
        return new PostMortem(
                new IncidentId(incident),
                edition,
                draftedBy,
                draftedAt,
                editors,
                texts,
                review(),
                Optional.ofNullable(meetingOn),
                Optional.ofNullable(publishedBy),
                Optional.ofNullable(publishedAt));
    }

    private Optional<PostMortem.Review> review() {
        return reviewedBy == null || reviewedAt == null
                ? Optional.empty()
                : Optional.of(
                        new PostMortem.Review(reviewedBy, reviewedAt, reviewComment == null ? "" : reviewComment));
    }
}
