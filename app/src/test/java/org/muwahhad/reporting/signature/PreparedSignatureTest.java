package org.muwahhad.reporting.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.demo.LoadedDemo;
import org.muwahhad.reporting.issue.ReportFile;
import org.muwahhad.reporting.seal.PlatformSeal;
import org.muwahhad.reporting.signature.PrepareSignature.BytesToSign;
import org.muwahhad.reporting.signature.TestKeys.HeldKey;
import org.muwahhad.reports.Edition;
import org.muwahhad.shared.ObjectStore;
import org.muwahhad.shared.Refusal;

/**
 * A member signs with a key that stays with the member: the service prepares a few bytes, takes
 * their signature once, and no other than that of the member's own certificate.
 */
@Tag("long")
class PreparedSignatureTest {
  private static final TestKeys KEYS = new TestKeys();
  @TempDir static @Nullable Path folder;
  private static @Nullable TestApp running;
  private final TestApp app = Objects.requireNonNull(running);
  private final PrepareSignature prepare = app.get(PrepareSignature.class);
  private final CompleteSignature complete = app.get(CompleteSignature.class);
  private final OpeningReports reports = OpeningReports.of(app);

  @BeforeAll
  static void start() throws Exception {
    running =
        LoadedDemo.fresh(
            Map.of(
                "muwahhad.signing.authorities",
                KEYS.certificateIn(Objects.requireNonNull(folder)).toString()));
  }

  @Test
  void keys_of_rsa_and_ec_sign_what_was_prepared_and_the_file_holds_for_every_reader()
      throws Exception {
    long id = reportId(Edition.ARABIC);
    HeldKey rsa = KEYS.rsaKey("CN=With RSA");
    HeldKey ec = KEYS.ecKey("CN=With EC", "secp521r1");

    BytesToSign first = prepare.run(member(0), id, rsa.certificates(), "Agreed");
    complete.run(member(0), id, first.id(), rsa.sign(first.bytes()));
    BytesToSign second = prepare.run(member(1), id, ec.certificates(), "");
    complete.run(member(1), id, second.id(), ec.sign(second.bytes()));

    ReportFile signed = file(Edition.ARABIC);
    byte[] bytes =
        app.get(ObjectStore.class).open(String.valueOf(signed.storedAs())).readAllBytes();
    assertThat(app.get(PlatformSeal.class).reader(Instant.now()).run(bytes))
        .hasSize(3)
        .allMatch(s -> s.intact() && s.known() && s.whole());
    assertThat(pdfsig(Files.write(Objects.requireNonNull(folder).resolve("signed.pdf"), bytes)))
        .contains("With RSA", "With EC", "Signature is Valid")
        .doesNotContain("Signature is Invalid");
    assertThat(signatures(id)).isEqualTo("CN=With RSA,CN=With EC");
    assertThat(
            app.ask(
                "SELECT detail FROM audit_entry WHERE act = 'reporting.report-signed'"
                    + " ORDER BY id DESC LIMIT 1"))
        .contains("\"key\":\"SIGNER\"", ec.certificate().getSerialNumber().toString(16));
    Browserless anybody = Browserless.at(app);
    anybody.get("/language/en");
    assertThat(anybody.get("/verify/files?sha256=" + signed.sha256()).body())
        .contains("CN=With RSA", "CN=With EC");
    assertThat(preparations()).isEqualTo("0");
  }

  @Test
  void a_signature_is_taken_once_in_its_time_and_from_its_member_alone() throws Exception {
    long id = reportId(Edition.ENGLISH);
    HeldKey key = KEYS.rsaKey("CN=Once");
    Actor first = member(0);
    Actor second = member(1);
    BytesToSign early = prepare.run(first, id, key.certificates(), "");
    BytesToSign prepared = prepare.run(first, id, key.certificates(), "");
    String value = key.sign(prepared.bytes());
    String before = signatures(id);

    assertRefused("reporting.preparation-over", () -> complete.run(first, id, early.id(), value));
    assertRefused(
        "reporting.preparation-over", () -> complete.run(second, id, prepared.id(), value));
    app.moveClockOn(Duration.ofMinutes(11));
    assertRefused(
        "reporting.preparation-over", () -> complete.run(first, id, prepared.id(), value));
    assertThat(signatures(id)).isEqualTo(before);
    BytesToSign again = prepare.run(first, id, key.certificates(), "");
    String valueAgain = key.sign(again.bytes());
    complete.run(first, id, again.id(), valueAgain);

    assertRefused(
        "reporting.signed-already", () -> complete.run(first, id, again.id(), valueAgain));
    assertRefused("reporting.signed-already", () -> prepare.run(first, id, key.certificates(), ""));
    assertRefused(
        "reporting.preparation-over", () -> complete.run(second, id, again.id(), valueAgain));
    assertThat(signatures(id)).endsWith("CN=Once");
  }

