package makewhole.remediation.reminder.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import makewhole.platform.identity.Roles;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.incident.Incidents;
import makewhole.remediation.reminder.Reminder;
import makewhole.remediation.reminder.Reminders;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1")
class ReminderResource {
    private final Incidents incidents;
    private final Reminders reminders;

    ReminderResource(Incidents incidents, Reminders reminders) {
        this.incidents = incidents;
        this.reminders = reminders;
    }

    record ReminderBody(
            String about, Reminder.Urgency urgency, String to, LocalDate due, String words, Instant givenAt) {
        static ReminderBody of(Reminders.Given given) {
            Reminder reminder = given.reminder();
            return new ReminderBody(
                    reminder.about(), reminder.urgency(), reminder.to(), reminder.due(), reminder.words(), given.at());
        }
    }

    record ReminderList(List<ReminderBody> items) {}

    @GET
    @Path("/incidents/{incident}/reminders")
    @RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS, Roles.LEGAL, Roles.FINANCE, Roles.CUSTOMER_SUCCESS, Roles.AUDIT
    })
    @Operation(summary = "Who was reminded of what, and what was overdue; the newest last")
    public ReminderList list(@RestPath IncidentId incident) {
        incidents.require(incident);
        return new ReminderList(
                reminders.of(incident).stream().map(ReminderBody::of).toList());
    }
}
