package org.muwahhad.followup;

/** What a meeting finds of an earlier recommendation. */
public enum FollowUpFinding {
  /** It stays with the committee until its next meeting. */
  CARRIED_OVER,
  DONE
}
