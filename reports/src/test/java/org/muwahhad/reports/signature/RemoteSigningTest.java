package org.muwahhad.reports.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.award.AwardTemplate;
import org.muwahhad.reports.award.SampleAwardReports;
import org.muwahhad.reports.render.ReportPrinter;
import org.muwahhad.reports.signature.RemoteFailure.SigningFault;

/** Reports signed with a key that a service keeps, over HTTP, read back by two other readers. */
@Tag("long")
class RemoteSigningTest {
  private static final Instant AT = Instant.parse("2026-05-24T08:00:00Z");
  private static final char[] PASSWORD = "secret".toCharArray();
  private static final LocalAuthority AUTHORITY = LocalAuthority.found("CN=Test authority", AT);
  private SigningServiceHere service;
  private RemoteSigning signing;

  @BeforeEach
  void serve() throws Exception {
    service = new SigningServiceHere();
    service.keep(
        "key-1",
        "salim",
        AUTHORITY.issue("CN=Salim Al Harthi", AT, PASSWORD),
        PASSWORD,
        "Password",
        "PIN",
        "ChallengeResponse",
        "OTP");
    service.keep("key-2", "noura", AUTHORITY.issue("CN=Noura", AT, PASSWORD), PASSWORD);
    signing = signing(new RemoteAccess.Bearer("token-of-muwahhad"));
  }

  @AfterEach
  void end() {
    service.close();
  }

  private RemoteSigning signing(RemoteAccess.Login login) {
    return new RemoteSigning(
        new RemoteAccess(
            service.address(), login, Duration.ofMillis(1500), Duration.ofMillis(2500)));
  }

  @Test
  void a_report_signed_from_afar_is_whole_and_of_a_known_signer(@TempDir Path folder)
      throws Exception {
    RemoteKey key = salims();
    assertThat(signing.ask(key, key.factors().get(1))).isEmpty();
    byte[] report = report();

    byte[] signed = sign(report, key, typed());

    assertThat(new ReadSignatures(List.of(AUTHORITY.certificate())).run(signed))
        .singleElement()
        .matches(s -> s.intact() && s.known() && s.whole())
        .satisfies(s -> assertThat(s.signer()).isEqualTo("CN=Salim Al Harthi"));
    assertThat(pdfsig(Files.write(folder.resolve("signed.pdf"), signed)))
        .contains("Signature is Valid.")
        .doesNotContain("Digest Mismatch", "Signature is Invalid");
  }

  @Test
  void nothing_but_a_hash_leaves_and_the_activation_is_for_that_hash_alone() throws Exception {
    RemoteKey key = salims();
    signing.ask(key, key.factors().get(1));

    sign(report(), key, typed());

    String authorized = service.bodies("credentials/authorize").get(0);
    String hash = authorized.replaceAll(".*\"hashes\":\\[\"([^\"]+)\"].*", "$1");
    assertThat(hash).hasSize(44);
    assertThat(service.bodies("signatures/signHash").get(0)).contains("\"" + hash + "\"");
    assertThat(service.calls).allSatisfy(call -> assertThat(call).hasSizeLessThan(600));
  }

  @Test
  void a_name_and_password_are_turned_into_a_token() throws Exception {
    RemoteSigning basic =
        signing(new RemoteAccess.Basic(SigningServiceHere.USER, SigningServiceHere.PASSWORD));

    assertThat(basic.list("salim")).extracting(RemoteKey::id).containsExactly("key-1");
    assertFault(
        SigningFault.NOT_ADMITTED,
        () -> signing(new RemoteAccess.Basic("muwahhad", "other")).list("salim"));
    assertFault(
        SigningFault.NOT_ADMITTED, () -> signing(new RemoteAccess.Bearer("other")).list("salim"));
  }

