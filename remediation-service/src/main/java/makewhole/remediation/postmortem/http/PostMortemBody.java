package makewhole.remediation.postmortem.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import makewhole.remediation.incident.Incident;
import makewhole.remediation.inquiry.Inquiry;
import makewhole.remediation.postmortem.MeetingDay;
import makewhole.remediation.postmortem.PostMortem;
import makewhole.remediation.postmortem.PublicationDay;
import makewhole.remediation.postmortem.Section;
import org.jspecify.annotations.Nullable;

/**
 * A post-mortem on the wire.
 *
 * @param outdated whether the incident or an inquiry was opened again since it was published: draft the next edition
 * @param meetingDue the last day on which it has to be talked about
 * @param publicationDue the last day on which it has to be published
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PostMortemBody(
        String incident,
        int edition,
        String state,
        boolean outdated,
        LocalDate meetingDue,
        @Nullable LocalDate meetingOn,
        LocalDate publicationDue,
        String draftedBy,
        Instant draftedAt,
        List<String> editors,
        @Nullable String reviewedBy,
        @Nullable String reviewComment,
        @Nullable String publishedBy,
        @Nullable Instant publishedAt,
        Map<String, String> sections) {

    static PostMortemBody of(Incident incident, List<Inquiry> asked, PostMortem postMortem) {
        Map<String, String> sections = new LinkedHashMap<>();
        for (Section section : Section.values()) {
            sections.put(section.key(), postMortem.markdown(section));
        }
        return new PostMortemBody(
                postMortem.incident().value(),
                postMortem.edition(),
                postMortem.state().name(),
                postMortem.isOutdated(incident, asked),
                MeetingDay.of(incident),
                postMortem.meetingOn().orElse(null),
                PublicationDay.of(incident, asked),
                postMortem.draftedBy(),
                postMortem.draftedAt(),
                postMortem.editors().stream().sorted().toList(),
                postMortem.review().map(PostMortem.Review::by).orElse(null),
                postMortem.review().map(PostMortem.Review::comment).orElse(null),
                postMortem.publishedBy().orElse(null),
                postMortem.publishedAt().orElse(null),
                sections);
    }
}
