package makewhole.remediation.refusal;

/** Why an incident is not run as somebody wants, or something is not written into its log. */
public sealed interface RoomRefusal extends Refusal {
    /** Only a closed incident is opened again. */
    record IncidentOpen(String incident) implements RoomRefusal {}

    /** A role that somebody else has, and has not handed over. */
    record RoleHeld(String role, String person) implements RoomRefusal {}

    /** Only whoever has a role hands it over. */
    record RoleNotHeld(String role, String person) implements RoomRefusal {}

    /** Neither a country nor a part of one. */
    record JurisdictionUnknown(String jurisdiction) implements RoomRefusal {}

    /** The journal speaks of an incident that the caller may not read. */
    record JournalRestricted(String audit) implements RoomRefusal {}

    /** An assumption that is not in the customer's favour. */
    record AssumptionNotBeneficial(String inFavourOf) implements RoomRefusal {}

    /** What somebody wants to supersede was superseded before. */
    record EntrySuperseded(int number, int by) implements RoomRefusal {}

    /** A hypothesis is not superseded by a decision. */
    record EntryOfOtherKind(int number, String kind) implements RoomRefusal {}
}
