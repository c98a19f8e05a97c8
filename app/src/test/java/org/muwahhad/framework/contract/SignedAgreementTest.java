package org.muwahhad.framework.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.award.LossGround;
import org.muwahhad.framework.AgreementStanding;
import org.muwahhad.framework.TakeBackAward;
import org.muwahhad.framework.calloff.PlaceCallOff;
import org.muwahhad.home.Home;
import org.muwahhad.home.Task;
import org.muwahhad.played.Plan;
import org.muwahhad.played.PlayedAgreement;
import org.muwahhad.played.PlayedTender;
import org.muwahhad.played.Stage;
import org.muwahhad.reporting.Format;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reporting.issue.IssueReport;
import org.muwahhad.reporting.signature.BothSides;
import org.muwahhad.reporting.signature.OpenAgreementDocument;
import org.muwahhad.reporting.verification.VerifyDocument;
import org.muwahhad.reports.Edition;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RiyadhDay;

/** An agreement is in force once both sides have signed it, where the rules ask for that. */
@Tag("long")
class SignedAgreementTest {
  private static final TestApp APP = TestApp.start();
  private static final Stage STAGE = Stage.on(APP);

  private final PlayedAgreement played = PlayedAgreement.awarded(APP, STAGE, signed());
  private final PlayedTender tender = played.tender();
  private final long item = played.item();
  private final long agreement = played.id();
  private final long entity = played.entity();
  private final Actor officer = played.officer();
  private final Actor supplier = played.supplier();
  private final Actor loser = List.copyOf(tender.bids().keySet()).get(1);
  private final Instant now = played.now();

  private static Plan signed() {
    Map<String, BigDecimal> rules = new HashMap<>(Plan.ofTwoLots().rules());
    rules.put("agreement.signature", BigDecimal.ONE);
    return new Plan(Plan.ofTwoLots().lots(), "priceOnly", "SAR", rules);
  }

  @AfterAll
  static void no_act_changed_what_it_never_may() {
    ToldActs.requireAllowed(APP);
  }

  @Test
  void nothing_is_ordered_until_both_sides_have_signed_and_everybody_is_told() {
    assertThat(played.told(supplier, "agreement-to-sign")).isNotEqualTo("0");
    assertThat(played.told(STAGE.buyer(), "agreement-to-sign")).isNotEqualTo("0");
    assertThat(standing()).isEqualTo(AgreementStanding.UNSIGNED.name());
    assertThat(tasks(supplier)).contains(Task.TaskKind.SIGN_AGREEMENT);
    LocalDate last = RiyadhDay.of(tender.afterStandstill()).plusDays(20);
    assertThat(standsNow().signUntil()).isEqualTo(last);
    assertThat(STAGE.at(now, () -> APP.get(Home.class).tasks(supplier)))
        .filteredOn(t -> t.kind() == Task.TaskKind.SIGN_AGREEMENT)
        .extracting(Task::due)
        .containsOnly(last.plusDays(1).atStartOfDay(RiyadhDay.ZONE).toInstant());
    refused("contract.not-signed", this::order);

    sign(supplier);

    refused("contract.not-signed", this::order);
    assertThat(tasks(supplier)).as("of this agreement").hasSize(tasksOfOtherLot());
    assertThat(played.told(STAGE.buyer(), "agreement-awaits-signature")).isEqualTo("1");
    assertThat(standsNow().signUntil()).as("the supplier has signed").isNull();

    sign(STAGE.buyer());

    assertThat(standing()).isEqualTo(AgreementStanding.IN_FORCE.name());
    assertThat(STAGE.at(now, this::order)).isPositive();
    assertThat(played.told(officer, "agreement-signed")).isEqualTo("1");
    assertThat(played.told(supplier, "agreement-signed")).isEqualTo("1");
    assertThat(played.acts("contract.signed")).isEqualTo("2");
    assertThat(
            APP.ask(
                """
                SELECT COUNT(DISTINCT r.report_id) FROM agreement_signature s
                  JOIN report_signature r ON r.id = s.report_signature_id
                 WHERE s.agreement_id = %d"""
                    .formatted(agreement)))
        .as("both signed one document")
        .isEqualTo("1");
  }

