package org.muwahhad.reporting.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.demo.LoadedDemo;
import org.muwahhad.reporting.Format;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reporting.issue.IssueReport;
import org.muwahhad.reporting.issue.ReportFile;
import org.muwahhad.reporting.seal.PlatformSeal;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.signature.OnlineAuthority;

/** Members sign with key files while an authority gives a time stamp for each signature. */
@Tag("long")
class SignWithStampsTest {

  @Test
  void nobody_waits_for_a_time_stamp_but_its_signer_and_no_signature_is_lost(@TempDir Path folder)
      throws Exception {
    try (OnlineAuthority stamps = new OnlineAuthority()) {
      TestApp app = stamped(stamps, folder);
      Actor first = member(app, 0);
      Actor second = member(app, 1);
      long id = reportId(app, first);
      List<String> locked = new CopyOnWriteArrayList<>();
      AtomicBoolean isSecondToSign = new AtomicBoolean(true);
      stamps.beforeStamp =
          () -> {
            locked.add(
                app.ask("SELECT id FROM issued_report WHERE id = " + id + " FOR UPDATE NOWAIT"));
            if (isSecondToSign.getAndSet(false)) {
              sign(app, second, id, "CN=Second");
            }
          };

      sign(app, first, id, "CN=First");

      assertThat(locked).hasSizeGreaterThan(2).containsOnly(String.valueOf(id));
      assertThat(
              app.ask(
                  "SELECT GROUP_CONCAT(signer ORDER BY position) FROM report_signature WHERE"
                      + " report_id = "
                      + id))
          .isEqualTo("CN=Second,CN=First");
    }
  }

  private static TestApp stamped(OnlineAuthority stamps, Path folder) throws Exception {
    Path root = folder.resolve("root.pem");
    Files.writeString(
        root,
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(stamps.certificate().getEncoded())
            + "\n-----END CERTIFICATE-----\n");
    return LoadedDemo.fresh()
        .copy(
            Map.of(
                "muwahhad.signing.timestamp-url",
                stamps.stamps().toString(),
                "muwahhad.signing.timestamp-authorities",
                root.toString()));
  }

  private static void sign(TestApp app, Actor member, long report, String name) {
    byte[] key =
        app.get(PlatformSeal.class).demonstrationKey(name, Instant.now(), "secret".toCharArray());
    app.get(SignReport.class).run(member, report, key, "secret", "");
  }

  private static long reportId(TestApp app, Actor member) {
    long tender =
        Long.parseLong(app.ask("SELECT MAX(id) FROM joint_tender WHERE opened_at IS NOT NULL"));
    ReportFile file =
        app.get(IssueReport.class)
            .file(
                member,
                ReportKind.OPENING,
                Subject.of(Subject.SubjectKind.TENDER, tender),
                Edition.BILINGUAL,
                Format.PDF);
    return Long.parseLong(
        app.ask("SELECT id FROM issued_report WHERE sha256 = '" + file.sha256() + "'"));
  }

  private static Actor member(TestApp app, int which) {
    return app.get(Actors.class)
        .get(
            app.ask(
                """
                SELECT p.login FROM person p JOIN role_grant g ON g.person_id = p.id
                 WHERE p.is_demo AND p.password_hash IS NOT NULL AND g.role = 'OPENING_MEMBER'
                 ORDER BY p.login LIMIT %d, 1"""
                    .formatted(which)));
  }
}
