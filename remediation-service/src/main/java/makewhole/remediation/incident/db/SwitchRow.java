package makewhole.remediation.incident.db;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import makewhole.remediation.incident.EngagedSwitch;
import makewhole.remediation.incident.SwitchScope;

@Embeddable
record SwitchRow(
        @Enumerated(EnumType.STRING) @Column(name = "scope_kind")
        SwitchScope.Kind kind,

        @Column(name = "scope_name") String name,

        String engagement) {
    static SwitchRow of(EngagedSwitch one) {
        return new SwitchRow(one.scope().kind(), one.scope().name(), one.engagement());
    }

    EngagedSwitch toSwitch() {
        return new EngagedSwitch(new SwitchScope(kind, name), engagement);
    }
}
