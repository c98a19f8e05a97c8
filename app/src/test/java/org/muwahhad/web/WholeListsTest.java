package org.muwahhad.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muwahhad.web.PagedLists.APP;
import static org.muwahhad.web.PagedLists.actor;
import static org.muwahhad.web.PagedLists.all;
import static org.muwahhad.web.PagedLists.narrowed;

import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.bid.BidQueries;
import org.muwahhad.committee.DecisionStatus;
import org.muwahhad.committee.MeetingQueries;
import org.muwahhad.committee.ViewDecisions;
import org.muwahhad.committee.ViewMeetings;
import org.muwahhad.complaint.ComplaintQueries;
import org.muwahhad.complaint.ViewComplaints;
import org.muwahhad.framework.ViewAgreements;
import org.muwahhad.framework.transfer.ViewTransfers;
import org.muwahhad.guarantee.ViewGuarantees;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.VisibleTenders;

/** The pages of a long list together are the whole list that the person may read. */
@Tag("long")
class WholeListsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "officer.kw",
        "coordinator.kw",
        "buyer",
        "opening.1",
        "evaluator.1",
        "member.sa",
        "bidder.1",
        "bidder.12",
        "auditor",
        "catalog"
      })
  void the_pages_of_tenders_are_those_that_the_person_may_read(String login) {
    VisibleTenders visible = APP.get(VisibleTenders.class);
    Actor actor = actor(login);
    assertThat(all(choice -> visible.list(actor, choice), ""))
        .isNotEmpty()
        .isEqualTo(visible.list(actor));
  }

  @ParameterizedTest
  @ValueSource(strings = {"officer.kw", "coordinator.kw", "buyer", "member.sa", "auditor"})
  void the_pages_of_agreements_and_transfers_are_the_whole_lists(String login) {
    Actor actor = actor(login);
    ViewAgreements agreements = APP.get(ViewAgreements.class);
    ViewTransfers transfers = APP.get(ViewTransfers.class);
    assertThat(all(choice -> agreements.list(actor, choice), ""))
        .isNotEmpty()
        .doesNotHaveDuplicates()
        .isEqualTo(agreements.list(actor));
    assertThat(all(choice -> transfers.list(actor, choice), "")).isEqualTo(transfers.list(actor));
  }

  @ParameterizedTest
  @ValueSource(strings = {"buyer", "member.sa", "technical.kw", "auditor"})
  void the_pages_of_decisions_are_the_whole_list_with_those_under_vote_first(String login) {
    Actor actor = actor(login);
    ViewDecisions decisions = APP.get(ViewDecisions.class);
    assertThat(all(choice -> decisions.list(actor, choice), ""))
        .hasSameElementsAs(decisions.list(actor))
        .isSortedAccordingTo(Comparator.comparing(d -> d.status() != DecisionStatus.OPEN));
  }

  @ParameterizedTest
  @ValueSource(strings = {"buyer", "bidder.1", "bidder.2", "bidder.3", "auditor"})
  void the_pages_of_guarantees_are_the_whole_list(String login) {
    Actor actor = actor(login);
    ViewGuarantees guarantees = APP.get(ViewGuarantees.class);
    assertThat(all(choice -> guarantees.list(actor, choice), ""))
        .extracting(g -> g.due().awardId())
        .containsExactlyInAnyOrderElementsOf(
            guarantees.list(actor).stream().map(g -> g.due().awardId()).toList());
    for (String filter : List.of("HELD", "MISSING")) {
      assertThat(guarantees.list(actor, narrowed("", filter)).entries())
          .allSatisfy(g -> assertThat(g.held() != null).isEqualTo(filter.equals("HELD")));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"buyer", "auditor", "review.1", "review.2", "bidder.1", "bidder.2"})
  void the_pages_of_complaints_are_those_that_the_person_may_read(String login) {
    Actor actor = actor(login);
    ViewComplaints complaints = APP.get(ViewComplaints.class);
    List<ComplaintQueries.Complaint> all = all(c -> complaints.list(actor, c), "");
    long readable =
        Stream.of(APP.ask("SELECT GROUP_CONCAT(id) FROM complaint").split(",", -1))
            .filter(id -> mayRead(() -> complaints.get(actor, Long.parseLong(id))))
            .count();

    assertThat(all).doesNotHaveDuplicates().hasSize((int) readable);
    all.forEach(c -> assertThat(complaints.get(actor, c.id()).complaint()).isEqualTo(c));
    assertThat(all(c -> complaints.list(actor, c), "filed"))
        .isSortedAccordingTo(Comparator.comparing(ComplaintQueries.Complaint::filedAt));
    for (ComplaintQueries.Complaint one : all) {
      assertThat(complaints.list(actor, narrowed(one.number(), "")).entries()).contains(one);
      assertThat(complaints.list(actor, narrowed("", one.status().name())).entries())
          .contains(one)
          .allSatisfy(c -> assertThat(c.status()).isEqualTo(one.status()));
    }
  }

  private static boolean mayRead(Supplier<?> reading) {
    try {
      return reading.get() != null;
    } catch (Refusal.NotFound e) {
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"buyer", "auditor", "member.sa"})
  void the_pages_of_meetings_are_the_whole_list(String login) {
    Actor actor = actor(login);
    ViewMeetings meetings = APP.get(ViewMeetings.class);

    assertThat(all(c -> meetings.list(actor, c), "")).isNotEmpty().isEqualTo(meetings.list(actor));
    assertThat(all(c -> meetings.list(actor, c), "starts"))
        .isSortedAccordingTo(Comparator.comparing(MeetingQueries.Meeting::startsAt));
    assertThat(meetings.list(actor, narrowed("", "CLOSED")).entries())
        .allSatisfy(m -> assertThat(m.status().name()).isEqualTo("CLOSED"));
    MeetingQueries.Meeting one = meetings.list(actor).get(0);
    assertThat(meetings.list(actor, narrowed(one.committeeName().ar(), "")).entries())
        .isNotEmpty()
        .allSatisfy(m -> assertThat(m.committee()).isEqualTo(one.committee()));
    String tender =
        APP.ask(
            """
            SELECT t.number FROM meeting_item i JOIN decision d ON d.id = i.decision_id
              JOIN joint_tender t ON t.id = d.tender_id WHERE i.meeting_id = %d"""
                .formatted(one.id()));
    assertThat(meetings.list(actor, narrowed(tender, "")).entries()).contains(one);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bidder.1", "bidder.2"})
  void the_pages_of_bids_are_those_of_the_own_supplier(String login) {
    long supplier = actor(login).require(Role.BIDDER).supplier();
    BidQueries bids = APP.get(BidQueries.class);
    List<BidQueries.OwnBid> own = bids.listOwn(supplier);

    assertThat(bids.listOwnPage(supplier, "", "", "", own.size(), 0)).isNotEmpty().isEqualTo(own);
    assertThat(bids.countOwn(supplier, "", "")).isEqualTo(own.size());
    assertThat(bids.listOwnPage(supplier, "", "", "-number", own.size(), 0))
        .isSortedAccordingTo(Comparator.comparing(BidQueries.OwnBid::tenderNumber).reversed());
    for (BidQueries.OwnBid one : own) {
      String like = narrowed(one.tenderNumber(), "").like();
      assertThat(bids.listOwnPage(supplier, like, one.status().name(), "", 1, 0))
          .containsExactly(one);
      assertThat(bids.countOwn(supplier, like, "")).isEqualTo(1);
    }
  }
}