  @Test
  void a_value_that_is_no_signature_of_what_was_prepared_comes_into_no_file() throws Exception {
    long id = reportId(Edition.BILINGUAL);
    HeldKey key = KEYS.ecKey("CN=Right", "secp256r1");
    HeldKey other = KEYS.ecKey("CN=Other", "secp256r1");
    Actor member = member(0);
    BytesToSign prepared = prepare.run(member, id, key.certificates(), "");
    String before = signatures(id);
    String elsewhere =
        Base64.getEncoder().encodeToString("elsewhere".getBytes(StandardCharsets.UTF_8));

    for (String wrong :
        List.of(
            other.sign(prepared.bytes()),
            key.sign(elsewhere),
            elsewhere,
            "%",
            "AAAA",
            "A".repeat(88))) {
      assertRefused(
          "reporting.signature-unsound", () -> complete.run(member, id, prepared.id(), wrong));
    }
    assertFault(() -> complete.run(member, id, prepared.id(), ""), "value", "shared.missing");
    assertThat(signatures(id)).isEqualTo(before);
    complete.run(member, id, prepared.id(), key.sign(prepared.bytes()));
    assertThat(signatures(id)).endsWith("CN=Right");
  }

  @Test
  void what_changed_since_it_was_prepared_is_not_signed() throws Exception {
    long id = reportId(Edition.BILINGUAL);
    HeldKey key = KEYS.rsaKey("CN=Slow");
    HeldKey faster = KEYS.rsaKey("CN=Fast");
    Actor slow = member(1);
    BytesToSign prepared = prepare.run(slow, id, key.certificates(), "");

    Actor fast = member(2);
    BytesToSign theirs = prepare.run(fast, id, faster.certificates(), "");
    complete.run(fast, id, theirs.id(), faster.sign(theirs.bytes()));
    String late = key.sign(prepared.bytes());
    assertRefused("reporting.signed-meanwhile", () -> complete.run(slow, id, prepared.id(), late));

    BytesToSign again = prepare.run(slow, id, key.certificates(), "");
    String value = key.sign(again.bytes());
    newerFigures(
        id,
        () -> {
          assertRefused("reporting.superseded", () -> complete.run(slow, id, again.id(), value));
          assertRefused(
              "reporting.superseded", () -> prepare.run(slow, id, key.certificates(), ""));
        });
    assertThat(signatures(id)).endsWith("CN=Fast");
  }

  @Test
  void certificates_are_looked_at_before_anything_is_prepared() throws Exception {
    long id = reportId(Edition.ARABIC);
    Actor member = member(2);
    HeldKey stranger = new TestKeys().rsaKey("CN=Stranger");
    HeldKey known = KEYS.rsaKey("CN=Known");
    String own = known.certificates().get(0);

    assertFault(() -> prepare.run(member, id, List.of(), ""), "certificates", "shared.missing");
    for (List<String> unreadable :
        List.of(
            List.of("%"),
            List.of("AAAA"),
            List.of("A".repeat(7000)),
            Collections.nCopies(11, own))) {
      assertFault(
          () -> prepare.run(member, id, unreadable, ""),
          "certificates",
          "reporting.certificates-unreadable");
    }
    assertFault(
        () -> prepare.run(member, id, stranger.certificates(), ""),
        "certificates",
        "reporting.certificate-unknown");
    assertFault(
        () -> prepare.run(member, id, List.of(own), "x".repeat(201)), "reason", "shared.too-long");
    HeldKey others = KEYS.rsaKey("CN=Of the first");
    long english = reportId(Edition.BILINGUAL);
    app.withoutTriggersOf(
        List.of("report_signature"),
        () ->
            app.sql(
                """
                INSERT INTO report_signature (report_id, position, person_id, signer, serial,
                       reason, signed_at, sha256, byte_count, stored_as)
                SELECT %d, 90, %d, '%s', '%s', '', UTC_TIMESTAMP(6), REPEAT('f', 64), 1, ''"""
                    .formatted(
                        english,
                        Long.parseLong(app.ask("SELECT MAX(id) FROM person")),
                        others.certificate().getSubjectX500Principal().getName(),
                        others.certificate().getSerialNumber().toString(16))));
    assertFault(
        () -> prepare.run(member, id, others.certificates(), ""),
        "certificates",
        "reporting.certificate-of-another");
    app.withoutTriggersOf(
        List.of("report_signature"),
        () -> app.sql("DELETE FROM report_signature WHERE position = 90"));
    Actor officer = app.get(Actors.class).get(login("PROCUREMENT_OFFICER", 0));
    assertThatThrownBy(() -> prepare.run(officer, id, known.certificates(), ""))
        .isInstanceOf(Refusal.NotPermitted.class);
  }

