package org.muwahhad.reports.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SignatureException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.util.BigIntegers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.award.AwardTemplate;
import org.muwahhad.reports.award.ReadPdf;
import org.muwahhad.reports.award.SampleAwardReports;
import org.muwahhad.reports.render.ReportPrinter;
import org.muwahhad.reports.render.SignatureMark;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** Reports signed by the platform and by members, read back by two readers that know no other. */
@Tag("long")
class SignPdfTest {
  private static final Instant AT = Instant.parse("2026-05-24T08:00:00Z");
  private static final char[] PASSWORD = "secret".toCharArray();
  private static final LocalAuthority AUTHORITY =
      LocalAuthority.found("CN=Muwahhad test authority", AT);

  private static byte[] letter(Edition edition) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new ReportPrinter<>(new AwardTemplate()).pdf(SampleAwardReports.withItems(3), edition, out);
    return out.toByteArray();
  }

  private static Signer signer(String name) throws Exception {
    return KeyStoreSigner.open(AUTHORITY.issue(name, AT, PASSWORD), PASSWORD);
  }

  private static byte[] signed(byte[] pdf, String name, SignPdf.@Nullable VisibleSignature seen)
      throws Exception {
    return new SignPdf()
        .run(pdf, signer(name), new SignPdf.Statement("Issued", "Riyadh", AT, seen));
  }

  private static SignPdf.VisibleSignature in(String field) {
    return new SignPdf.VisibleSignature(
        field, SignatureMark.png(List.of("سالم الحارثي", "2026-05-24 11:00"), true));
  }

  @Test
  void a_file_signed_by_the_platform_and_two_members_can_still_be_archived_and_read_by_everyone(
      @TempDir Path folder) throws Exception {
    byte[] issued = signed(letter(Edition.ARABIC), "CN=Muwahhad", null);
    byte[] once = signed(issued, "CN=Salim Al Harthi, C=OM", in("signature-1"));
    byte[] twice = signed(once, "CN=Noura Al Sabah, C=KW", in("signature-2"));

    assertThat(new ReadSignatures(List.of(AUTHORITY.certificate())).run(twice))
        .hasSize(3)
        .allMatch(s -> s.intact() && s.known() && s.whole())
        .extracting(ReadSignatures.FileSignature::signer)
        .satisfies(
            names -> {
              assertThat(names.get(0)).contains("CN=Muwahhad");
              assertThat(names.get(2)).contains("CN=Noura Al Sabah");
            });
    ReadPdf pdf = new ReadPdf(twice);
    assertThat(pdf.violations(PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1)).isEmpty();
    assertThat(pdf.tags()).containsEntry("Form", 6);
    assertThat(SignPdf.freeFields(twice)).hasSize(4).contains("signature-3");
    assertThat(pdfsig(Files.write(folder.resolve("twice.pdf"), twice)))
        .contains("Signature #3", "Signature is Valid.")
        .doesNotContain("Digest Mismatch", "Signature is Invalid");
  }

  @Test
  void a_file_sealed_on_the_disk_can_be_signed_by_members_after_it(@TempDir Path folder)
      throws Exception {
    byte[] sealed = sealed(folder, letter(Edition.ARABIC));
    byte[] signed = signed(sealed, "CN=Salim Al Harthi, C=OM", in("signature-1"));

    assertThat(new ReadSignatures(List.of(AUTHORITY.certificate())).run(signed))
        .hasSize(2)
        .allMatch(s -> s.intact() && s.known() && s.whole())
        .extracting(ReadSignatures.FileSignature::reason)
        .containsExactly("Issued – صدر", "Issued");
    assertThat(SignPdf.freeFields(sealed)).hasSize(6);
    for (byte[] file : List.of(sealed, signed)) {
      ReadPdf pdf = new ReadPdf(file);
      assertThat(pdf.violations(PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1)).isEmpty();
    }
    assertThat(pdfsig(Files.write(folder.resolve("signed.pdf"), signed)))
        .contains("Total document signed")
        .doesNotContain("Digest Mismatch", "Signature is Invalid");
  }

  @Test
  void a_signature_that_is_not_that_of_its_certificate_never_comes_into_a_file() throws Exception {
    byte[] letter = letter(Edition.ENGLISH);
    Signer own = signer("CN=Salim Al Harthi");
    Signer other = signer("CN=Noura Al Sabah");
    Signer mismatched =
        new Signer() {
          @Override
          public List<X509Certificate> chain() {
            return other.chain();
          }

          @Override
          public byte[] sign(byte[] bytes) throws GeneralSecurityException {
            return own.sign(bytes);
          }
        };
    SignPdf.Statement statement = new SignPdf.Statement("", "", AT, null);

    assertThatThrownBy(() -> new SignPdf().run(letter, mismatched, statement))
        .isInstanceOf(GeneralSecurityException.class);

    byte[] signed = new SignPdf().run(letter, own, statement);
    ReadSignatures reader = new ReadSignatures(List.of(AUTHORITY.certificate()));
    assertThat(reader.endsWith(signed, own.certificate())).isTrue();
    assertThat(reader.endsWith(signed, other.certificate())).isFalse();
    assertThat(reader.endsWith(letter, own.certificate())).isFalse();
    byte[] changed = signed.clone();
    changed[letter.length / 2] ^= 1;
    assertThat(reader.endsWith(changed, own.certificate())).isFalse();
  }

  @Test
  void a_certificate_is_known_at_the_time_of_signing_and_not_before_it_began() throws Exception {
    ReadSignatures reader = new ReadSignatures(List.of(AUTHORITY.certificate()));
    List<X509Certificate> chain = signer("CN=Salim Al Harthi, C=OM").chain();

    assertThat(reader.knows(chain, AT)).isTrue();
    assertThat(reader.knows(chain, AT.minus(Duration.ofDays(2)))).isFalse();
  }

  @Test
  void a_file_without_a_form_is_sealed_on_the_disk_as_well(@TempDir Path folder) throws Exception {
    byte[] sealed = sealed(folder, sealed(folder, plain()));

    assertThat(new ReadSignatures(List.of(AUTHORITY.certificate())).run(sealed))
        .hasSize(2)
        .allMatch(s -> s.intact() && s.known() && s.whole());
  }

  private static byte[] sealed(Path folder, byte[] pdf) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new SignPdf()
        .run(
            Files.write(folder.resolve("printed.pdf"), pdf),
            signer("CN=Muwahhad"),
            new SignPdf.Statement("Issued – صدر", "Riyadh", AT, null),
            out);
    return out.toByteArray();
  }

  /** Of another program, with the table that older files have. */
  private static byte[] plain() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      document.save(out, CompressParameters.NO_COMPRESSION);
    }
    return out.toByteArray();
  }

  @Test
  void a_changed_byte_breaks_a_signature() throws Exception {
    byte[] issued = signed(letter(Edition.ENGLISH), "CN=Muwahhad", null);
    String text = new String(issued, StandardCharsets.ISO_8859_1);
    byte[] forged =
        text.replace("/ExtensionLevel 8", "/ExtensionLevel 9")
            .getBytes(StandardCharsets.ISO_8859_1);

    assertThat(forged).isNotEqualTo(issued);
    assertThat(new ReadSignatures(List.of(AUTHORITY.certificate())).run(forged))
        .noneMatch(ReadSignatures.FileSignature::intact);
  }

  @Test
  void a_signer_of_another_authority_is_intact_but_not_known() throws Exception {
    byte[] issued = signed(letter(Edition.ENGLISH), "CN=Muwahhad", null);
    LocalAuthority other = LocalAuthority.found("CN=Muwahhad test authority", AT);

    assertThat(new ReadSignatures(List.of(other.certificate())).run(issued))
        .singleElement()
        .matches(s -> s.intact() && !s.known());
  }

  @Test
  void a_file_that_holds_no_key_says_what_is_wrong_with_it() {
    byte[] file = AUTHORITY.issue("CN=Salim", AT, PASSWORD);

    assertThatThrownBy(() -> KeyStoreSigner.open(file, "other".toCharArray()))
        .isInstanceOfSatisfying(
            KeyStoreSigner.UnusableException.class,
            e -> assertThat(e.fault()).isEqualTo(KeyStoreSigner.KeyFileFault.PASSWORD));
    assertThatThrownBy(() -> KeyStoreSigner.open(new byte[] {1, 2, 3}, PASSWORD))
        .isInstanceOfSatisfying(
            KeyStoreSigner.UnusableException.class,
            e -> assertThat(e.fault()).isEqualTo(KeyStoreSigner.KeyFileFault.UNREADABLE));
  }

  @Test
  void what_was_signed_elsewhere_comes_into_the_file_and_nothing_else_does(@TempDir Path folder)
      throws Exception {
    byte[] issued = signed(letter(Edition.ARABIC), "CN=Muwahhad", null);
    KeyStoreSigner elsewhere = (KeyStoreSigner) signer("CN=Salim Al Harthi, C=OM");
    SignPdf.Statement statement = new SignPdf.Statement("Agreed", "", AT, in("signature-1"));

    byte[] bytes = new SignPdf().toBeSigned(issued, elsewhere.chain(), statement);
    byte[] signed =
        new SignPdf().run(issued, ready(elsewhere, twoNumbers(elsewhere.sign(bytes))), statement);

    assertThat(new SignPdf().toBeSigned(issued, elsewhere.chain(), statement))
        .as("the same each time")
        .isEqualTo(bytes)
        .hasSizeLessThan(1000);
    assertThat(new ReadSignatures(List.of(AUTHORITY.certificate())).run(signed))
        .hasSize(2)
        .allMatch(s -> s.intact() && s.known() && s.whole());
    assertThat(pdfsig(Files.write(folder.resolve("signed.pdf"), signed)))
        .contains("Signature #2", "Salim Al Harthi", "Signature is Valid")
        .doesNotContain("Signature is Invalid");
    SignPdf.Statement other = new SignPdf.Statement("Other", "", AT, in("signature-1"));
    Signer ready = ready(elsewhere, elsewhere.sign(bytes));
    assertThatThrownBy(() -> new SignPdf().run(issued, ready, other))
        .as("it goes for what was prepared alone")
        .isInstanceOf(SignatureException.class);
    for (byte[] wrong : List.of(new byte[0], new byte[64], new byte[] {1, 2, 3}, new byte[5000])) {
      assertThatThrownBy(() -> new SignPdf().run(issued, ready(elsewhere, wrong), statement))
          .isInstanceOf(SignatureException.class);
    }
  }

  private static Signer ready(Signer signer, byte[] value) {
    return new ReadySignature(signer.chain(), value);
  }

  /** ECDSA on P-256 as browsers give it: two numbers of 32 bytes. */
  private static byte[] twoNumbers(byte[] der) throws Exception {
    ASN1Sequence numbers = ASN1Sequence.getInstance(der);
    byte[] plain = new byte[64];
    for (int i = 0; i < 2; i++) {
      byte[] number =
          BigIntegers.asUnsignedByteArray(
              32, ASN1Integer.getInstance(numbers.getObjectAt(i)).getPositiveValue());
      System.arraycopy(number, 0, plain, 32 * i, 32);
    }
    return plain;
  }

  @Test
  void certificates_that_come_in_any_order_are_a_chain_from_the_first_up() throws Exception {
    X509Certificate own = signer("CN=Salim").certificate();
    X509Certificate strange = LocalAuthority.found("CN=Elsewhere", AT).certificate();

    assertThat(
            CertificateChain.read(
                List.of(text(own), text(strange), text(AUTHORITY.certificate()), text(own))))
        .containsExactly(own, AUTHORITY.certificate());
    for (String none : List.of("", "%", "AAAA", text(own).substring(4))) {
      assertThatThrownBy(() -> CertificateChain.read(List.of(none)))
          .isInstanceOf(CertificateException.class);
    }
  }

  private static String text(X509Certificate certificate) throws CertificateException {
    return Base64.getEncoder().encodeToString(certificate.getEncoded());
  }

  @Test
  void a_service_from_afar_that_refuses_leaves_no_signature() throws Exception {
    Signer signer = signer("CN=Salim");
    Signer afar =
        new Signer() {
          @Override
          public List<X509Certificate> chain() {
            return signer.chain();
          }

          @Override
          public byte[] sign(byte[] bytes) throws GeneralSecurityException {
            throw new GeneralSecurityException("not now");
          }
        };
    byte[] letter = letter(Edition.ENGLISH);

    assertThatThrownBy(
            () -> new SignPdf().run(letter, afar, new SignPdf.Statement("", "", AT, null)))
        .isInstanceOf(GeneralSecurityException.class);
  }

  private static String pdfsig(Path file) throws Exception {
    Process process =
        new ProcessBuilder("pdfsig", "-nocert", file.toString()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor(30, TimeUnit.SECONDS);
    return said;
  }
}