  @Test
  void keys_of_rsa_and_plain_numbers_of_ecdsa_are_taken_too() throws Exception {
    KeyPair pair = rsa();
    X509Certificate own = selfSigned(pair);
    service.keep("key-3", "faisal", pair.getPrivate(), new Certificate[] {own}, "enabled");
    service.keep("key-4", "faisal", pair.getPrivate(), new Certificate[] {own}, "disabled");

    assertThat(signing.list("faisal")).extracting(RemoteKey::id).containsExactly("key-3");
    byte[] signed = sign(report(), signing.list("faisal").get(0), Map.of());
    assertThat(new ReadSignatures(List.of(own)).run(signed))
        .singleElement()
        .matches(ReadSignatures.FileSignature::intact);

    service.isPlain = true;
    for (int i = 0; i < 8; i++) {
      byte[] plain = sign(report(), signing.list("noura").get(0), Map.of());
      assertThat(new ReadSignatures(List.of(AUTHORITY.certificate())).run(plain))
          .singleElement()
          .matches(s -> s.intact() && s.known());
    }
  }

  @Test
  void a_confirmation_on_the_signers_device_is_waited_for_but_not_for_ever() throws Exception {
    service.keep(
        "key-5",
        "huda",
        AUTHORITY.issue("CN=Huda", AT, PASSWORD),
        PASSWORD,
        "ChallengeResponseOOB",
        "APP");
    RemoteKey key = signing.list("huda").get(0);
    service.confirmedAfter = 1;

    assertThat(sign(report(), key, Map.of())).isNotEmpty();
    assertThat(service.bodies("credentials/authorize").get(0))
        .contains("\"authData\":[{\"id\":\"APP\"}]");

    service.confirmedAfter = 100;
    assertFault(SigningFault.NOT_CONFIRMED, () -> sign(report(), key, Map.of()));
  }

  @Test
  void what_stood_in_the_way_is_told_apart() throws Exception {
    RemoteKey key = salims();
    signing.ask(key, key.factors().get(1));
    Map<String, String> mistyped = Map.of("PIN", "000000", "OTP", service.sent());

    assertFault(SigningFault.FACTORS, () -> sign(report(), key, mistyped));
    answers("credentials/authorize", 400, "invalid_request", "Credential locked");
    assertFault(SigningFault.LOCKED, () -> sign(report(), key, typed()));
    answers("credentials/authorize", 400, "invalid_request", "Address blocked");
    assertFault(SigningFault.REFUSED, () -> sign(report(), key, typed()));
    answers("credentials/authorize", 400, "invalid_request", "Not on\n\u202ea Sunday");
    assertThatThrownBy(() -> sign(report(), key, typed()))
        .isInstanceOfSatisfying(
            RemoteFailure.class,
            e -> {
              assertThat(e.fault()).isEqualTo(SigningFault.REFUSED);
              assertThat(e.detail()).isEqualTo("Not on a Sunday");
            });
    answers("credentials/authorize", 503, "server_error", "");
    assertFault(SigningFault.SILENT, () -> sign(report(), key, typed()));
    service.wrong.clear();
    service.wrong.put("signatures/signHash", new SigningServiceHere.Wrong(0, ""));
    assertFault(SigningFault.SILENT, () -> sign(report(), key, typed()));
    service.wrong.put("signatures/signHash", new SigningServiceHere.Wrong(302, ""));
    assertFault(SigningFault.ODD, () -> sign(report(), key, typed()));
    service.wrong.put("signatures/signHash", new SigningServiceHere.Wrong(200, "{\"a"));
    assertFault(SigningFault.ODD, () -> sign(report(), key, typed()));
    service.wrong.put(
        "signatures/signHash", new SigningServiceHere.Wrong(200, "{\"signatures\":[\"AAAA\"]}"));
    assertFault(SigningFault.ODD, () -> sign(report(), key, typed()));
    service.close();
    assertFault(SigningFault.SILENT, () -> signing.list("salim"));
  }

