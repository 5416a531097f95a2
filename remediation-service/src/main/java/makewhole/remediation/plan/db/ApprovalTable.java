package makewhole.remediation.plan.db;

import static makewhole.remediation.plan.db.PlanTable.instant;
import static makewhole.remediation.plan.db.PlanTable.timestamp;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import makewhole.platform.identity.Role;
import makewhole.remediation.plan.Approval;
import makewhole.remediation.plan.Plan;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.plan.PlanState;
import makewhole.remediation.plan.Rejection;
import org.jdbi.v3.core.Handle;

/** Who said yes or no to a plan. No row is ever deleted: an approval that counts no longer is marked. */
@ApplicationScoped
class ApprovalTable {
    List<Approval> of(Handle handle, PlanId plan) {
        return handle.createQuery("SELECT * FROM plan_approval WHERE plan = :plan AND NOT lapsed ORDER BY at, role")
                .bind("plan", plan.value())
                .map((row, context) -> new Approval(
                        Role.valueOf(row.getString("role")),
                        row.getString("subject"),
                        row.getString("digest"),
                        instant(row, "at").orElseThrow(),
                        instant(row, "valid_until")))
                .list();
    }

    Optional<Rejection> rejection(Handle handle, PlanId plan) {
        return handle.createQuery("SELECT * FROM plan_rejection WHERE plan = :plan")
                .bind("plan", plan.value())
                .map((row, context) -> new Rejection(
                        Role.valueOf(row.getString("role")),
                        row.getString("subject"),
                        row.getString("digest"),
                        row.getString("reason"),
                        instant(row, "at").orElseThrow()))
                .findOne();
    }

    List<PlanId> lapsed(Handle handle, Instant now) {
        return handle.createQuery("""
                        SELECT DISTINCT p.id FROM plan p JOIN plan_approval a ON a.plan = p.id
                        WHERE p.state IN ('FROZEN', 'APPROVED') AND NOT a.lapsed AND a.valid_until <= :now
                        """)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .map((row, context) -> new PlanId(row.getObject("id", UUID.class)))
                .list();
    }

    /** Marks what is no longer among a plan's approvals, then adds what is new. */
    void replace(Handle handle, Plan plan) {
        if (plan.state() == PlanState.FROZEN || plan.state() == PlanState.APPROVED) {
            handle.createUpdate("""
                            UPDATE plan_approval SET lapsed = true
                            WHERE plan = :plan AND NOT lapsed AND subject <> ALL (:standing)
                            """)
                    .bind("plan", plan.id().value())
                    .bindArray("standing", String.class, (Object[])
                            plan.approvals().stream().map(Approval::subject).toArray(String[]::new))
                    .execute();
        }
        plan.approvals().forEach(approval -> insert(handle, plan.id(), approval));
        plan.rejection().ifPresent(rejection -> insert(handle, plan.id(), rejection));
    }

    private static void insert(Handle handle, PlanId plan, Approval approval) {
        handle.createUpdate("""
                        INSERT INTO plan_approval (plan, role, subject, digest, at, valid_until)
                        VALUES (:plan, :role, :subject, :digest, :at, :validUntil)
                        ON CONFLICT (plan, subject) WHERE NOT lapsed DO NOTHING
                        """)
                .bind("plan", plan.value())
                .bind("role", approval.role().name())
                .bind("subject", approval.subject())
                .bind("digest", approval.digest())
                .bind("at", approval.at().atOffset(ZoneOffset.UTC))
                .bind("validUntil", timestamp(approval.validUntil()))
                .execute();
    }

    private static void insert(Handle handle, PlanId plan, Rejection rejection) {
        handle.createUpdate("""
                        INSERT INTO plan_rejection (plan, role, subject, digest, reason, at)
                        VALUES (:plan, :role, :subject, :digest, :reason, :at) ON CONFLICT (plan) DO NOTHING
                        """)
                .bind("plan", plan.value())
                .bind("role", rejection.role().name())
                .bind("subject", rejection.subject())
                .bind("digest", rejection.digest())
                .bind("reason", rejection.reason())
                .bind("at", rejection.at().atOffset(ZoneOffset.UTC))
                .execute();
    }
}
