package org.muwahhad.committee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.award.ViewAwards;
import org.muwahhad.home.Home;
import org.muwahhad.shared.Refusal;

/** A member of a committee who learns of a conflict of interest is out of the tender at once. */
@Tag("long")
class DeclareMemberConflictTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private static final String LEFT = "Tenders that you are excluded from";
  private static final String WHY = "My brother owns a share of a bidder";
  private final DeclareMemberConflict declareConflict = APP.get(DeclareMemberConflict.class);
  private final AwardFixture.Tender tender = FIXTURE.aTender();
  private final long decision = FIXTURE.recommend(tender);

  @AfterAll
  static void end() {
    APP.close();
  }

  @Test
  void before_the_vote_the_member_neither_votes_nor_reads_and_the_others_go_on() {
    Actor member = FIXTURE.member("QA");
    List.of("AE", "KW").forEach(s -> FIXTURE.vote(decision, s, VoteChoice.FOR));

    declareConflict.run(member, decision, "  " + WHY + " ");

    assertThat(FIXTURE.lastAct("tender:" + tender.id())).isEqualTo("committee.conflict-learned");
    assertThat(
            APP.ask(
                "SELECT CONCAT(part, ' ', statement) FROM learned_conflict WHERE tender_id = "
                    + tender.id()))
        .isEqualTo("COMMITTEE " + WHY);
    assertThatThrownBy(() -> FIXTURE.vote(decision, member, VoteChoice.FOR))
        .isInstanceOf(Refusal.NotPermitted.class)
        .hasMessage("tender.conflict-declared");
    assertThatThrownBy(() -> APP.get(ViewDecisions.class).get(member, decision))
        .hasMessage("tender.conflict-declared");
    assertThatThrownBy(() -> APP.get(ViewAwards.class).get(member, tender.id()))
        .isInstanceOf(Refusal.NotFound.class);
    assertThat(APP.get(Home.class).tasks(member))
        .noneMatch(t -> t.href().equals("/decisions/" + decision));
    List.of("OM", "SA").forEach(s -> FIXTURE.vote(decision, s, VoteChoice.FOR));
    assertThat(APP.get(CloseDecision.class).run(FIXTURE.member("SA"), decision))
        .isEqualTo(DecisionStatus.ADOPTED);
  }

  @Test
  void a_vote_cast_stays_in_the_record_and_counts_neither_for_the_quorum_nor_the_outcome() {
    List.of("AE", "KW", "OM", "QA").forEach(s -> FIXTURE.vote(decision, s, VoteChoice.FOR));

    declareConflict.run(FIXTURE.member("QA"), decision, WHY);

    assertThat(APP.ask("SELECT COUNT(*) FROM vote WHERE decision_id = " + decision)).isEqualTo("4");
    ViewDecisions.DecisionDossierView dossier =
        APP.get(ViewDecisions.class).get(FIXTURE.buyer, decision);
    assertThat(dossier.decision().tally()).isEqualTo(new Tally(3, 0, 0));
    assertThat(dossier.setAside())
        .extracting(DecisionQueries.VoteSetAside::member)
        .containsExactly(FIXTURE.member("QA").name());
    assertThat(dossier.votes()).filteredOn(v -> v.choice() != null).hasSize(3);
    assertThatThrownBy(() -> APP.get(CloseDecision.class).run(FIXTURE.member("SA"), decision))
        .hasMessage("committee.no-quorum");
  }

  @Test
  void another_member_of_the_state_votes_in_their_place_once() {
    FIXTURE.vote(decision, "KW", VoteChoice.AGAINST);
    Actor second = FIXTURE.seat("EXECUTIVE", "KW", false);
    Actor third = FIXTURE.seat("EXECUTIVE", "KW", false);
    assertThatThrownBy(() -> FIXTURE.vote(decision, second, VoteChoice.FOR))
        .hasMessage("committee.state-voted");

    declareConflict.run(FIXTURE.member("KW"), decision, WHY);
    FIXTURE.vote(decision, second, VoteChoice.FOR);

    assertThatThrownBy(() -> FIXTURE.vote(decision, third, VoteChoice.FOR))
        .hasMessage("committee.state-voted");
    assertThatThrownBy(() -> past(third, "KW")).hasMessageContaining("committee.state-voted");
    assertThat(APP.get(ViewDecisions.class).get(FIXTURE.buyer, decision).decision().tally())
        .isEqualTo(new Tally(1, 0, 0));
  }

  @Test
  void where_the_chair_has_a_conflict_the_first_other_member_records_the_outcome() {
    Actor chair = FIXTURE.member("SA");
    Actor next = FIXTURE.member("AE");
    List.of("AE", "KW", "OM", "QA").forEach(s -> FIXTURE.vote(decision, s, VoteChoice.FOR));
    assertThatThrownBy(() -> APP.get(CloseDecision.class).run(next, decision))
        .hasMessage("committee.not-chair");

    declareConflict.run(chair, decision, WHY);

    assertThatThrownBy(() -> APP.get(CloseDecision.class).run(chair, decision))
        .hasMessage("tender.conflict-declared");
    assertThatThrownBy(() -> APP.get(CloseDecision.class).run(FIXTURE.member("OM"), decision))
        .hasMessage("committee.not-chair");
    assertThat(APP.get(DecisionQueries.class).find(decision, next.personId()).orElseThrow().chair())
        .isTrue();
    assertThat(APP.get(CloseDecision.class).run(next, decision)).isEqualTo(DecisionStatus.ADOPTED);
  }

  @Test
  void once_the_outcome_is_recorded_it_stands() {
    FIXTURE.adopt(decision);

    assertThatThrownBy(() -> declareConflict.run(FIXTURE.member("KW"), decision, WHY))
        .hasMessage("committee.decision-closed");
    assertThatThrownBy(() -> conflict(FIXTURE.member("KW")))
        .hasMessageContaining("committee.not-a-member");
  }

  @Test
  void it_is_declared_once_with_words_and_by_members_only() {
    Actor member = FIXTURE.member("OM");
    assertThatThrownBy(() -> declareConflict.run(member, decision, " "))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r -> assertThat(r.faults()).extracting(Refusal.Fault::field).contains("statement"));
    Actor stranger = FIXTURE.world().aPersonWho(Role.COMMITTEE_MEMBER, "OM");
    assertThatThrownBy(() -> declareConflict.run(stranger, decision, WHY))
        .hasMessage("committee.not-a-member");
    declareConflict.run(member, decision, WHY);

    assertThatThrownBy(() -> declareConflict.run(member, decision, WHY))
        .hasMessage("tender.conflict-declared");
  }

  @Test
  void the_others_and_the_buyers_are_told_and_that_no_quorum_is_left() {
    declareConflict.run(FIXTURE.member("OM"), decision, WHY);

    assertThat(told("conflict-committee", FIXTURE.member("SA"))).isTrue();
    assertThat(told("conflict-committee", FIXTURE.buyer)).isTrue();
    assertThat(told("conflict-committee", FIXTURE.member("OM"))).isFalse();
    declareConflict.run(FIXTURE.member("QA"), decision, WHY);
    assertThat(told("conflict-committee-too-few", FIXTURE.buyer)).isFalse();
    declareConflict.run(FIXTURE.member("AE"), decision, WHY);
    assertThat(told("conflict-committee-too-few", FIXTURE.buyer)).isTrue();
  }

  @Test
  void the_page_says_what_follows_and_shows_it_once_more_before_it_binds() {
    Browserless browser = Browserless.signedInAs(APP, FIXTURE.member("AE"));
    String page = "/decisions/" + decision + "/conflict";

    assertThat(browser.get("/decisions/" + decision).body()).contains(page);
    assertThat(browser.get(page).body())
        .contains("Continue to review", "in at most 1,000 characters");
    HttpResponse<String> empty = browser.post(page, "statement", " ");
    assertThat(empty.statusCode()).isEqualTo(422);
    HttpResponse<String> review = browser.post(page, "statement", WHY);
    assertThat(review.body())
        .contains(
            WHY, "cannot be withdrawn", "Your declaration", "Declare it and leave the tender");
    assertThat(conflicts()).isEqualTo("0");

    String done = browser.post(page, "statement", WHY, "confirmed", "yes").body();

    assertThat(done).contains("The declaration is recorded.");
    assertThat(conflicts()).isEqualTo("1");
    assertThat(browser.get("/decisions/" + decision).statusCode()).isEqualTo(403);
    assertThat(browser.get(page).statusCode()).isEqualTo(403);
  }

  @Test
  void the_list_says_that_the_member_is_out_and_leads_to_nothing_that_is_refused() {
    Actor member = FIXTURE.member("OM");
    Browserless browser = Browserless.signedInAs(APP, member);
    String link = "href=\"/decisions/" + decision + "\"";
    assertThat(browser.get("/decisions").body()).contains(link);

    declareConflict.run(member, decision, WHY);

    String list = browser.get("/decisions").body();
    assertThat(list).contains(LEFT, "you can neither vote in them").doesNotContain(link);
    int left = list.indexOf(LEFT);
    assertThat(list.substring(0, left)).doesNotContain(tender.number());
    assertThat(list.substring(left)).contains(tender.number());
  }

  @Test
  void the_question_says_whose_member_is_out_and_whether_another_may_vote() {
    Browserless buyer = Browserless.signedInAs(APP, FIXTURE.buyer);
    Actor second = FIXTURE.seat("EXECUTIVE", "KW", false);
    declareConflict.run(FIXTURE.member("KW"), decision, WHY);
    declareConflict.run(FIXTURE.member("AE"), decision, WHY);

    assertThat(question(buyer))
        .containsOnlyOnce("another member of the state may vote")
        .containsOnlyOnce("the state has no other member in the committee");
    FIXTURE.vote(decision, second, VoteChoice.FOR);
    assertThat(question(buyer)).doesNotContain("another member of the state may vote");
    List.of("OM", "QA", "SA").forEach(s -> FIXTURE.vote(decision, s, VoteChoice.FOR));
    APP.get(CloseDecision.class).run(FIXTURE.member("SA"), decision);
    assertThat(question(buyer))
        .containsOnlyOnce("Did not vote: a member declared a conflict of interest.");
  }

  @Test
  void programs_declare_it_too() {
    ApiCaller member = ApiCaller.of(APP, FIXTURE.member("AE"));
    String address = "/api/v1/decisions/" + decision + "/conflict";

    assertThat(member.send("POST", address, "{}").body()).contains("\"statement\"");
    assertThat(member.send("POST", address, "{\"statement\": \"" + WHY + "\"}").statusCode())
        .isEqualTo(204);

    assertThat(member.send("POST", address, "{\"statement\": \"" + WHY + "\"}").body())
        .contains("tender.conflict-declared");
  }

  @Test
  void the_database_keeps_a_member_with_a_conflict_out_whoever_asks() {
    Actor chair = FIXTURE.member("SA");
    List.of("AE", "KW", "OM", "QA").forEach(s -> FIXTURE.vote(decision, s, VoteChoice.FOR));
    declareConflict.run(chair, decision, WHY);
    declareConflict.run(FIXTURE.member("QA"), decision, WHY);

    assertThatThrownBy(() -> past(chair, "SA")).hasMessageContaining("tender.conflict-declared");
    assertThatThrownBy(() -> close(chair)).hasMessageContaining("tender.conflict-declared");
    assertThatThrownBy(() -> close(FIXTURE.member("AE")))
        .as("the vote set aside makes no quorum")
        .hasMessageContaining("committee.quorum-missing");
    assertThatThrownBy(
            () -> APP.sql("DELETE FROM learned_conflict WHERE tender_id = " + tender.id()))
        .hasMessageContaining("tender.conflict-fixed");
    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE learned_conflict SET statement = 'none' WHERE tender_id = "
                        + tender.id()))
        .hasMessageContaining("tender.conflict-fixed");
    assertThatThrownBy(() -> APP.sql("DELETE FROM vote_set_aside WHERE tender_id = " + tender.id()))
        .hasMessageContaining("committee.vote-immutable");
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO vote_set_aside (vote_id, tender_id, person_id)
                    VALUES (%s, %d, %d)"""
                        .formatted(
                            APP.ask(
                                "SELECT id FROM vote WHERE state_code = 'AE' AND decision_id = "
                                    + decision),
                            tender.id(),
                            chair.personId())))
        .hasMessageContaining("committee.vote-immutable");
  }

  private String question(Browserless reader) {
    return reader.get("/decisions/" + decision).body();
  }

  private boolean told(String kind, Actor person) {
    return !APP.ask(
            "SELECT COUNT(*) FROM inbox_message i JOIN notice n ON n.id = i.notice_id WHERE n.kind = '"
                + kind
                + "' AND n.href IN ('/tenders/"
                + tender.id()
                + "', '/decisions/"
                + decision
                + "') AND i.person_id = "
                + person.personId())
        .equals("0");
  }

  private String conflicts() {
    return APP.ask("SELECT COUNT(*) FROM learned_conflict WHERE tender_id = " + tender.id());
  }

  private void conflict(Actor member) {
    APP.sql(
        """
        INSERT INTO learned_conflict (tender_id, person_id, part, statement, declared_at)
        VALUES (%d, %d, 'COMMITTEE', 'x', UTC_TIMESTAMP(6))"""
            .formatted(tender.id(), member.personId()));
  }

  private void past(Actor member, String state) {
    APP.sql(
        """
        INSERT INTO vote (decision_id, committee_id, person_id, state_code, choice, reason,
                          document_sha256, cast_at)
        VALUES (%d, %s, %d, '%s', 'FOR', '', '%s', UTC_TIMESTAMP(6))"""
            .formatted(
                decision,
                APP.ask("SELECT committee_id FROM decision WHERE id = " + decision),
                member.personId(),
                state,
                FIXTURE.hash(decision)));
  }

  private void close(Actor by) {
    APP.sql(
        """
        UPDATE decision SET status = 'ADOPTED', closed_by = %d, closed_at = UTC_TIMESTAMP(6)
         WHERE id = %d"""
            .formatted(by.personId(), decision));
  }
}
