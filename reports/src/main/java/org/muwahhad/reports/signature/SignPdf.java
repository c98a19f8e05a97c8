package org.muwahhad.reports.signature;

import eu.europa.esig.dss.alert.exception.AlertException;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.DSSMessageDigest;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.ToBeSigned;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.SignatureImageParameters;
import eu.europa.esig.dss.pades.signature.ExternalCMSService;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.spi.exception.DSSExternalResourceException;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.jspecify.annotations.Nullable;

/**
 * Signs PDF files: PAdES baseline B, or above it with the {@link Evidence} of authorities. A
 * signature is appended to the file, so that those before it keep holding.
 */
public final class SignPdf {
  /** Room for a signature with its certificates and a time stamp, in bytes. */
  private static final int ROOM = 24_000;

  private final Evidence evidence;

  /** Signs without evidence of others. */
  public SignPdf() {
    this(Evidence.none());
  }

  /** Signs with the evidence of authorities, or not at all. */
  public SignPdf(Evidence evidence) {
    this.evidence = evidence;
  }

  /**
   * What is said with a signature.
   *
   * @param reason why it was signed
   * @param place where, such as a body's seat; blank for nowhere in particular
   * @param at when, UTC, as the signer says
   * @param seen where it is seen; null for a signature that is not
   */
  public record Statement(
      String reason, String place, Instant at, @Nullable VisibleSignature seen) {}

  /**
   * A signature that is seen on a page.
   *
   * @param field of the document, that nobody has signed in yet
   * @param mark picture in the field, PNG
   */
  public record VisibleSignature(String field, byte[] mark) {}

  /** The fields of a file that nobody has signed in yet, in the order of its pages. */
  public static List<String> freeFields(byte[] pdf) {
    return new PAdESService(new CommonCertificateVerifier())
        .getAvailableSignatureFields(new InMemoryDocument(pdf, "report.pdf"));
  }

