package org.muwahhad.reports.signature;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate authority of a deployment's own, for demonstrations and tests, and for those who
 * have no other. Keys are ECDSA on P-256; certificates follow RFC 5280.
 */
public final class LocalAuthority {
  private static final int YEARS = 10;
  private static final SecureRandom RANDOM = new SecureRandom();
  private final PrivateKey key;
  private final X509Certificate certificate;

  private LocalAuthority(PrivateKey key, X509Certificate certificate) {
    this.key = key;
    this.certificate = certificate;
  }

  /**
   * Founds an authority.
   *
   * @param name such as {@code CN=Muwahhad local authority}
   * @param from when its certificate begins to hold, UTC
   */
  public static LocalAuthority found(String name, Instant from) {
    KeyPair pair = pair();
    return new LocalAuthority(
        pair.getPrivate(), certificate(name, pair, name, pair.getPrivate(), from, true));
  }

  /** The authority that a PKCS #12 file of its own holds. */
  public static LocalAuthority open(byte[] file, char[] password)
      throws KeyStoreSigner.UnusableException {
    KeyStoreSigner opened = KeyStoreSigner.open(file, password);
    return new LocalAuthority(opened.key(), opened.certificate());
  }

  /** The authority itself as a PKCS #12 file. */
  public byte[] file(char[] password) {
    return pkcs12(key, List.of(certificate), password);
  }

  public X509Certificate certificate() {
    return certificate;
  }

  /**
   * Gives somebody a key with a certificate, as a PKCS #12 file.
   *
   * @param name such as {@code CN=Salim Al Harthi, O=…, C=OM}
   */
  public byte[] issue(String name, Instant from, char[] password) {
    KeyPair pair = pair();
    X509Certificate issued =
        certificate(name, pair, certificate.getSubjectX500Principal().getName(), key, from, false);
    return pkcs12(pair.getPrivate(), List.of(issued, certificate), password);
  }

  private static KeyPair pair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has P-256", e);
    }
  }

  private static X509Certificate certificate(
      String name, KeyPair pair, String issuer, PrivateKey by, Instant from, boolean authority) {
    try {
      JcaX509ExtensionUtils keys = new JcaX509ExtensionUtils();
      var builder =
          new JcaX509v3CertificateBuilder(
              new X500Name(issuer),
              new BigInteger(120, RANDOM),
              Date.from(from.minus(1, ChronoUnit.DAYS)),
              Date.from(from.plus(YEARS * 365L, ChronoUnit.DAYS)),
              new X500Name(name),
              pair.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
      builder.addExtension(
          Extension.keyUsage,
          true,
          new KeyUsage(
              authority
                  ? KeyUsage.keyCertSign | KeyUsage.cRLSign
                  : KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
      builder.addExtension(
          Extension.subjectKeyIdentifier, false, keys.createSubjectKeyIdentifier(pair.getPublic()));
      return new JcaX509CertificateConverter()
          .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(by)));
    } catch (GeneralSecurityException | CertIOException | OperatorCreationException e) {
      throw new IllegalStateException("The certificate of " + name + " can't be made", e);
    }
  }

  private static byte[] pkcs12(PrivateKey key, List<X509Certificate> chain, char[] password) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("signature", key, password, chain.toArray(X509Certificate[]::new));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      store.store(out, password);
      return out.toByteArray();
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("The key can't be written", e);
    }
  }
}
