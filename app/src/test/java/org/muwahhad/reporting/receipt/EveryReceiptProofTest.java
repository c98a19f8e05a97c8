package org.muwahhad.reporting.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.access.Role;
import org.muwahhad.audit.log.TlogProof;
import org.muwahhad.audit.log.ViewLog;
import org.muwahhad.audit.log.WorkLog;
import org.muwahhad.demo.LoadedDemo;
import org.muwahhad.reporting.Format;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reporting.issue.IssueReport;
import org.muwahhad.reports.Edition;
import org.muwahhad.shared.Refusal;

/**
 * Demand, bid, order, vote and report of the demonstration each have a proof that their entry is in
 * the log, which anybody checks. What is printed of demand and orders holds it.
 */
@Tag("long")
class EveryReceiptProofTest {
  private static final TestApp APP = LoadedDemo.fresh();

  @BeforeAll
  static void the_log_takes_up_the_record() {
    APP.get(WorkLog.class).run();
  }

  /** What a proof in a file says, once the page for proofs found nothing wrong with it. */
  private static TlogProof proved(String written, String beginningOfAct) {
    TlogProof proof = TlogProof.find(written).orElseThrow(() -> new AssertionError(written));
    assertThat(APP.get(ViewLog.class).check(proof).verdict().isGood(0)).as(written).isTrue();
    assertThat(proof.opening().act()).startsWith(beginningOfAct);
    return proof;
  }

  /** The proof that a PDF holds. */
  private static TlogProof heldBy(PrintReceipt.File file, String beginningOfAct)
      throws IOException {
    try (PDDocument document = Loader.loadPDF(file.content())) {
      Map<String, PDComplexFileSpecification> held =
          document.getDocumentCatalog().getNames().getEmbeddedFiles().getNames();
      String name =
          held.keySet().stream().filter(n -> n.endsWith(".tlog-proof")).findFirst().orElseThrow();
      PDComplexFileSpecification proof = Objects.requireNonNull(held.get(name));
      return proved(
          new String(proof.getEmbeddedFile().toByteArray(), StandardCharsets.UTF_8),
          beginningOfAct);
    }
  }

  private static String file(Actor actor, String path) {
    return Browserless.ofDemo(APP, actor.login()).get(path).body();
  }

  /** What the page of a proof says that it proves. */
  private static String proves(Browserless reader, String path) {
    String page = reader.get(path).body();
    Matcher words = Pattern.compile("<strong data-proves>([^<]*)</strong>").matcher(page);
    assertThat(words.find()).as(page).isTrue();
    return words.group(1);
  }

  private static Browserless stranger() {
    Browserless stranger = Browserless.at(APP);
    stranger.get("/language/en?back=/sign-in");
    return stranger;
  }

  private static Actor person(String number) {
    return APP.get(Actors.class).get(Long.parseLong(number));
  }

  @Test
  void a_demand_has_a_proof_for_whoever_holds_its_receipt() throws IOException {
    String number =
        APP.ask(
            """
            SELECT MIN(c.receipt_number) FROM submission_receipt c
              JOIN audit_entry e ON e.act = 'demand.submitted' AND e.object_type = 'submission'
               AND e.object_id = CONCAT('', c.submission_id)
             WHERE LOCATE(c.receipt_number, e.detail) > 0\
            """);
    String sha256 =
        APP.ask("SELECT sha256 FROM submission_receipt WHERE receipt_number = '" + number + "'");

    String written =
        Browserless.at(APP).get("/verify/receipts/" + number + "/" + sha256 + "/proof/file").body();

    assertThat(proved(written, "demand.submitted").detail()).contains(number);
    String[] receipt =
        APP.ask(
                """
                SELECT CONCAT_WS(' ', received_from, submission_id, number)
                  FROM submission_receipt WHERE receipt_number = '%s'"""
                    .formatted(number))
            .split(" ", -1);
    PrintReceipt.File printed =
        APP.get(PrintReceipt.class)
            .run(person(receipt[0]), Long.parseLong(receipt[1]), Integer.parseInt(receipt[2]));
    assertThat(heldBy(printed, "demand.submitted").detail()).contains(number);
    assertThat(proves(stranger(), "/verify/receipts/" + number + "/" + sha256))
        .startsWith("Submission of demand of ")
        .contains(number)
        .contains(
            APP.ask(
                """
                SELECT r.code FROM submission_receipt c JOIN submission s ON s.id = c.submission_id
                  JOIN demand_round r ON r.id = s.round_id WHERE c.receipt_number = '%s'"""
                    .formatted(number)));
  }

