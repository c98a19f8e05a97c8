package org.muwahhad.followup;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Role;
import org.muwahhad.audit.Act;
import org.muwahhad.audit.Entry;

/** Entries of the recommendations of the committees. */
public sealed interface FollowUpEntry extends Entry {

  /**
   * A committee recommended something.
   *
   * @param ar what is recommended, in Arabic; {@code en} in English
   * @param initiative it concerns, if it concerns one
   */
  @Act(
      name = "followup.recommendation-made",
      by = Role.COMMITTEE_MEMBER,
      chain = "meeting:{meetingId}",
      object = "committee-recommendation {recommendationId}")
  record RecommendationMade(
      long meetingId,
      long recommendationId,
      String ar,
      String en,
      @Nullable LocalDate day,
      @Nullable Long initiative)
      implements FollowUpEntry {}

  /** A later meeting looked at a recommendation. */
  @Act(
      name = "followup.recommendation-followed-up",
      by = Role.COMMITTEE_MEMBER,
      chain = "meeting:{meetingId}",
      object = "committee-recommendation {recommendationId}")
  record RecommendationFollowedUp(
      long meetingId, long recommendationId, FollowUpFinding finding, String note)
      implements FollowUpEntry {}
}
