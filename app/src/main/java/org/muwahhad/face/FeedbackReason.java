package org.muwahhad.face;

/** Why a page was of no use. */
public enum FeedbackReason {
  /** Its words are hard to understand. */
  UNCLEAR,
  /** Something is not there. */
  MISSING,
  /** Something is not right. */
  WRONG,
  /** It takes too long. */
  SLOW,
  /** It is hard to use, also with aids. */
  HARD,
  /** Its language is not right. */
  LANGUAGE,
  /** Another reason. */
  OTHER
}
