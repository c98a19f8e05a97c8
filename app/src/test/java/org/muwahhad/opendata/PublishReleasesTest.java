package org.muwahhad.opendata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muwahhad.award.quantity.QuantityFixture.inDays;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.award.ConfirmAwards;
import org.muwahhad.tender.TenderFixture;
import org.muwahhad.tender.approval.CancelTender;

/** A release follows each act that is public, and no other. */
@Tag("long")
class PublishReleasesTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture AWARDS = AwardFixture.in(APP);
  private static final TenderFixture TENDERS = TenderFixture.in(APP, AWARDS.world());

  private static void publish() {
    APP.get(PublishReleases.class).run();
  }

  private static String count(long tender) {
    return APP.ask(
        "SELECT COALESCE(SUM(releases), 0) FROM ocds_process WHERE tender_id = " + tender);
  }

  private static String tags(long tender) {
    return APP.ask(
        "SELECT COALESCE(GROUP_CONCAT(r.tags ORDER BY r.number SEPARATOR ' | '), '')"
            + " FROM ocds_release r JOIN ocds_process p ON p.id = r.process_id"
            + " WHERE p.tender_id = "
            + tender);
  }

  private static Map<String, Object> compiled(long tender) {
    return ReleaseJson.read(
        APP.ask("SELECT compiled FROM ocds_process WHERE tender_id = " + tender));
  }

  private static List<Object> statuses(long tender, String path) {
    return ReleaseFields.at(compiled(tender), path).map(o -> o.get("status")).toList();
  }

  @Test
  void a_published_tender_is_released_once_with_an_entry_on_the_chain_of_its_process() {
    long draft = TENDERS.aDraft();
    long tender = TENDERS.aPublished();

    publish();
    publish();

    assertThat(count(draft)).isEqualTo("0");
    assertThat(tags(tender)).isEqualTo("planning tender");
    String process = APP.ask("SELECT id FROM ocds_process WHERE tender_id = " + tender);
    assertThat(
            APP.ask(
                "SELECT CONCAT(e.act, ' ', e.acting_as, ' ', JSON_VALUE(e.detail, '$.sha256'))"
                    + " FROM audit_entry e JOIN audit_chain c ON c.id = e.chain_id"
                    + " WHERE c.name = 'ocds:"
                    + process
                    + "'"))
        .isEqualTo(
            "opendata.release-published SYSTEM "
                + APP.ask("SELECT sha256 FROM ocds_release WHERE process_id = " + process));
  }

  @Test
  void a_cancellation_is_told_as_one_with_its_reason() {
    long tender = TENDERS.aPublished();
    publish();

    APP.get(CancelTender.class).run(TENDERS.buyer(), tender, "Demand fell away");
    publish();

    assertThat(tags(tender)).isEqualTo("planning tender | tenderCancellation");
    assertThat(statuses(tender, "tender")).isEqualTo(List.of("cancelled"));
    assertThat(ReleaseJson.write(compiled(tender))).contains("Demand fell away");
  }

  @Test
  void an_award_is_told_from_the_standstill_on_and_not_before() {
    AwardFixture.Tender tender = AWARDS.aTender();
    long decision = AWARDS.recommend(tender);
    publish();
    assertThat(count(tender.id())).as("a recommendation is not public").isEqualTo("0");

    AWARDS.adopt(decision);
    publish();
    assertThat(statuses(tender.id(), "awards")).contains("pending");
    assertThat(statuses(tender.id(), "tender")).isEqualTo(List.of("complete"));

    inDays(11, () -> APP.get(ConfirmAwards.class).run(AWARDS.buyer, tender.id()));
    publish();
    assertThat(statuses(tender.id(), "awards")).contains("active").doesNotContain("pending");
    assertThat(ReleaseFields.at(compiled(tender.id()), "planning.budget.budgetBreakdown"))
        .isNotEmpty();
    assertThat(tags(tender.id())).contains("award", "awardUpdate", "contract");
  }

  @Test
  void a_process_that_cannot_be_released_waits_and_holds_up_no_other() {
    publish();
    assertThat(APP.get(Releases.class).secondsLate()).isZero();
    long stuck = TENDERS.aPublished();
    long other = TENDERS.aPublished();
    APP.sql(
        """
        CREATE TRIGGER trial_process BEFORE INSERT ON ocds_process FOR EACH ROW
        IF NEW.tender_id = %d THEN
          SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'trial.stuck';
        END IF"""
            .formatted(stuck));

    try {
      assertThatThrownBy(PublishReleasesTest::publish).hasStackTraceContaining("trial.stuck");
      assertThat(count(other)).isEqualTo("1");
      assertThat(count(stuck)).isEqualTo("0");
      assertThat(APP.get(Releases.class).listGrown(10)).containsExactly("tender:" + stuck);
    } finally {
      APP.sql("DROP TRIGGER trial_process");
    }

    publish();
    assertThat(count(stuck)).isEqualTo("1");
  }

  @Test
  void what_was_passed_over_is_not_read_again() {
    long tender = TENDERS.aPublished();
    publish();

    assertThat(
            APP.ask(
                "SELECT COUNT(*) FROM audit_chain c LEFT JOIN ocds_chain r ON r.chain = c.name"
                    + " WHERE (c.name LIKE 'tender:%' OR c.name LIKE 'agreement:%')"
                    + " AND c.length > COALESCE(r.length, 0)"))
        .isEqualTo("0");
    assertThat(APP.get(PublishReleases.class).run()).isZero();
    assertThat(count(tender)).isEqualTo("1");
  }

  @Test
  void a_year_is_written_piece_by_piece_and_wholly() throws IOException {
    int many = 65;
    for (int n = 0; n < many; n++) {
      APP.sql(
          """
          INSERT INTO ocds_process (ocid, kind, plan_year, year, releases, released_at, compiled)
          VALUES ('ocds-x-%1$d', 'PLAN', %1$d, 1999, 0, '1999-01-01',
                  '{"ocid":"ocds-x-%1$d","tender":{"id":"%1$d","title":"=1+1"}}')\
          """
              .formatted(3000 + n));
    }
    StringWriter lines = new StringWriter();
    ByteArrayOutputStream archive = new ByteArrayOutputStream();

    APP.get(ViewOpenData.class).compiledLines(1999, lines);
    APP.get(YearFiles.class).csv(1999, archive);

    assertThat(lines.toString().lines()).hasSize(many).doesNotHaveDuplicates();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive.toByteArray()))) {
      assertThat(Objects.requireNonNull(zip.getNextEntry()).getName()).isEqualTo("processes.csv");
      String processes = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(processes.lines()).hasSize(many + 1);
      assertThat(processes).as("no text runs as a formula").doesNotContain("\"=1+1\"");
    }
  }
}
