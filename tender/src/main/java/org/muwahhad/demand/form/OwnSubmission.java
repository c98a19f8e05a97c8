package org.muwahhad.demand.form;

import java.math.BigDecimal;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.demand.submission.SubmissionQueries;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Form;

/** The submission of the officer's own entity, as the pages on which it is filled in name it. */
public final class OwnSubmission {
  private OwnSubmission() {}

  /** The version of the draft on which a form is based. */
  public static int version(Form form) {
    return form.decimal("version").map(BigDecimal::intValue).orElse(-1);
  }

  /** The submission of the officer's own entity in a round. */
  public static SubmissionQueries.SubmissionRow own(
      SubmissionQueries queries, Actor actor, long roundId) {
    long entity = actor.require(Role.PROCUREMENT_OFFICER).entity();
    return queries
        .findOfEntity(roundId, entity)
        .orElseThrow(() -> new Refusal.NotFound("submission"));
  }

  public static String path(long roundId) {
    return "/rounds/" + roundId + "/submission";
  }
}
