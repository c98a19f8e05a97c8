package org.muwahhad.opendata.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muwahhad.award.quantity.QuantityFixture.inDays;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.audit.log.WorkLog;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.award.ConfirmAwards;
import org.muwahhad.journey.PdfText;
import org.muwahhad.reporting.figures.PrintedFigures;
import org.muwahhad.shared.Sha256;

/** An award report prints the digest of the public bundle that its reader downloads. */
@Tag("long")
class PrintedDigestTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture AWARDS = fixture();

  /**
   * In a line from right to left, what follows a break of a digest stands elsewhere in the text.
   */
  private static final int BEGINNING = 12;

  private static AwardFixture fixture() {
    AwardFixture fixture = AwardFixture.in(APP);
    fixture.rule("weight.quality", "60", "PERCENT");
    fixture.rule("weight.price", "40", "PERCENT");
    return fixture;
  }

  @Test
  void every_format_prints_the_digest_of_the_manifest_in_the_downloaded_bundle()
      throws IOException {
    AwardFixture.Tender tender = AWARDS.aTender();
    AWARDS.adopt(AWARDS.recommend(tender));
    inDays(11, () -> APP.get(ConfirmAwards.class).run(AWARDS.buyer, tender.id()));
    assertThat(printed(tender)).as("before an edition is published").isEmpty();
    APP.get(PublishBundles.class).run();
    APP.get(WorkLog.class).run();
    Browserless buyer = Browserless.signedInAs(APP, AWARDS.buyer);
    String number = APP.ask("SELECT number FROM joint_tender WHERE id = " + tender.id());

    String digest = Sha256.of(entry(downloaded(number), "manifest.json"));

    String report = "/reports/award/" + tender.id() + "/ENGLISH/";
    assertThat(unspaced(PdfText.of(PrintedFigures.file(buyer, report + "PDF"))))
        .contains(digest, "/publications/" + number + "/bundle", "Edition1");
    assertThat(unspaced(texts(PrintedFigures.file(buyer, report + "DOCX")))).contains(digest);
    assertThat(unspaced(texts(PrintedFigures.file(buyer, report + "XLSX")))).contains(digest);
    byte[] arabic = PrintedFigures.file(buyer, "/reports/award/" + tender.id() + "/ARABIC/PDF");
    assertThat(unspaced(PdfText.of(arabic))).contains(digest.substring(0, BEGINNING));
  }

  @Test
  void no_digest_is_printed_while_another_edition_is_due() {
    AwardFixture.Tender tender = AWARDS.aTender();
    AWARDS.adopt(AWARDS.recommend(tender));
    inDays(11, () -> APP.get(ConfirmAwards.class).run(AWARDS.buyer, tender.id()));
    APP.get(PublishBundles.class).run();
    assertThat(printed(tender)).isPresent();

    APP.sql(
        "INSERT INTO tender_bundle_due (tender_id, due_at) VALUES (%d, UTC_TIMESTAMP(6))"
            .formatted(tender.id()));

    assertThat(printed(tender)).isEmpty();
  }

  @Test
  void no_digest_is_printed_while_a_lot_is_to_be_decided_again_since_the_edition_tells_of_others() {
    AwardFixture.Tender tender = AWARDS.aTender();
    AWARDS.adopt(AWARDS.recommend(tender));
    inDays(11, () -> APP.get(ConfirmAwards.class).run(AWARDS.buyer, tender.id()));
    APP.get(PublishBundles.class).run();
    assertThat(printed(tender)).isPresent();

    APP.withoutTriggersOf(
        List.of("joint_tender"),
        () ->
            APP.sql(
                "UPDATE joint_tender SET status = 'UNDER_EVALUATION' WHERE id = " + tender.id()));

    assertThat(printed(tender)).isEmpty();
  }

  @Test
  void the_next_edition_supersedes_no_report_since_its_digest_is_no_figure_of_the_award()
      throws IOException {
    AwardFixture.Tender tender = AWARDS.aTender();
    AWARDS.adopt(AWARDS.recommend(tender));
    inDays(11, () -> APP.get(ConfirmAwards.class).run(AWARDS.buyer, tender.id()));
    Browserless buyer = Browserless.signedInAs(APP, AWARDS.buyer);
    String report = "/reports/award/" + tender.id() + "/";
    String before = unspaced(PdfText.of(PrintedFigures.file(buyer, report + "ENGLISH/PDF")));

    assertThat(APP.get(PublishBundles.class).run(tender.id())).isTrue();
    String first = unspaced(texts(PrintedFigures.file(buyer, report + "ENGLISH/DOCX")));
    assertThat(APP.get(PublishBundles.class).run(tender.id())).isTrue();
    String second = unspaced(texts(PrintedFigures.file(buyer, report + "ENGLISH/XLSX")));

    assertThat(before).doesNotContain("manifest.json");
    assertThat(first).contains(digest(tender, 1)).doesNotContain(digest(tender, 2));
    assertThat(second).contains(digest(tender, 2));
    assertThat(
            APP.ask(
                "SELECT CONCAT(COUNT(*), ' ', COUNT(DISTINCT data_sha256)) FROM issued_report"
                    + " WHERE report = 'AWARD' AND tender_id = "
                    + tender.id()))
        .isEqualTo("3 1");
    assertThat(
            APP.ask(
                "SELECT COUNT(*) FROM superseded_report s JOIN issued_report r ON r.id = s.id"
                    + " WHERE r.tender_id = "
                    + tender.id()))
        .isEqualTo("0");
  }

  private static String digest(AwardFixture.Tender tender, int edition) {
    return APP.ask(
        "SELECT sha256 FROM tender_bundle WHERE tender_id = %d AND edition = %d"
            .formatted(tender.id(), edition));
  }

  private static Optional<PublishedBundleQueries.PublishedBundle> printed(
      AwardFixture.Tender tender) {
    return APP.get(PublishedBundleQueries.class).findCurrent(tender.id());
  }

  private static byte[] downloaded(String number) throws IOException {
    try (InputStream file = APP.get(ViewBundles.class).file(number, 1, null)) {
      return file.readAllBytes();
    }
  }

  private static byte[] entry(byte[] zip, String name) throws IOException {
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (entry.getName().equals(name)) {
          return in.readAllBytes();
        }
      }
    }
    throw new AssertionError(name);
  }

  /** All parts of an office document, without their marks. */
  private static String texts(byte[] document) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(document))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (entry.getName().endsWith(".xml")) {
          in.transferTo(all);
        }
      }
    }
    return all.toString(StandardCharsets.UTF_8).replaceAll("<[^>]*+>", "");
  }

  /** A digest may be broken over lines. */
  private static String unspaced(String text) {
    return text.replaceAll("[\\s\\p{Cf}]", "");
  }
}
