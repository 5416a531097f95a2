package makewhole.remediation.refusal;

/** Why a request is not carried out although it was understood. */
public sealed interface Refusal
        permits BankRefusal,
                CaseRefusal,
                InquiryRefusal,
                InterestRefusal,
                PlanRefusal,
                PostMortemRefusal,
                RecordRefusal,
                RoomRefusal,
                ScopeRefusal,
                SettlementRefusal,
                UnpaidRefusal {}
