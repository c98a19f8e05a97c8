package org.muwahhad.reporting.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.transaction.TransactionOperations;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muwahhad.TestApp;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.reports.signature.LocalAuthority;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.UnusableSetting;

/** One authority for all nodes of a database, and signatures that are proven or not made. */
class SigningKeysTest {
  private static final TestApp FIRST = TestApp.start();

  @Test
  void a_node_without_the_authority_of_the_first_does_not_start_and_one_that_has_it_does(
      @TempDir Path folder) throws Exception {
    FIRST.get(PlatformSeal.class).requireUsable();
    TestApp second = FIRST.node(folder);

    assertThatThrownBy(() -> second.get(PlatformSeal.class).requireUsable())
        .isInstanceOfSatisfying(
            UnusableSetting.class,
            e -> {
              assertThat(e).hasMessageContaining("authority of another node");
              assertThat(e.arabicMessage()).contains("muwahhad.signing.key-file");
            });

    for (String file : List.of("password", "authority.p12", "platform.p12")) {
      Files.deleteIfExists(folder.resolve("signing").resolve(file));
      Files.copy(
          FIRST.files().resolve("signing").resolve(file), folder.resolve("signing").resolve(file));
    }
    assertThatCode(() -> second.get(PlatformSeal.class).requireUsable()).doesNotThrowAnyException();
    assertThatThrownBy(() -> FIRST.sql("UPDATE signing_authority SET certificate_sha256 = 'x'"))
        .hasMessageContaining("reporting.record-immutable");
    assertThatThrownBy(() -> FIRST.sql("DELETE FROM signing_authority"))
        .hasMessageContaining("reporting.record-immutable");
    assertThatThrownBy(
            () -> FIRST.sql("INSERT INTO signing_authority VALUES (2, 'x', UTC_TIMESTAMP(6))"))
        .hasMessageContaining("ck_signing_authority_one");
  }

  @Test
  @SuppressWarnings("unchecked")
  void a_key_file_whose_key_is_not_that_of_its_certificate_is_told_in_words(@TempDir Path folder)
      throws Exception {
    char[] password = "secret".toCharArray();
    LocalAuthority authority = LocalAuthority.found("CN=Somebody", Instant.now());
    KeyStore one = store(authority.issue("CN=One", Instant.now(), password), password);
    KeyStore other = store(authority.issue("CN=Other", Instant.now(), password), password);
    one.setKeyEntry(
        "signature",
        one.getKey("signature", password),
        password,
        other.getCertificateChain("signature"));
    Path file = folder.resolve("platform.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      one.store(out, password);
    }
    SigningSettings given =
        new SigningSettings(
            folder.toString(), file.toString(), "secret", "", "", "T", "", Duration.ofSeconds(1));
    SigningKeys keys =
        new SigningKeys(
            given,
            FIRST.get(SigningAuthorities.class),
            FIRST.get(AuditLog.class),
            FIRST.get(TransactionOperations.class));

    assertThatThrownBy(() -> keys.get(Instant.now()))
        .isInstanceOfSatisfying(
            UnusableSetting.class,
            e -> {
              assertThat(e).hasMessageContaining("its key is not that of its certificate");
              assertThat(e.arabicMessage()).contains("مفتاحه ليس مفتاح شهادته");
            });
  }

  private static KeyStore store(byte[] file, char[] password) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(new ByteArrayInputStream(file), password);
    return store;
  }

  @Test
  void nothing_is_signed_while_no_time_stamping_authority_answers(@TempDir Path folder)
      throws IOException {
    TestApp stamped =
        TestApp.start(
            Map.of(
                "muwahhad.signing.timestamp-url", "http://127.0.0.1:1/stamp",
                "muwahhad.signing.timestamp-timeout", "2s"));
    Path page = Files.write(folder.resolve("page.pdf"), page());
    OutputStream nowhere = OutputStream.nullOutputStream();

    assertThatThrownBy(() -> stamped.get(PlatformSeal.class).seal(page, Instant.now(), nowhere))
        .isInstanceOfSatisfying(
            Refusal.RuleBroken.class, r -> assertThat(r.code()).isEqualTo("reporting.not-proven"));
    assertThatCode(() -> FIRST.get(PlatformSeal.class).seal(page, Instant.now(), nowhere))
        .doesNotThrowAnyException();
  }

  @Test
  void settings_that_do_not_go_together_are_told_by_their_names(@TempDir Path folder) {
    assertUnusable(settings(folder, "", "LT", ""), "timestamp-level is LT without");
    assertUnusable(settings(folder, "", "X", ""), "one of B, T, LT, LTA");
    assertUnusable(settings(folder, "ftp://example.org/", "T", ""), "addresses of HTTP");
    assertUnusable(
        settings(folder, "https://example.org/stamp", "T", folder + "/none.pem"),
        "timestamp-authorities can't be read");
  }

  private static void assertUnusable(SigningSettings settings, String message) {
    assertThatThrownBy(() -> settings.evidence(List.of()))
        .isInstanceOf(UnusableSetting.class)
        .hasMessageContaining(message);
  }

  private static SigningSettings settings(Path folder, String url, String level, String files) {
    return new SigningSettings(
        folder.toString(), "", "", "", url, level, files, Duration.ofSeconds(1));
  }

  private static byte[] page() throws IOException {
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }
}
