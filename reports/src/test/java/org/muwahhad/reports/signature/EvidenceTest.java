package org.muwahhad.reports.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.validation.PDFDocumentValidator;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import java.io.ByteArrayOutputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.award.AwardTemplate;
import org.muwahhad.reports.award.ReadPdf;
import org.muwahhad.reports.award.SampleAwardReports;
import org.muwahhad.reports.render.ReportPrinter;
import org.muwahhad.reports.signature.Evidence.Level;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** What authorities say of a signature, asked over HTTP and held against DSS's own validation. */
@Tag("long")
class EvidenceTest {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final byte[] REPORT = report();
  private OnlineAuthority authority;

  private static byte[] report() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      new ReportPrinter<>(new AwardTemplate())
          .pdf(SampleAwardReports.withItems(3), Edition.ENGLISH, out);
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
    return out.toByteArray();
  }

  @BeforeEach
  void found() throws Exception {
    authority = new OnlineAuthority();
  }

  @AfterEach
  void close() {
    authority.close();
  }

  private Evidence evidence(Level level, URI... addresses) {
    return Evidence.of(level, List.of(addresses), List.of(authority.certificate()), PATIENCE);
  }

  private static byte[] signed(byte[] pdf, Evidence evidence, Signer signer) throws Exception {
    return new SignPdf(evidence)
        .run(pdf, signer, new SignPdf.Statement("Issued", "", Instant.now(), null));
  }

  @ParameterizedTest
  @EnumSource(
      value = Level.class,
      names = {"T", "LT", "LTA"})
  void a_signature_reaches_the_level_that_is_asked_for_and_passes_validation_from_the_file_alone(
      Level level) throws Exception {
    byte[] file =
        signed(REPORT, evidence(level, authority.stamps()), authority.signer("CN=Muwahhad, C=SA"));
    if (level != Level.T) {
      authority.isDown = true;
    }

    SimpleReport found = validated(file);

    String id = found.getFirstSignatureId();
    assertThat(found.getSignatureFormat(id)).isEqualTo(expected(level));
    if (level != Level.T) {
      // Of a stamp alone nothing is known about revocation.
      assertThat(found.getIndication(id))
          .as(String.valueOf(found.getAdESValidationErrors(id)))
          .isEqualTo(Indication.TOTAL_PASSED);
    }
    ReadPdf pdf = new ReadPdf(file);
    assertThat(pdf.violations(PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1)).isEmpty();
  }

  @Test
  void a_second_signature_leaves_the_evidence_of_the_first() throws Exception {
    Evidence evidence = evidence(Level.LT, authority.stamps());
    byte[] once = signed(REPORT, evidence, authority.signer("CN=Muwahhad"));

    byte[] twice = signed(once, evidence, authority.signer("CN=Salim Al Harthi, C=OM"));

    assertThat(new ReadSignatures(List.of(authority.certificate())).run(twice))
        .hasSize(2)
        .allMatch(s -> s.intact() && s.known() && s.whole());
    SimpleReport found = validated(twice);
    assertThat(found.getSignatureIdList())
        .allMatch(id -> found.getSignatureFormat(id) == SignatureLevel.PAdES_BASELINE_LT)
        .allMatch(id -> found.getIndication(id) == Indication.TOTAL_PASSED);
  }

  @Test
  void the_next_authority_is_asked_when_one_does_not_answer() throws Exception {
    byte[] file =
        signed(
            REPORT,
            evidence(Level.T, nobody(), authority.stamps()),
            authority.signer("CN=Muwahhad"));

    assertThat(authority.stamped).hasValue(1);
    assertThat(validated(file).getSignatureFormat(validated(file).getFirstSignatureId()))
        .isEqualTo(SignatureLevel.PAdES_BASELINE_T);
  }

  @Test
  void nothing_is_signed_with_less_than_was_asked_for() throws Exception {
    KeyStoreSigner signer = authority.signer("CN=Muwahhad");
    assertThatThrownBy(() -> signed(REPORT, evidence(Level.T, nobody()), signer))
        .isInstanceOf(Evidence.MissingException.class);
    authority.isDown = true;
    assertThatThrownBy(() -> signed(REPORT, evidence(Level.LT, authority.stamps()), signer))
        .isInstanceOf(Evidence.MissingException.class);
    authority.isDown = false;
    KeyStoreSigner unlisted =
        KeyStoreSigner.open(
            LocalAuthority.found("CN=No list of revoked ones", Instant.now())
                .issue("CN=Muwahhad", Instant.now(), "secret".toCharArray()),
            "secret".toCharArray());
    Evidence trusting =
        Evidence.of(
            Level.LT,
            List.of(authority.stamps()),
            List.of(authority.certificate(), unlisted.chain().get(1)),
            PATIENCE);
    assertThatThrownBy(() -> signed(REPORT, trusting, unlisted))
        .isInstanceOf(Evidence.MissingException.class);
  }

  @Test
  void a_revoked_certificate_signs_nothing_that_is_to_be_proven_later() throws Exception {
    KeyStoreSigner signer = authority.signer("CN=Muwahhad");
    authority.revoke(signer.certificate());

    assertThatThrownBy(() -> signed(REPORT, evidence(Level.LT, authority.stamps()), signer))
        .isInstanceOf(Evidence.MissingException.class);
  }

  private static SignatureLevel expected(Level level) {
    return SignatureLevel.valueOf("PAdES_BASELINE_" + level);
  }

  /** A port that nobody listens on. */
  private static URI nobody() throws Exception {
    try (ServerSocket free = new ServerSocket(0)) {
      return URI.create("http://127.0.0.1:" + free.getLocalPort() + "/stamp");
    }
  }

  /** Validated without asking anybody: what is not in the file is not known. */
  private SimpleReport validated(byte[] file) {
    CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
    trusted.addCertificate(new CertificateToken(authority.certificate()));
    CommonCertificateVerifier verifier = new CommonCertificateVerifier();
    verifier.setTrustedCertSources(trusted);
    PDFDocumentValidator validator = new PDFDocumentValidator(new InMemoryDocument(file));
    validator.setCertificateVerifier(verifier);
    return validator.validateDocument().getSimpleReport();
  }
}
