package org.muwahhad.reporting.signature;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import javax.crypto.spec.PBEParameterSpec;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority of tests, with keys of every kind that is accepted. */
final class TestKeys {
  private static final String NAME = "CN=Authority of tests";
  private static final int ITERATIONS = 2_000;
  private final KeyPair pair = rsa();
  private final X509Certificate certificate = certificate(NAME, pair);

  /** The certificate of the authority in a file that the service is told of. */
  Path certificateIn(Path folder) throws Exception {
    return Files.write(folder.resolve("authority.cer"), certificate.getEncoded());
  }

  /** A key with its certificates. */
  record HeldKey(PrivateKey key, List<X509Certificate> chain) {
    X509Certificate certificate() {
      return chain.get(0);
    }

    /** As the service takes them. */
    List<String> certificates() {
      return chain.stream().map(HeldKey::text).toList();
    }

    private static String text(X509Certificate certificate) {
      try {
        return TestKeys.text(certificate.getEncoded());
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    /** The signature of bytes in Base64, as programs send it. */
    String sign(String bytes) throws GeneralSecurityException {
      Signature signature =
          Signature.getInstance(
              key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA");
      signature.initSign(key);
      signature.update(Base64.getDecoder().decode(bytes));
      return TestKeys.text(signature.sign());
    }

    /** A key file as programs of today write it. */
    byte[] file(String password) throws Exception {
      return file(password, new KeyStore.PasswordProtection(password.toCharArray()));
    }

    /** A key file as programs of long ago wrote it. */
    byte[] oldFile(String password) throws Exception {
      return file(
          password,
          new KeyStore.PasswordProtection(
              password.toCharArray(),
              "PBEWithSHA1AndDESede",
              new PBEParameterSpec(new byte[20], ITERATIONS)));
    }

    private byte[] file(String password, KeyStore.PasswordProtection protection) throws Exception {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setEntry(
          "key", new KeyStore.PrivateKeyEntry(key, chain.toArray(Certificate[]::new)), protection);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      store.store(out, password.toCharArray());
      return out.toByteArray();
    }
  }

  HeldKey rsaKey(String name) {
    return held(name, rsa());
  }

  HeldKey ecKey(String name, String curve) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(curve));
    return held(name, generator.generateKeyPair());
  }

  private HeldKey held(String name, KeyPair keys) {
    return new HeldKey(keys.getPrivate(), List.of(certificate(name, keys), certificate));
  }

  private static KeyPair rsa() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private X509Certificate certificate(String name, KeyPair keys) {
    try {
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              new X500Name(NAME),
              new BigInteger(100, new SecureRandom()),
              Date.from(Instant.now().minus(Duration.ofDays(1000))),
              Date.from(Instant.now().plus(Duration.ofDays(1000))),
              new X500Name(name),
              keys.getPublic());
      builder.addExtension(
          Extension.basicConstraints, true, new BasicConstraints(name.equals(NAME)));
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate())));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
