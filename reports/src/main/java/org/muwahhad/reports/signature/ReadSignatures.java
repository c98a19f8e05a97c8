package org.muwahhad.reports.signature;

import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.validation.PAdESSignature;
import eu.europa.esig.dss.pades.validation.PDFDocumentValidator;
import eu.europa.esig.dss.pdf.ServiceLoaderPdfObjFactory;
import eu.europa.esig.dss.pdf.modifications.PdfModificationDetection;
import eu.europa.esig.dss.spi.signature.AdvancedSignature;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the signatures of a PDF file: whose they are, and whether the file is as it was signed. */
public final class ReadSignatures {
  private final Set<TrustAnchor> trusted;

  /**
   * Reads and checks against authorities.
   *
   * @param trusted certificates of the authorities whose signers are known
   */
  public ReadSignatures(Collection<X509Certificate> trusted) {
    this.trusted =
        trusted.stream().map(c -> new TrustAnchor(c, null)).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * A signature of a file.
   *
   * @param signer the name in its certificate
   * @param serial of the certificate, hexadecimal
   * @param at when it was signed, as the signer says, UTC
   * @param reason why, as the signer says; empty when nothing was said
   * @param intact whether what was signed is unchanged and the key is that of the certificate
   * @param known whether the certificate leads to one of the authorities that are trusted
   * @param whole whether it covers the file up to what was appended later by signatures
   */
  public record FileSignature(
      String signer,
      String serial,
      @Nullable Instant at,
      String reason,
      boolean intact,
      boolean known,
      boolean whole) {}

  /** The signatures of a file, the first first; none when there are none. */
  public List<FileSignature> run(byte[] pdf) {
    PDFDocumentValidator validator = new PDFDocumentValidator(new InMemoryDocument(pdf));
    validator.setCertificateVerifier(new CommonCertificateVerifier());
    List<FileSignature> signatures = new ArrayList<>();
    for (AdvancedSignature signature : validator.getSignatures()) {
      signatures.add(read((PAdESSignature) signature));
    }
    return signatures;
  }

  /**
   * Whether the last signature of a file holds and is that of a certificate.
   *
   * @param signer the certificate
   */
  public boolean endsWith(byte[] pdf, X509Certificate signer) {
    List<FileSignature> signatures = run(pdf);
    if (signatures.isEmpty()) {
      return false;
    }
    FileSignature last = signatures.get(signatures.size() - 1);
    return last.intact()
        && last.whole()
        && last.serial().equals(signer.getSerialNumber().toString(16))
        && last.signer().equals(signer.getSubjectX500Principal().getName());
  }

  /**
   * The certificate of the last signature of a file that was signed elsewhere, and those above it
   * that the file has. Empty when the file has another number of signatures, one of them does not
   * hold, something but signatures was added after one of them, or it can't be read.
   *
   * @param signatures how many the file must have
   */
  public List<X509Certificate> chainOfLast(byte[] pdf, int signatures) {
    try {
      return chainOfLast(new InMemoryDocument(pdf), signatures);
    } catch (RuntimeException e) {
      // Whatever the file of a stranger makes the reader throw.
      return List.of();
    }
  }

  private static List<X509Certificate> chainOfLast(InMemoryDocument pdf, int signatures) {
    PDFDocumentValidator validator = new PDFDocumentValidator(pdf);
    validator.setCertificateVerifier(new CommonCertificateVerifier());
    List<AdvancedSignature> all = validator.getSignatures();
    if (all.size() != signatures || all.isEmpty()) {
      return List.of();
    }
    new ServiceLoaderPdfObjFactory()
        .newPAdESSignatureService()
        .analyzePdfModifications(pdf, all, null);
    for (AdvancedSignature signature : all) {
      if (!isUntouched((PAdESSignature) signature)) {
        return List.of();
      }
    }
    AdvancedSignature last = all.get(all.size() - 1);
    CertificateToken token = last.getSigningCertificateToken();
    return token == null ? List.of() : chain(last, token);
  }

  /** Whether a signature holds and nothing but signatures was added after it. */
  private static boolean isUntouched(PAdESSignature signature) {
    signature.checkSignatureIntegrity();
    PdfModificationDetection added = signature.getPdfRevision().getModificationDetection();
    return signature.getSignatureCryptographicVerification().isSignatureIntact()
        && signature.getPdfRevision().getByteRange().isValid()
        && (added == null
            || (added.getPageDifferences().isEmpty()
                && added.getAnnotationOverlaps().isEmpty()
                && added.getObjectModifications().getUndefinedChanges().isEmpty()
                && added.getObjectModifications().getAnnotCreationChanges().isEmpty()));
  }

  private FileSignature read(PAdESSignature signature) {
    signature.checkSignatureIntegrity();
    CertificateToken token = signature.getSigningCertificateToken();
    Date at = signature.getSigningTime();
    String reason = signature.getPdfSignatureDictionary().getReason();
    return new FileSignature(
        token == null ? "" : token.getCertificate().getSubjectX500Principal().getName(),
        token == null ? "" : token.getCertificate().getSerialNumber().toString(16),
        at == null ? null : at.toInstant(),
        reason == null ? "" : reason,
        signature.getSignatureCryptographicVerification().isSignatureIntact(),
        token != null && at != null && isKnown(signature, token, at.toInstant()),
        signature.getPdfRevision().getByteRange().isValid());
  }

  private boolean isKnown(PAdESSignature signature, CertificateToken token, Instant at) {
    return knows(chain(signature, token), at);
  }

  /** The certificate of a signature first, then the others that the file has of it. */
  private static List<X509Certificate> chain(AdvancedSignature signature, CertificateToken token) {
    List<X509Certificate> chain = new ArrayList<>(List.of(token.getCertificate()));
    signature.getCertificates().stream()
        .map(CertificateToken::getCertificate)
        .filter(c -> !c.equals(token.getCertificate()))
        .forEach(chain::add);
    return chain;
  }

  /**
   * Whether a certificate led to one of the authorities that are trusted.
   *
   * @param chain it, and in any order those that may stand above it
   * @param at when; of a signature the time its signer says, UTC
   */
  public boolean knows(List<X509Certificate> chain, Instant at) {
    if (trusted.isEmpty()) {
      return false;
    }
    X509CertSelector signer = new X509CertSelector();
    signer.setCertificate(chain.get(0));
    try {
      PKIXBuilderParameters parameters = new PKIXBuilderParameters(trusted, signer);
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(at));
      parameters.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(chain)));
      CertPathBuilder.getInstance("PKIX").build(parameters);
      return true;
    } catch (CertPathBuilderException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
