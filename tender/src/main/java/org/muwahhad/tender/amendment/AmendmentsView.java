package org.muwahhad.tender.amendment;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The amendments of a tender, as one person may see them.
 *
 * @param published the newest first
 * @param proposed what waits for approval, for those who prepare and approve
 * @param expectedDeadline the deadline if it were published now, UTC; null without a proposal
 * @param extended whether that is later than was proposed, by the tender's rule
 * @param days that bidders keep after an amendment, by the tender's rule
 * @param mayPropose whether this person may propose one now
 * @param mayApprove whether this person may approve what waits
 * @param mayWithdraw whether this person may take back what waits
 */
public record AmendmentsView(
    long tenderId,
    List<AmendmentFile> published,
    @Nullable AmendmentFile proposed,
    @Nullable Instant expectedDeadline,
    boolean extended,
    int days,
    boolean mayPropose,
    boolean mayApprove,
    boolean mayWithdraw) {
  public AmendmentsView {
    published = List.copyOf(published);
  }
}
