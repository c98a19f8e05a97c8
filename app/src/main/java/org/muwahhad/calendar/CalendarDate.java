package org.muwahhad.calendar;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.web.Tone;

/**
 * One date of a round, a tender, a committee or a complaint.
 *
 * @param uid stable name of the date, whenever it may move
 * @param at UTC
 * @param code of the round, tender or complaint
 * @param name of the round or tender
 * @param state whose endorsement ends; none for dates of all states
 * @param href path of its page
 * @param sequence raised by each change of the round or tender (RFC 5545, 3.8.7.4)
 * @param cancelled whether it will not come
 */
public record CalendarDate(
    String uid,
    CalendarDateKind kind,
    Instant at,
    String code,
    Bilingual name,
    @Nullable Bilingual state,
    String href,
    int sequence,
    boolean cancelled) {

  /** What comes at a date. */
  public enum CalendarDateKind {
    ROUND_OPENS,
    ROUND_CLOSES,
    ENDORSEMENT_ENDS,
    TENDER_PUBLISHED,
    APPLICATIONS_CLOSE,
    QUESTIONS_CLOSE,
    ANSWERS_DUE,
    BIDS_CLOSE,
    STANDSTILL_ENDS,
    COMMITTEE_MEETS,
    COMPLAINT_ANSWER_DUE,
    COMPLAINT_REPLY_ENDS,
    COMPLAINT_DECISION_DUE;

    /** The colour it is shown in. */
    public Tone tone() {
      return switch (this) {
        case ROUND_OPENS, TENDER_PUBLISHED -> Tone.GOOD;
        case ROUND_CLOSES, APPLICATIONS_CLOSE, BIDS_CLOSE, COMPLAINT_REPLY_ENDS -> Tone.WARNING;
        case ENDORSEMENT_ENDS,
            QUESTIONS_CLOSE,
            ANSWERS_DUE,
            STANDSTILL_ENDS,
            COMMITTEE_MEETS,
            COMPLAINT_ANSWER_DUE,
            COMPLAINT_DECISION_DUE ->
            Tone.INFO;
      };
    }
  }
}