  @Test
  void a_service_that_dribbles_is_given_up_in_time_and_keeps_no_line() throws Exception {
    service.wrong.put("credentials/list", new SigningServiceHere.Wrong(-1, ""));
    long before = System.nanoTime();

    assertFault(SigningFault.SILENT, () -> signing.list("salim"));

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(4));
    assertThat(service.dribbled.get()).isPositive();
    for (int i = 0; i < 100 && service.givenUp.get() == 0; i++) {
      Thread.sleep(100);
    }
    assertThat(service.givenUp.get()).isEqualTo(1);
  }

  @Test
  void an_answer_that_is_too_long_is_not_read_to_its_end() {
    service.wrong.put(
        "credentials/list",
        new SigningServiceHere.Wrong(200, "{\"a\":\"" + "x".repeat(3 << 20) + "\"}"));

    assertFault(SigningFault.ODD, () -> signing.list("salim"));
  }

  @Test
  void a_key_whose_certificate_cannot_be_read_is_left_out_and_the_others_are_not()
      throws Exception {
    service.keep("key-6", "salim", rsa().getPrivate(), new Certificate[] {unreadable()}, "enabled");
    service.keep("key-7", "salim", rsa().getPrivate(), new Certificate[0], "enabled");

    assertThat(signing.list("salim")).extracting(RemoteKey::id).containsExactly("key-1");
  }

  private static Certificate unreadable() {
    return new Certificate("X.509") {
      @Override
      public byte[] getEncoded() {
        return new byte[] {1, 2, 3};
      }

      @Override
      public void verify(java.security.PublicKey key) {}

      @Override
      public void verify(java.security.PublicKey key, String provider) {}

      @Override
      public String toString() {
        return "unreadable";
      }

      @Override
      public java.security.PublicKey getPublicKey() {
        throw new UnsupportedOperationException();
      }
    };
  }

  @Test
  void a_refusal_never_tells_what_was_typed_or_configured() {
    assertThat(new RemoteAccess.Basic("u", "hidden").toString()).doesNotContain("hidden");
    assertThat(new RemoteAccess.Bearer("hidden").toString()).doesNotContain("hidden");
    RemoteAccess access =
        new RemoteAccess(
            URI.create("http://127.0.0.1:1/"),
            new RemoteAccess.Bearer("hidden"),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1));

    assertThatThrownBy(() -> new RemoteSigning(access).list("salim"))
        .hasStackTraceContaining("SILENT")
        .satisfies(
            e ->
                assertThat(org.assertj.core.util.Throwables.getStackTrace(e))
                    .doesNotContain("hidden"));
  }

  private interface Act {
    void run() throws Exception;
  }

  private static void assertFault(SigningFault fault, Act act) {
    assertThatThrownBy(act::run)
        .isInstanceOfSatisfying(RemoteFailure.class, e -> assertThat(e.fault()).isEqualTo(fault));
  }

  private void answers(String method, int status, String error, String description) {
    String body =
        "{\"error\":\"%s\",\"error_description\":\"%s\"}"
            .formatted(error, description.replace("\n", "\\n"));
    service.wrong.put(method, new SigningServiceHere.Wrong(status, body));
  }

  private RemoteKey salims() throws Exception {
    return signing.list("salim").get(0);
  }

  private Map<String, String> typed() {
    return Map.of("PIN", SigningServiceHere.PIN, "OTP", service.sent());
  }

  private byte[] sign(byte[] pdf, RemoteKey key, Map<String, String> given) throws Exception {
    return new SignPdf()
        .run(pdf, signing.signer(key, given), new SignPdf.Statement("Agreed", "", AT, null));
  }

  private static byte[] report() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new ReportPrinter<>(new AwardTemplate())
        .pdf(SampleAwardReports.withItems(3), Edition.ENGLISH, out);
    return out.toByteArray();
  }

  private static KeyPair rsa() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return generator.generateKeyPair();
  }

  private static X509Certificate selfSigned(KeyPair pair) throws Exception {
    X500Name name = new X500Name("CN=Faisal");
    return new JcaX509CertificateConverter()
        .getCertificate(
            new JcaX509v3CertificateBuilder(
                    name,
                    BigInteger.TEN,
                    Date.from(AT.minusSeconds(60)),
                    Date.from(AT.plusSeconds(600_000)),
                    name,
                    pair.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate())));
  }

  private static String pdfsig(Path file) throws Exception {
    Process process =
        new ProcessBuilder("pdfsig", "-nocert", file.toString()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor(30, TimeUnit.SECONDS);
    return said;
  }
}
