package org.muwahhad.notification.event;

import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import org.muwahhad.access.Role;
import org.muwahhad.complaint.ComplaintMoved;
import org.muwahhad.complaint.ComplaintQueries;
import org.muwahhad.notification.notice.Argument;
import org.muwahhad.notification.notice.Notice;
import org.muwahhad.notification.notice.Notices;
import org.muwahhad.notification.notice.NotifyPeople;

/**
 * Reports complaints: the procuring body and the review body of each step, the bidder who complains
 * of the answer, to which it can reply, and of the decision, and the winners whose award is
 * suspended, who are not told by whom.
 */
@Singleton
class ComplaintNotices {
  private final NotifyPeople tell;
  private final Notices notices;
  private final ComplaintQueries complaints;

  ComplaintNotices(NotifyPeople tell, Notices notices, ComplaintQueries complaints) {
    this.tell = tell;
    this.notices = notices;
    this.complaints = complaints;
  }

  @EventListener
  void on(ComplaintMoved event) {
    ComplaintQueries.Complaint complaint = complaints.find(event.complaintId()).orElseThrow();
    switch (event.step()) {
      case FILED -> {
        tell.run(
            notice("complaint-filed", complaint),
            id -> notices.tellRole(id, Role.CENTRAL_BUYER.name()));
        toWinners("award-suspended", complaint);
      }
      case ANSWERED -> {
        toReviewers("complaint-answered", complaint);
        toBidder("complaint-answered", complaint);
      }
      case REPLIED -> {
        toReviewers("complaint-replied", complaint);
        tell.run(
            notice("complaint-replied", complaint),
            id -> notices.tellRole(id, Role.CENTRAL_BUYER.name()));
      }
      case DRAFTED -> toReviewers("complaint-drafted", complaint);
      case DECIDED -> {
        toBidder("complaint-decided", complaint);
        tell.run(
            notice("complaint-decided", complaint),
            id -> notices.tellRole(id, Role.CENTRAL_BUYER.name()));
        toWinners("award-reviewed", complaint);
      }
      case WITHDRAWN ->
          tell.run(
              notice("complaint-withdrawn", complaint),
              id -> notices.tellRole(id, Role.CENTRAL_BUYER.name()));
    }
  }

  private void toReviewers(String kind, ComplaintQueries.Complaint complaint) {
    tell.run(notice(kind, complaint), id -> notices.tellReviewers(id, complaint.tenderId()));
  }

  private void toBidder(String kind, ComplaintQueries.Complaint complaint) {
    tell.run(notice(kind, complaint), id -> notices.tellBidders(id, complaint.supplierId()));
  }

  /** The winner reads the public register, not the file. */
  private void toWinners(String kind, ComplaintQueries.Complaint complaint) {
    tell.run(
        Notice.of(
            kind,
            kind.equals("award-reviewed")
                ? "/review-decisions"
                : "/tenders/" + complaint.tenderId() + "/award",
            Argument.text(complaint.tenderNumber()),
            Argument.name(complaint.tenderTitle()),
            Argument.lots(complaint.lots())),
        id -> notices.tellSuspended(id, complaint.id()));
  }

  private static Notice notice(String kind, ComplaintQueries.Complaint complaint) {
    return Notice.of(
        kind,
        "/complaints/" + complaint.id(),
        Argument.text(complaint.number()),
        Argument.text(complaint.tenderNumber()),
        Argument.name(complaint.tenderTitle()),
        Argument.lots(complaint.lots()),
        Argument.at(complaint.answerUntil()),
        Argument.at(complaint.decideUntil()));
  }
}
