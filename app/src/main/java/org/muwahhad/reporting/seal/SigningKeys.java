package org.muwahhad.reporting.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.reporting.ReportEntry.SigningAuthorityFounded;
import org.muwahhad.reports.signature.Evidence;
import org.muwahhad.reports.signature.KeyStoreSigner;
import org.muwahhad.reports.signature.LocalAuthority;
import org.muwahhad.reports.signature.Signer;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.SecretFile;
import org.muwahhad.shared.Sha256;
import org.muwahhad.shared.UnusableSetting;

/**
 * The platform's key, and whom it trusts. The key is that of a PKCS #12 file that is configured;
 * without one, an authority of the deployment's own is founded once in the data directory, for
 * demonstrations and small houses. The database keeps its hash: a node with another one refuses.
 */
@Singleton
class SigningKeys {
  private static final String PLATFORM = "CN=Muwahhad";
  private static final String AUTHORITY = "CN=Muwahhad local authority";
  private final SigningSettings settings;
  private final SigningAuthorities authorities;
  private final AuditLog audit;
  private final TransactionOperations<Connection> transactions;
  private volatile @Nullable PlatformKeys keys;

  SigningKeys(
      SigningSettings settings,
      SigningAuthorities authorities,
      AuditLog audit,
      TransactionOperations<Connection> transactions) {
    this.settings = settings;
    this.authorities = authorities;
    this.audit = audit;
    this.transactions = transactions;
  }

  /**
   * The platform's key, and whom it trusts.
   *
   * @param local the authority of the deployment's own; null where a key is configured
   */
  record PlatformKeys(
      Signer signer,
      List<X509Certificate> trusted,
      Evidence evidence,
      @Nullable LocalAuthority local) {}

  /**
   * Opened once.
   *
   * @throws UnusableSetting when what is configured can't be used, or another node has another
   *     authority
   */
  PlatformKeys get(Instant now) {
    PlatformKeys held = keys;
    if (held == null) {
      synchronized (this) {
        held = keys == null ? open(now) : keys;
        keys = held;
      }
    }
    return held;
  }

  private PlatformKeys open(Instant now) {
    if (!settings.hasKeyFile()) {
      return ofOwn(now);
    }
    try {
      Signer signer = KeyStoreSigner.open(settings.keyFile(), settings.keyPassword());
      return keys(signer, signer.chain().get(signer.chain().size() - 1), null);
    } catch (KeyStoreSigner.UnusableException e) {
      Bilingual why = why(e.fault());
      throw new UnusableSetting(
          "muwahhad.signing.key-file can't be used: " + why.en() + ": " + settings.keyFileName(),
          "تعذّر استعمال ملف الإعداد muwahhad.signing.key-file: "
              + why.ar()
              + ": "
              + settings.keyFileName());
    }
  }

  private static Bilingual why(KeyStoreSigner.KeyFileFault fault) {
    return switch (fault) {
      case UNREADABLE -> new Bilingual("ليس ملف PKCS #12 صالحًا", "it is no PKCS #12 file");
      case PASSWORD -> new Bilingual("كلمة المرور لا تفتحه", "the password does not open it");
      case NO_KEY ->
          new Bilingual("لا يحوي مفتاحًا مع شهادته", "there is no key with a certificate in it");
      case TOO_COSTLY ->
          new Bilingual(
              "يتطلب فتحه تكرار حساب كلمة المرور أكثر مما نجريه",
              "its password is hashed more often than is done here");
      case NOT_ACCEPTED ->
          new Bilingual(
              "لا يُقبل إلا مفتاح RSA بطول 2048 إلى 4096 بت أو مفتاح على منحنى P-256 أو P-384 أو"
                  + " P-521",
              "only keys of RSA with 2048 to 4096 bits, or on P-256, P-384 or P-521, are accepted");
      case NOT_OF_CERTIFICATE ->
          new Bilingual("مفتاحه ليس مفتاح شهادته", "its key is not that of its certificate");
    };
  }

  private PlatformKeys keys(
      Signer signer, X509Certificate authority, @Nullable LocalAuthority local) {
    List<X509Certificate> trusted = new ArrayList<>(settings.authorities());
    trusted.add(authority);
    return new PlatformKeys(signer, trusted, settings.evidence(trusted), local);
  }

  private PlatformKeys ofOwn(Instant now) {
    try {
      char[] password =
          new String(secret("password").getOrWrite(SigningKeys::freshPassword), UTF_8)
              .toCharArray();
      LocalAuthority local =
          LocalAuthority.open(
              secret("authority.p12")
                  .getOrWrite(() -> LocalAuthority.found(AUTHORITY, now).file(password)),
              password);
      requireOnlyOne(local.certificate(), now);
      Signer signer =
          KeyStoreSigner.open(
              secret("platform.p12").getOrWrite(() -> local.issue(PLATFORM, now, password)),
              password);
      return keys(signer, local.certificate(), local);
    } catch (KeyStoreSigner.UnusableException e) {
      throw new UnusableSetting(
          "The authority of this deployment can't be opened: " + settings.folder(),
          "تعذّر فتح سلطة التوقيع الخاصة بهذه المنظومة: " + settings.folder());
    }
  }

  private SecretFile secret(String name) {
    return new SecretFile(settings.folder().resolve(name));
  }

  private static byte[] freshPassword() {
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random).getBytes(UTF_8);
  }

  /** Kept at once, whatever becomes of the act that asked for the first signature. */
  private void requireOnlyOne(X509Certificate authority, Instant now) {
    String own = sha256(authority);
    String kept =
        transactions.execute(
            TransactionDefinition.of(TransactionDefinition.Propagation.REQUIRES_NEW),
            status -> {
              if (authorities.found(own, now) == 1) {
                // On a chain of its own: the act that asked may hold any other.
                audit.recordSystem(new SigningAuthorityFounded(own));
              }
              return authorities.get();
            });
    if (!own.equals(kept)) {
      throw new UnusableSetting(
          "Reports of this database are signed by the authority of another node, which this node"
              + " does not have. Give every node the same muwahhad.signing.key-file, or the folder "
              + settings.folder()
              + " of the first node.",
          "تقارير قاعدة البيانات هذه توقّعها سلطة عقدة أخرى ليست لدى هذه العقدة. حددوا لكل العقد"
              + " ملف muwahhad.signing.key-file نفسه، أو انقلوا إليها المجلد "
              + settings.folder()
              + " من العقدة الأولى.");
    }
  }

  private static String sha256(X509Certificate certificate) {
    try {
      return Sha256.of(certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }
}
