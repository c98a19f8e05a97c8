package org.muwahhad.demo;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.muwahhad.access.Actor;
import org.muwahhad.face.FeedbackReason;
import org.muwahhad.face.GiveFeedback;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Sha256;
import org.muwahhad.upload.InspectFile;
import org.muwahhad.upload.analysis.AdmitReader;
import org.muwahhad.upload.analysis.SendForAnalysis;

/**
 * Incidents: a file that the platform found malicious, with what to look for; one in which the
 * scanner found something and the platform nothing; and one that was sent by hand and waits; and
 * what readers say of pages. The demonstration has neither a scanner nor a platform, so what they
 * said stands in the rows.
 */
@Singleton
class IncidentStory {
  private static final Duration FIRST = Duration.ofDays(20);
  private static final Duration LAST = Duration.ofDays(1);
  private static final String PLATFORM = "CERT sandbox";
  private final SendForAnalysis sendForAnalysis;
  private final AdmitReader admitReader;
  private final GiveFeedback giveFeedback;
  private final JdbcOperations jdbc;

  IncidentStory(
      SendForAnalysis sendForAnalysis,
      AdmitReader admitReader,
      GiveFeedback giveFeedback,
      JdbcOperations jdbc) {
    this.giveFeedback = giveFeedback;
    this.sendForAnalysis = sendForAnalysis;
    this.admitReader = admitReader;
    this.jdbc = jdbc;
  }

  void enter(DemoCast cast, Timetable timetable, Instant now) {
    Actor administrator = cast.person("admin");
    timetable.add(
        now.minus(FIRST),
        () -> {
          admitReader.add(administrator, "CERT");
          addJudged();
          answerPages();
        });
    timetable.add(
        now.minus(LAST),
        () ->
            sendForAnalysis.run(
                administrator,
                "وصل بالبريد باسم أحد المورّدين.",
                new InspectFile.UploadedFile(
                    "file", "delivery-note.docm", bytes("demonstration, sent by hand"))));
  }

  /** What readers say of pages. */
  private void answerPages() {
    giveFeedback.run(new GiveFeedback.ReaderAnswer("/publications", true, null), Language.AR);
    giveFeedback.run(new GiveFeedback.ReaderAnswer("/catalog", true, null), Language.EN);
    giveFeedback.run(
        new GiveFeedback.ReaderAnswer("/tenders/{id}/bid", false, FeedbackReason.UNCLEAR),
        Language.AR);
  }

  private void addJudged() {
    String harmful = Sha256.of(bytes("demonstration, harmful"));
    add(harmful, "price-list.xlsx", "Win.Dropper.Demo", "MALICIOUS", "'Dropper.Demo', 96");
    add(
        Sha256.of(bytes("demonstration, harmless")),
        "commercial-register.pdf",
        "Pdf.Heuristic.Demo",
        "CLEAN",
        "NULL, 3");
    update(
        """
        INSERT INTO file_indicator (analysis_id, kind, content)
        SELECT a.id, k.kind, k.content
          FROM file_analysis a
          JOIN (SELECT 'DOMAIN' AS kind, 'update.malware.example' AS content
                UNION ALL SELECT 'IPV4', '192.0.2.44'
                UNION ALL SELECT 'URL', 'https://update.malware.example/a') k
         WHERE a.sha256 = '%s'"""
            .formatted(harmful));
  }

  private void add(
      String sha256, String file, String signature, String verdict, String malwareAndScore) {
    update(
        """
        INSERT INTO file_analysis
               (sha256, file_name, byte_count, source, signature, is_sealed, found_at, status,
                attempts, platform, ticket, submitted_at, verdict, malware, score, report, judged_at)
        VALUES ('%s', '%s', 48128, 'SCANNER', '%s', FALSE, UTC_TIMESTAMP(6), 'JUDGED', 2, '%s',
                'demo', UTC_TIMESTAMP(6), '%s', %s, '{"status": "done"}', UTC_TIMESTAMP(6))"""
            .formatted(sha256, file, signature, PLATFORM, verdict, malwareAndScore));
  }

  private void update(String sql) {
    jdbc.prepareStatement(sql, statement -> statement.executeUpdate());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