  @Test
  void the_database_keeps_what_was_prepared_and_takes_no_more_than_a_page_can_have()
      throws Exception {
    long id = reportId(Edition.ENGLISH);
    Actor member = member(2);
    prepare.run(member, id, KEYS.rsaKey("CN=Prepared").certificates(), "");

    assertThatThrownBy(() -> app.sql("UPDATE signature_preparation SET reason = 'x'"))
        .hasMessageContaining("reporting.preparation-fixed");
    assertThatThrownBy(() -> app.sql(preparation(id, member.personId(), 5)))
        .hasMessageContaining("uq_signature_preparation_person");
    app.sql("DELETE FROM signature_preparation");
    assertThatThrownBy(() -> app.sql(preparation(id, member.personId(), 61)))
        .hasMessageContaining("ck_signature_preparation_until");
    assertThatThrownBy(() -> app.sql(preparation(0, member.personId(), 5)))
        .hasMessageContaining("reporting.not-signable");
    HeldKey key = KEYS.rsaKey("CN=Done");
    BytesToSign prepared = prepare.run(member, id, key.certificates(), "");
    complete.run(member, id, prepared.id(), key.sign(prepared.bytes()));
    assertThatThrownBy(() -> app.sql(preparation(id, member.personId(), 5)))
        .hasMessageContaining("reporting.signed-already");
  }

  private static String preparation(long report, long person, int minutes) {
    return """
        INSERT INTO signature_preparation (report_id, person_id, certificates, reason, signed_at,
                                           sha256, until_at)
        VALUES (%d, %d, '', '', UTC_TIMESTAMP(6), REPEAT('a', 64),
                DATE_ADD(UTC_TIMESTAMP(6), INTERVAL %d MINUTE))"""
        .formatted(report, person, minutes);
  }

  /** While a report of other figures is there, issued after this one. */
  private void newerFigures(long id, Runnable act) {
    app.withoutTriggersOf(
        List.of("issued_report"),
        () ->
            app.sql(
                """
                INSERT INTO issued_report (tender_id, subject, subject_id, part, report, edition,
                       format, data_sha256, sha256, byte_count, stored_as, issued_by, issued_at)
                SELECT tender_id, subject, subject_id, part, report, edition, format,
                       REPEAT('d', 64), REPEAT('d', 64), 1, 'none', issued_by,
                       DATE_ADD(issued_at, INTERVAL 1 SECOND)
                  FROM issued_report WHERE id = %d"""
                    .formatted(id)));
    act.run();
    app.withoutTriggersOf(
        List.of("issued_report"),
        () -> app.sql("DELETE FROM issued_report WHERE sha256 = REPEAT('d', 64)"));
  }

  private static void assertRefused(String code, Runnable act) {
    assertThatThrownBy(act::run)
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo(code));
  }

  private static void assertFault(Runnable act, String field, String code) {
    assertThatThrownBy(act::run)
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r -> {
              assertThat(r.faults().get(0).field()).isEqualTo(field);
              assertThat(r.faults().get(0).code()).isEqualTo(code);
            });
  }

  private String signatures(long id) {
    return app.ask(
        "SELECT COALESCE(GROUP_CONCAT(signer ORDER BY position), '') FROM report_signature"
            + " WHERE report_id = "
            + id);
  }

  private String preparations() {
    return app.ask("SELECT COUNT(*) FROM signature_preparation");
  }

  private static String pdfsig(Path file) throws Exception {
    Process process =
        new ProcessBuilder("pdfsig", "-nocert", file.toString()).redirectErrorStream(true).start();
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return answer;
  }

  private ReportFile file(Edition edition) {
    return reports.file(member(0), edition);
  }

  private long reportId(Edition edition) {
    return reports.id(file(edition));
  }

  private Actor member(int which) {
    return app.get(Actors.class).get(login("OPENING_MEMBER", which));
  }

  private String login(String role, int which) {
    return app.ask(
        """
        SELECT p.login FROM person p JOIN role_grant g ON g.person_id = p.id
         WHERE p.is_demo AND p.password_hash IS NOT NULL AND g.role = '%s'
         ORDER BY p.login LIMIT %d, 1"""
            .formatted(role, which));
  }
}
