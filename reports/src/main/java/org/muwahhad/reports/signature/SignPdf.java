package org.muwahhad.reports.signature;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.DSSMessageDigest;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.ToBeSigned;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.SignatureImageParameters;
import eu.europa.esig.dss.pades.signature.ExternalCMSService;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.tsp.TSPSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Signs PDF files: PAdES baseline B, or T with the stamp of a time-stamping authority where one is
 * configured. A signature is appended to the file, so that those before it keep holding.
 */
public final class SignPdf {
  /** Room for a signature with its certificates and a time stamp, in bytes. */
  private static final int ROOM = 24_000;

  private final @Nullable TSPSource timestamps;

  /** Signs without time stamps. */
  public SignPdf() {
    this(null);
  }

  /**
   * Signs with the stamps of an authority (RFC 3161).
   *
   * @param timestamps null for none
   */
  public SignPdf(@Nullable TSPSource timestamps) {
    this.timestamps = timestamps;
  }

  /**
   * What is said with a signature.
   *
   * @param reason why it was signed
   * @param place where, such as a body's seat; blank for nowhere in particular
   * @param at when, UTC, as the signer says
   * @param seen where it is seen; null for a signature that is not
   */
  public record Statement(String reason, String place, Instant at, @Nullable Seen seen) {}

  /**
   * A signature that is seen on a page.
   *
   * @param field of the document, that nobody has signed in yet
   * @param mark picture in the field, PNG
   */
  public record Seen(String field, byte[] mark) {}

  /** The fields of a file that nobody has signed in yet, in the order of its pages. */
  public static List<String> freeFields(byte[] pdf) {
    return new PAdESService(new CommonCertificateVerifier())
        .getAvailableSignatureFields(new InMemoryDocument(pdf, "report.pdf"));
  }

  /**
   * The file with a signature more.
   *
   * @throws GeneralSecurityException when the key can't sign
   */
  public byte[] run(byte[] pdf, Signer signer, Statement statement)
      throws GeneralSecurityException {
    PAdESService service = new PAdESService(new CommonCertificateVerifier());
    return written(signed(service, new InMemoryDocument(pdf, "report.pdf"), signer, statement));
  }

  /**
   * Writes the file with a signature more that is not seen, without holding it as a whole.
   *
   * @param out is left open
   * @throws GeneralSecurityException when the key can't sign
   * @throws IOException when the file can't be read or written
   */
  public void run(Path pdf, Signer signer, Statement statement, OutputStream out)
      throws GeneralSecurityException, IOException {
    if (statement.seen() != null) {
      throw new IllegalArgumentException("A signature that is seen changes its page");
    }
    AppendedSignature signature = AppendedSignature.to(pdf, statement, ROOM);
    DSSMessageDigest digest = new DSSMessageDigest(DigestAlgorithm.SHA256, signature.digest());
    ExternalCMSService service = new ExternalCMSService(new CommonCertificateVerifier());
    PAdESSignatureParameters parameters = parameters(signer, statement);
    if (timestamps != null) {
      service.setTspSource(timestamps);
      parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_T);
    }
    ToBeSigned bytes = service.getDataToSign(digest, parameters);
    SignatureValue value = new SignatureValue(algorithm(signer), signer.sign(bytes.getBytes()));
    signature.write(written(service.signMessageDigest(digest, parameters, value)), out);
  }

  private DSSDocument signed(
      PAdESService service, DSSDocument document, Signer signer, Statement statement)
      throws GeneralSecurityException {
    PAdESSignatureParameters parameters = parameters(signer, statement);
    if (timestamps != null) {
      service.setTspSource(timestamps);
      parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_T);
    }
    ToBeSigned bytes = service.getDataToSign(document, parameters);
    SignatureValue value = new SignatureValue(algorithm(signer), signer.sign(bytes.getBytes()));
    return service.signDocument(document, parameters, value);
  }

  private static PAdESSignatureParameters parameters(Signer signer, Statement statement) {
    PAdESSignatureParameters parameters = new PAdESSignatureParameters();
    parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_B);
    parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
    List<CertificateToken> chain = signer.chain().stream().map(CertificateToken::new).toList();
    parameters.setSigningCertificate(chain.get(0));
    parameters.setCertificateChain(chain);
    parameters.bLevel().setSigningDate(Date.from(statement.at()));
    parameters.setReason(statement.reason());
    if (!statement.place().isBlank()) {
      parameters.setLocation(statement.place());
    }
    Seen seen = statement.seen();
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
