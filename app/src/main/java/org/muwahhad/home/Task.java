package org.muwahhad.home;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;

/**
 * Something that waits for a person.
 *
 * @param about name of the round, tender or other thing; null when the task is about many
 * @param code its number, or null
 * @param count how many things wait; 0 when the task is one act
 * @param href where it is done
 * @param due UTC; null without a time limit
 */
public record Task(
    TaskKind kind,
    @Nullable Bilingual about,
    @Nullable String code,
    long count,
    String href,
    @Nullable Instant due) {

  /** What there is to do, in the order in which it is shown. */
  public enum TaskKind {
    CORRECT_SUBMISSION,
    COMPLETE_DRAFT,
    FINISH_AMENDMENT,
    STATE_DEMAND,
    CALL_OFF,
    ENDORSE,
    ANSWER_JOIN,
    CONFIRM_QUANTITIES,
    SUBMIT_PLAN,
    ENTITIES_MISSING,
    ANSWER_INVITATIONS,
    PUBLISH_PLAN,
    OPEN_ROUND,
    CLOSE_ROUND,
    AGGREGATE,
    PREPARE_TENDER,
    APPROVE_TENDER,
    PUBLISH_TENDER,
    ANSWER_QUESTIONS,
    APPROVE_AMENDMENT,
    CONFIRM_AWARDS,
    SET_UP_OPENING_KEY,
    TRY_SHARE,
    OPEN_BIDS,
    ANNOUNCE_PRICES,
    OPEN_PRICES,
    DECIDE_APPLICATIONS,
    CONCLUDE_PREQUALIFICATION,
    DECLARE_CONFLICT,
    CHECK_BIDS,
    SCORE_BIDS,
    AGREE_CONSENSUS,
    ANSWER_CONSENSUS,
    CLOSE_TECHNICAL,
    RANK_BIDS,
    ASK_ABOUT_PRICES,
    DECIDE_LOW_PRICES,
    DECIDE_ALTERNATIVES,
    RECOMMEND_AWARDS,
    VOTE,
    RECORD_OUTCOME,
    VOTE_INITIATIVE,
    DECIDE_INITIATIVE,
    FOLLOW_UP_RECOMMENDATIONS,
    RECORD_MILESTONES,
    SIGN_REPORT,
    VET_REGISTRATIONS,
    DECIDE_DEBARMENT,
    ANSWER_COMPLAINT,
    REPLY_TO_ANSWER,
    DRAFT_REVIEW,
    VOTE_REVIEW,
    CLOSE_REVIEW,
    REGISTER_GUARANTEES,
    FURNISH_GUARANTEES,
    SIGN_AGREEMENT,
    ANSWER_BREACH,
    DECIDE_BREACH,
    ANSWER_CASE,
    ANSWER_NOTICE,
    ANSWER_TERMINATION,
    DECIDE_NOTICE,
    CONFIRM_ORDER,
    APPROVE_ORDER,
    ANSWER_ORDER_CHANGE,
    RECEIVE_DESPATCH,
    ANSWER_INVOICE,
    MARK_PAYMENT,
    SEND_ORDER,
    INVOICE_ORDER,
    ANSWER_ACCESSION,
    DECIDE_ACCESSION,
    ANSWER_RESERVE,
    SIGN_AMENDMENT,
    CONSENT_SUCCESSION,
    CALL_RESERVE,
    DOWNLOAD_REPORT,
    EXPLAIN_PRICE,
    APPLY,
    CONFIRM_BID,
    COMPLETE_BID,
    SUBMIT_BID,
    CONFIRM_ACCOUNT,
    DECIDE_ACCOUNT,
    DECIDE_ACCOUNT_FILE,
    UNLOCK_ACCOUNTS,
    APPOINT_COORDINATORS,
    APPOINT_OFFICERS,
    DECIDE_PROPOSALS,
    RENEW_BENCHMARKS,
    REVIEW_CATALOG,
    VERIFY_AUDIT,
    SEE_AUDIT;

    /** Whether those of one agreement are one task, which counts them where there are several. */
    boolean isByAgreement() {
      return switch (this) {
        case CONFIRM_ORDER,
            APPROVE_ORDER,
            ANSWER_ORDER_CHANGE,
            RECEIVE_DESPATCH,
            ANSWER_INVOICE,
            MARK_PAYMENT,
            SEND_ORDER,
            INVOICE_ORDER ->
            true;
        default -> false;
      };
    }

    /** Whether it is there always, its count being of all there is and not of what waits. */
    boolean isStanding() {
      return this == REVIEW_CATALOG || this == VERIFY_AUDIT || this == SEE_AUDIT;
    }
  }
}