  /**
   * The first field, in the order of its pages, that is meant for somebody and that nobody has
   * signed in yet. A field tells whom it is meant for in its words, where the name of the person
   * stands.
   *
   * @param names of the person, in any language; blank ones name nobody
   */
  public static Optional<String> fieldOf(byte[] pdf, Collection<String> names) {
    List<String> free = freeFields(pdf);
    List<String> wanted =
        names.stream().map(SignPdf::plain).filter(name -> !name.isEmpty()).toList();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDAcroForm form = document.getDocumentCatalog().getAcroForm();
      return form == null
          ? Optional.empty()
          : form.getFields().stream()
              .filter(field -> free.contains(field.getPartialName()))
              .filter(field -> wanted.stream().anyMatch(plain(words(field))::contains))
              .map(PDField::getPartialName)
              .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String words(PDField field) {
    return Objects.requireNonNullElse(field.getAlternateFieldName(), "");
  }

  /** Without the marks of direction, and with single spaces. */
  private static String plain(String words) {
    return words.replaceAll("\\p{Cf}", "").replaceAll("\\s+", " ").strip();
  }

  /**
   * The file with a signature more.
   *
   * @throws GeneralSecurityException when the key can't sign, or is not that of the certificate
   * @throws Evidence.MissingException when an authority does not answer, or a certificate is
   *     revoked
   */
  public byte[] run(byte[] pdf, Signer signer, Statement statement)
      throws GeneralSecurityException, Evidence.MissingException {
    return written(signed(new InMemoryDocument(pdf, "report.pdf"), signer, statement));
  }

  /**
   * What is signed so that a file gets a signature more: its signed attributes, a few hundred
   * bytes. They are the same for the same file, certificates and statement, so that they can be
   * signed elsewhere before the file is.
   *
   * @param chain the signer's certificate and those above it
   */
  public byte[] toBeSigned(byte[] pdf, List<X509Certificate> chain, Statement statement) {
    PAdESSignatureParameters parameters = parameters(chain, statement);
    parameters.setSignatureLevel(evidence.level());
    return evidence
        .service()
        .getDataToSign(new InMemoryDocument(pdf, "report.pdf"), parameters)
        .getBytes();
  }

  /**
   * Writes the file with a signature more that is not seen, without holding it as a whole where its
   * evidence is within the signature; certificates and their revocation are appended to the whole.
   *
   * @param out is left open
   * @throws GeneralSecurityException when the key can't sign, or is not that of the certificate
   * @throws Evidence.MissingException when an authority does not answer, or a certificate is
   *     revoked
   * @throws IOException when the file can't be read or written
   */
  public void run(Path pdf, Signer signer, Statement statement, OutputStream out)
      throws GeneralSecurityException, Evidence.MissingException, IOException {
    if (statement.seen() != null) {
      throw new IllegalArgumentException("A signature that is seen changes its page");
    }
    if (!evidence.isWithinSignature()) {
      signed(new FileDocument(pdf.toFile()), signer, statement).writeTo(out);
      return;
    }
    AppendedSignature signature = AppendedSignature.to(pdf, statement, ROOM);
    signature.write(value(signature, signer, statement), out);
  }

  private byte[] value(AppendedSignature signature, Signer signer, Statement statement)
      throws GeneralSecurityException, Evidence.MissingException, IOException {
    DSSMessageDigest digest = new DSSMessageDigest(DigestAlgorithm.SHA256, signature.digest());
    ExternalCMSService service = evidence.serviceOfDigests();
    PAdESSignatureParameters parameters = parameters(signer.chain(), statement);
    parameters.setSignatureLevel(evidence.level());
    ToBeSigned bytes = service.getDataToSign(digest, parameters);
    SignatureValue value = value(signer, bytes);
    try {
      return written(service.signMessageDigest(digest, parameters, value));
    } catch (DSSExternalResourceException | AlertException e) {
      throw new Evidence.MissingException(e);
    }
  }

  /** A signature that does not hold never comes into a file, where it would stay. */
  private static SignatureValue value(Signer signer, ToBeSigned bytes)
      throws GeneralSecurityException {
    byte[] value = signer.sign(bytes.getBytes());
    if (!AcceptedKeys.verifies(signer.certificate().getPublicKey(), bytes.getBytes(), value)) {
      throw new SignatureException("The signature is not that of the certificate");
    }
    return new SignatureValue(algorithm(signer), value);
  }

  private DSSDocument signed(DSSDocument document, Signer signer, Statement statement)
      throws GeneralSecurityException, Evidence.MissingException {
    PAdESService service = evidence.service();
    PAdESSignatureParameters parameters = parameters(signer.chain(), statement);
    parameters.setSignatureLevel(evidence.level());
    ToBeSigned bytes = service.getDataToSign(document, parameters);
    SignatureValue value = value(signer, bytes);
    try {
      return service.signDocument(document, parameters, value);
    } catch (DSSExternalResourceException | AlertException e) {
      throw new Evidence.MissingException(e);
    }
  }

  private static PAdESSignatureParameters parameters(
      List<X509Certificate> chain, Statement statement) {
    PAdESSignatureParameters parameters = new PAdESSignatureParameters();
    parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
    List<CertificateToken> tokens = chain.stream().map(CertificateToken::new).toList();
    parameters.setSigningCertificate(tokens.get(0));
    parameters.setCertificateChain(tokens);
    parameters.bLevel().setSigningDate(Date.from(statement.at()));
    parameters.setReason(statement.reason());
    if (!statement.place().isBlank()) {
      parameters.setLocation(statement.place());
    }
    VisibleSignature seen = statement.seen();
    if (seen != null) {
      SignatureImageParameters image = parameters.getImageParameters();
      image.setImage(new InMemoryDocument(seen.mark(), "mark.png"));
      image.getFieldParameters().setFieldId(seen.field());
    }
    parameters.setContentSize(ROOM);
    return parameters;
  }

  private static SignatureAlgorithm algorithm(Signer signer) {
    return signer.certificate().getPublicKey().getAlgorithm().equals("EC")
        ? SignatureAlgorithm.ECDSA_SHA256
        : SignatureAlgorithm.RSA_SHA256;
  }

  private static byte[] written(DSSDocument document) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      document.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
