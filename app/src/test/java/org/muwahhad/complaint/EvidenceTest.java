package org.muwahhad.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.transaction.TransactionOperations;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.award.ApplyRemedies;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.award.ConfirmAwards;
import org.muwahhad.award.scenario.ScenarioTerms;
import org.muwahhad.award.scenario.StateScenario;
import org.muwahhad.award.scenario.ViewScenarios;
import org.muwahhad.demo.DemoTime;
import org.muwahhad.shared.Refusal;
import org.muwahhad.upload.InspectFile;

/** Evidence passes the gate of all files, and a decision takes back only what was complained of. */
class EvidenceTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private static final ComplaintFixture CASES = new ComplaintFixture(APP, FIXTURE);
  private static final String PDF = "%PDF-1.7 minutes of a meeting";

  @Test
  void the_parties_add_evidence_and_those_of_the_case_download_it() {
    AwardFixture.Tender tender = CASES.inStandstill();
    String papers = "/complaints/" + CASES.file(tender, CASES.riyal, 0) + "/papers";
    Browserless bidder = as(CASES.riyal);
    bidder.get(papers.replace("/papers", ""));

    assertThat(bidder.upload(papers, "minutes.pdf", PDF, "title", "Minutes").body())
        .contains("Minutes");

    String paper = APP.ask("SELECT MAX(id) FROM complaint_paper");
    HttpResponse<String> file = as(CASES.reviewers.get(0)).get(papers + "/" + paper);
    assertThat(file.body()).isEqualTo(PDF);
    assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
        .contains("attachment", "evidence-" + paper + ".pdf");
    assertThat(as(CASES.dinar).get(papers + "/" + paper).statusCode()).isEqualTo(404);
    assertThat(
            APP.ask(
                "SELECT COUNT(*) FROM file_scan f JOIN complaint_paper p ON p.sha256 = f.sha256"
                    + " WHERE f.stored_as = CONCAT('complaints/', p.sha256)"))
        .isEqualTo("1");
  }

  @Test
  void programs_add_and_fetch_evidence_like_people() {
    long id = CASES.file(CASES.inStandstill(), CASES.riyal, 0);
    String papers = "/api/v1/complaints/" + id + "/papers";
    ApiCaller bidder = ApiCaller.of(APP, CASES.riyal);

    HttpResponse<String> added = bidder.upload(papers, "minutes.pdf", PDF, "title", "Minutes");
    assertThat(added.statusCode()).isEqualTo(201);
    assertThat(added.body()).contains("\"title\":\"Minutes\"", "\"party\":\"BIDDER\"");

    String paper = "/" + APP.ask("SELECT MAX(id) FROM complaint_paper");
    assertThat(ApiCaller.of(APP, CASES.reviewers.get(0)).get(papers + paper).body()).isEqualTo(PDF);
    assertThat(ApiCaller.of(APP, CASES.dinar).get(papers + paper).statusCode()).isEqualTo(404);
    assertThat(
            ApiCaller.of(APP, CASES.dinar).upload(papers, "a.pdf", PDF, "title", "x").statusCode())
        .isEqualTo(404);
    assertThat(bidder.upload(papers, "a.pdf", "<script>", "title", "x").body())
        .contains("\"file\"");
    assertThat(bidder.upload(papers, "a.pdf", PDF, "title", " ").body()).contains("\"title\"");
    assertThat(APP.ask("SELECT COUNT(*) FROM complaint_paper WHERE complaint_id = " + id))
        .isEqualTo("1");
  }

  @Test
  void what_a_file_is_its_content_tells_and_the_title_stays_typed() {
    AwardFixture.Tender tender = CASES.inStandstill();
    String papers = "/complaints/" + CASES.file(tender, CASES.riyal, 0) + "/papers";
    Browserless bidder = as(CASES.riyal);
    bidder.get(papers.replace("/papers", ""));

    HttpResponse<String> wrong =
        bidder.upload(papers, "minutes.pdf", "<script>alert(1)</script>", "title", "Kept as typed");

    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("Kept as typed", "href=\"#file\"");
  }

  @Test
  void each_party_has_its_own_twenty_places() {
    long id = CASES.file(CASES.inStandstill(), CASES.riyal, 0);
    for (int n = 1; n <= 20; n++) {
      add(CASES.riyal, id, PDF + n);
    }

    assertThatThrownBy(() -> add(CASES.riyal, id, PDF + 21))
        .hasMessage("complaint.too-many-papers");
    add(FIXTURE.buyer, id, PDF + 22);
    assertThatThrownBy(() -> add(FIXTURE.world().aPersonWho(Role.AUDITOR), id, PDF))
        .isInstanceOf(Refusal.NotPermitted.class);
  }

  @Test
  void a_decision_takes_no_award_of_a_bid_that_nobody_complained_of() {
    AwardFixture.Tender tender = CASES.inStandstill();
    String before = CASES.awards(tender);

    takeBack(tender, tender.riyalBid());
    assertThat(CASES.awards(tender)).isEqualTo(before);

    takeBack(tender, tender.dinarBid());
    assertThat(CASES.awards(tender)).contains("1:cancelled:REVIEW");
  }

  @Test
  void a_lot_is_not_awarded_again_while_another_complaint_about_it_is_open() {
    AwardFixture.Tender tender = CASES.inStandstill();
    CASES.file(tender, CASES.riyal, 0);
    takeBack(tender, tender.dinarBid());

    DemoTime.run(
        Instant.now().plus(Duration.ofDays(11)),
        () -> APP.get(ConfirmAwards.class).run(FIXTURE.buyer, tender.id()));
    assertThat(CASES.status(tender)).isEqualTo("UNDER_EVALUATION");

    assertThatThrownBy(() -> CASES.recommendAnew(tender)).hasMessage("award.lot-complained-of");
    assertThatThrownBy(
            () ->
                APP.get(StateScenario.class)
                    .run(tender.chair(), tender.id(), ScenarioTerms.named("again")))
        .as("nor is a scenario of it stated")
        .hasMessage("award.lot-complained-of");
    assertThat(APP.get(ViewScenarios.class).list(tender.chair(), tender.id(), 0).waits())
        .satisfies(waits -> assertThat(waits.en()).startsWith("A complaint about lot"));
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO award (tender_id, lot_id, bid_id, status, live_lot_id, amount,
                                       currency, converted_amount, reason, recommended_by,
                                       recommended_at)
                    SELECT a.tender_id, a.lot_id, a.bid_id, 'pending', a.lot_id, a.amount,
                           a.currency, r.converted_total, '', a.recommended_by, UTC_TIMESTAMP(6)
                      FROM award a
                      JOIN lot_ranking r ON r.lot_id = a.lot_id AND r.bid_id = a.bid_id
                     WHERE a.end_reason = 'REVIEW' AND a.tender_id = """
                        + tender.id()))
        .hasMessageContaining("award.complaint-open");
  }

  @SuppressWarnings("unchecked")
  private static void takeBack(AwardFixture.Tender tender, long bid) {
    TransactionOperations<Connection> transactions = APP.get(TransactionOperations.class);
    ApplyRemedies.ContestedLot lot = new ApplyRemedies.ContestedLot(tender.lots().get(0), bid);
    transactions.executeWrite(
        status -> {
          APP.get(ApplyRemedies.class)
              .run(
                  CASES.reviewers.get(0), Role.REVIEW_MEMBER, tender.id(), List.of(lot), List.of());
          return true;
        });
  }

  private static void add(Actor person, long id, String content) {
    APP.get(AddPaper.class)
        .run(
            person,
            id,
            "Evidence",
            new InspectFile.UploadedFile(
                "file", "evidence.pdf", content.getBytes(StandardCharsets.US_ASCII)));
  }

  private static Browserless as(Actor person) {
    Browserless browser = Browserless.signedInAs(APP, person);
    browser.get("/language/en");
    return browser;
  }
}
