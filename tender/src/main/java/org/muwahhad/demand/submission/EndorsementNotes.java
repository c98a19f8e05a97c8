package org.muwahhad.demand.submission;

import org.muwahhad.access.Actor;
import org.muwahhad.web.Review;

/** What a coordinator reads, besides its lines and sum, before a submission is endorsed. */
public interface EndorsementNotes {

  /** The review with what there is to say of the state's demand in a round. */
  Review addTo(Review review, Actor coordinator, long roundId);
}
