package makewhole.remediation.incident;

/** A kill switch that allocation-service says is engaged, under the id it gave. */
public record EngagedSwitch(SwitchScope scope, String engagement) {}