  @Test
  void a_bid_has_a_proof_that_names_its_digest() {
    String number = APP.ask("SELECT MIN(receipt_number) FROM bid_version");
    String sha256 =
        APP.ask("SELECT sha256 FROM bid_version WHERE receipt_number = '" + number + "'");

    String written =
        Browserless.at(APP).get("/verify/receipts/" + number + "/" + sha256 + "/proof/file").body();

    assertThat(proved(written, "bid.submitted").detail()).contains(sha256);
    String tender =
        APP.ask(
            """
            SELECT t.number FROM bid_version v JOIN joint_tender t ON t.id = v.tender_id
             WHERE v.receipt_number = '%s'"""
                .formatted(number));
    assertThat(proves(stranger(), "/verify/receipts/" + number + "/" + sha256))
        .startsWith("Submission of a bid in tender " + tender)
        .contains(number);
    assertThat(proves(Browserless.at(APP), "/verify/receipts/" + number + "/" + sha256))
        .as("in Arabic too")
        .startsWith("تقديم عرض في المنافسة");
  }

  @Test
  void an_order_has_a_proof_for_its_officer_without_what_is_not_for_the_supplier()
      throws IOException {
    // Of an officer who signs in with a password alone.
    String order =
        APP.ask(
            """
            SELECT MIN(c.id) FROM call_off c JOIN person p ON p.id = c.placed_by
             WHERE c.award_id IS NULL AND p.login = 'officer.kw'\
            """);
    Actor officer = person(APP.ask("SELECT placed_by FROM call_off WHERE id = " + order));

    TlogProof proof =
        proved(file(officer, "/call-offs/" + order + "/proof/file"), "framework.call-off-placed");

    assertThat(proof.opening().object()).isEqualTo("call-off " + order);
    assertThat(proof.detail()).isEmpty();
    PrintReceipt.File printed = APP.get(PrintOrder.class).run(officer, Long.parseLong(order));
    assertThat(heldBy(printed, "framework.call-off-placed").opening()).isEqualTo(proof.opening());
    assertThat(file(officer, "/call-offs/" + order + "/proof"))
        .contains("/call-offs/" + order + "/proof/file");
    assertThat(proves(Browserless.ofDemo(APP, officer.login()), "/call-offs/" + order + "/proof"))
        .startsWith("Call-off " + APP.ask("SELECT number FROM call_off WHERE id = " + order))
        .contains("framework agreement");
  }

  @Test
  void a_vote_has_a_proof_for_who_cast_it_and_for_nobody_else() {
    String vote =
        APP.ask(
            "SELECT MIN(id) FROM audit_entry"
                + " WHERE act = 'committee.vote-cast' AND person_id IS NOT NULL");
    String decision = APP.ask("SELECT object_id FROM audit_entry WHERE id = " + vote);
    Actor member = person(APP.ask("SELECT person_id FROM audit_entry WHERE id = " + vote));
    Actor other = World.over(APP).aPersonWho(Role.AUDITOR);

    TlogProof proof =
        proved(file(member, "/decisions/" + decision + "/vote/proof/file"), "committee.vote-cast");

    assertThat(proof.opening().object()).isEqualTo("decision " + decision);
    assertThat(proof.detail()).contains("\"choice\"");
    assertThat(
            proves(
                Browserless.ofDemo(APP, member.login()), "/decisions/" + decision + "/vote/proof"))
        .startsWith("Your vote in the ")
        .endsWith(
            APP.ask(
                "SELECT t.number FROM decision d JOIN joint_tender t ON t.id = d.tender_id"
                    + " WHERE d.id = "
                    + decision));
    assertThatThrownBy(() -> APP.get(ReceiptProofs.class).ofVote(other, Long.parseLong(decision)))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void an_issued_report_has_a_proof_by_the_digest_of_its_file() {
    long tender =
        Long.parseLong(
            APP.ask(
                """
                SELECT MIN(t.id) FROM joint_tender t
                  JOIN award a ON a.tender_id = t.id AND a.status = 'active'
                 WHERE t.status = 'AWARDED'\
                """));
    String sha256 =
        APP.get(IssueReport.class)
            .file(
                World.over(APP).aPersonWho(Role.CENTRAL_BUYER),
                ReportKind.AWARD,
                Subject.of(Subject.SubjectKind.TENDER, tender),
                Edition.ENGLISH,
                Format.PDF)
            .sha256();
    APP.get(WorkLog.class).run();

    String written = Browserless.at(APP).get("/verify/files/" + sha256 + "/proof/file").body();

    assertThat(proved(written, "reporting.").detail()).contains(sha256);
    assertThat(proves(stranger(), "/verify/files/" + sha256 + "/proof"))
        .startsWith("Issue of a report on tender ")
        .contains(APP.ask("SELECT number FROM joint_tender WHERE id = " + tender))
        .endsWith(": Recommendation and award report (English, PDF)");
  }
}