  @Test
  void each_side_signs_once_and_nobody_else_signs() {
    sign(supplier);

    Actor colleague = STAGE.world().aBidderFor(supplier.grants().get(0).supplier());
    refused("contract.side-signed", () -> BothSides.sign(APP, colleague, agreement));
    assertThatThrownBy(() -> STAGE.run(now, () -> BothSides.sign(APP, loser, agreement)))
        .as("of another supplier")
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> STAGE.run(now, () -> BothSides.sign(APP, officer, agreement)))
        .isInstanceOf(Refusal.NotPermitted.class);
    assertThat(played.acts("contract.signed")).isEqualTo("1");
  }

  @Test
  void the_document_that_one_side_signed_is_the_one_that_the_other_signs() {
    sign(supplier);
    APP.sql("UPDATE procuring_entity SET name_en = CONCAT(name_en, ' (new)') WHERE id = " + entity);
    STAGE.run(
        now.plus(Duration.ofMinutes(5)),
        () ->
            APP.get(IssueReport.class)
                .file(
                    officer,
                    ReportKind.AGREEMENT,
                    Subject.of(Subject.SubjectKind.AGREEMENT, agreement),
                    Edition.BILINGUAL,
                    Format.PDF));
    assertThat(
            APP.ask(
                "SELECT COUNT(*) FROM issued_report WHERE report = 'AGREEMENT' AND subject_id = "
                    + agreement))
        .as("with the former name, and with the present")
        .isEqualTo("2");
    long other =
        Long.parseLong(
            APP.ask(
                "SELECT MAX(id) FROM issued_report WHERE report = 'AGREEMENT' AND subject_id = "
                    + agreement));
    refused(
        "contract.other-document",
        () -> APP.get(SignAgreement.class).requireMay(STAGE.buyer(), agreement, other));

    STAGE.run(
        now.plus(Duration.ofMinutes(10)), () -> BothSides.sign(APP, STAGE.buyer(), agreement));

    assertThat(standing()).isEqualTo(AgreementStanding.IN_FORCE.name());
    String signed =
        APP.ask(
            """
            SELECT LEFT(r.data_sha256, 20) FROM issued_report r
              JOIN report_signature s ON s.report_id = r.id
             WHERE r.report = 'AGREEMENT' AND r.subject_id = %d LIMIT 1"""
                .formatted(agreement));
    assertThat(APP.get(VerifyDocument.class).run("here", signed).superseded())
        .as("it is what both agreed")
        .isFalse();
  }

  @Test
  void past_the_code_nothing_is_ordered_and_no_signature_is_made_up() {
    assertThatThrownBy(() -> pastTheCode(now, callOff())).hasMessageContaining("contract.unsigned");

    sign(supplier);

    String signature =
        "SELECT MAX(report_signature_id) FROM agreement_signature WHERE agreement_id = "
            + agreement;
    String made =
        """
        INSERT INTO agreement_signature (agreement_id, amendment_number, side, person_id,
                                         report_signature_id, signed_at)
        VALUES (%d, 0, '%s', %d, %s, UTC_TIMESTAMP(6))""";
    assertThatThrownBy(
            () -> APP.sql(made.formatted(agreement, "CENTRAL", supplier.personId(), "(SELECT 1)")))
        .as("a supplier for the central body")
        .hasMessageContaining("contract.not-the-side");
    assertThatThrownBy(
            () ->
                APP.sql(
                    made.formatted(
                        agreement, "CENTRAL", STAGE.buyer().personId(), APP.ask(signature))))
        .as("with the signature of another")
        .hasMessageContaining("contract.not-the-document");
    assertThatThrownBy(() -> pastTheCode(late(), takenBack()))
        .as("the supplier has signed")
        .hasMessageContaining("award.immutable");
    assertThatThrownBy(() -> APP.sql("UPDATE agreement_signature SET signed_at = UTC_TIMESTAMP(6)"))
        .hasMessageContaining("contract.signature-fixed");
    assertThatThrownBy(() -> APP.sql("DELETE FROM agreement_signature"))
        .hasMessageContaining("contract.signature-fixed");
  }

  @Test
  void each_side_reads_the_agreement_and_is_led_to_its_document() {
    for (Actor side : List.of(supplier, STAGE.buyer())) {
      Browserless reader = Browserless.signedInAs(APP, side);
      reader.get("/language/en");
      assertThat(reader.get("/agreements/" + agreement + "/contract").body())
          .contains("Open the document to sign it", "/agreements/" + agreement + "/document");
    }
    long document =
        STAGE.at(now, () -> APP.get(OpenAgreementDocument.class).run(supplier, agreement));
    Browserless browser = Browserless.signedInAs(APP, supplier);
    browser.get("/language/en");

    assertThat(browser.get("/report-signatures/" + document).body())
        .contains("enctype=\"multipart/form-data\"", "/signed-file")
        .contains("The other side of the agreement is notified")
        .doesNotContain("Nobody is notified");
    assertThat(browser.get("/reports/agreement/" + agreement + "?edition=ENGLISH").body())
        .contains(
            "Framework agreement",
            "Items and prices",
            "Signatures",
            "href=\"/agreements/" + agreement + "\"");
    assertThat(
            Browserless.signedInAs(APP, loser)
                .get("/agreements/" + agreement + "/contract")
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void the_agreement_that_is_taken_away_says_that_it_awaits_signatures() {
    String document = "/reports/amended-agreement/" + agreement + "?edition=ENGLISH";
    String awaited = "Not both sides have signed it yet.";
    Browserless reader = Browserless.signedInAs(APP, supplier);
    reader.get("/language/en");

    assertThat(reader.get(document).body()).contains(awaited).doesNotContain("needs no signatures");
    sign(supplier);
    assertThat(reader.get(document).body()).contains(awaited);
    sign(STAGE.buyer());
    assertThat(reader.get(document).body())
        .contains("Signed by")
        .doesNotContain(awaited, "needs no signatures");
  }

  @Test
  void a_supplier_that_does_not_sign_in_time_can_lose_the_award() {
    TakeBackAward.Loss loss = new TakeBackAward.Loss(LossGround.SIGNATURE, "لم يوقّع المورّد");
    Runnable takeBack = () -> APP.get(TakeBackAward.class).run(STAGE.buyer(), agreement, loss);
    refused("framework.no-ground", takeBack);
    assertThatThrownBy(() -> pastTheCode(now, takenBack()))
        .as("the days to sign are not over")
        .hasMessageContaining("award.immutable");

    STAGE.run(late(), takeBack);

    assertThat(
            APP.ask(
                """
                SELECT CONCAT(a.status, ' ', a.end_reason) FROM award a
                  JOIN framework_agreement f ON f.award_id = a.id WHERE f.id = %d"""
                    .formatted(agreement)))
        .isEqualTo("cancelled SIGNATURE");
    assertThat(
            APP.ask(
                """
                SELECT x.origin FROM examination_lot x
                  JOIN award a ON a.lot_id = x.lot_id
                  JOIN framework_agreement f ON f.award_id = a.id
                 WHERE f.id = %d ORDER BY x.examination DESC"""
                    .formatted(agreement)))
        .isEqualTo("SIGNATURE");
  }

  private void sign(Actor actor) {
    STAGE.run(now, () -> BothSides.sign(APP, actor, agreement));
  }

  private long order() {
    return APP.get(PlaceCallOff.class)
        .run(
            officer,
            agreement,
            new PlaceCallOff.Order(
                "first", List.of(new PlaceCallOff.OrderLine(item, BigDecimal.ONE))));
  }

  private String callOff() {
    return """
        INSERT INTO call_off (number, agreement_id, entity_id, request_key, placed_by, placed_at,
                              vat_percent)
        VALUES ('CO-past-%1$d', %1$d, %2$d, 'past', %3$d, UTC_TIMESTAMP(6), 0)"""
        .formatted(agreement, entity, officer.personId());
  }

  private String takenBack() {
    return """
        UPDATE award SET status = 'cancelled', live_lot_id = NULL, version = version + 1,
               end_reason = 'SIGNATURE'
         WHERE id = (SELECT award_id FROM framework_agreement WHERE id = %d)"""
        .formatted(agreement);
  }

  /** When the days of the supplier to sign are over. */
  private Instant late() {
    return now.plus(Duration.ofDays(20));
  }

  /** At an instant, on a connection of its own. */
  private static void pastTheCode(Instant at, String statement) throws SQLException {
    try (Connection connection = APP.connect();
        Statement s = connection.createStatement()) {
      s.execute("SET timestamp = " + at.getEpochSecond());
      s.executeUpdate(statement);
    }
  }

  private void refused(String code, Runnable act) {
    assertThatThrownBy(() -> STAGE.run(now, act)).hasMessage(code);
  }

  private ContractQueries.ContractStanding standsNow() {
    return STAGE.at(
        now, () -> APP.get(ViewContract.class).get(STAGE.buyer(), agreement).standing());
  }

  private String standing() {
    return standsNow().standing().name();
  }

  private List<Task.TaskKind> tasks(Actor actor) {
    return STAGE.at(now, () -> APP.get(Home.class).tasks(actor)).stream()
        .map(Task::kind)
        .filter(k -> k == Task.TaskKind.SIGN_AGREEMENT)
        .toList();
  }

  /** The supplier won the other lot, too. */
  private int tasksOfOtherLot() {
    return tender.lots().size() - 1;
  }
}
