package org.muwahhad.access.identity;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.SecretSeal;
import org.muwahhad.web.PublicAddress;

/**
 * The key with which the service signs its requests to providers, and to which they encrypt. It is
 * read from a PKCS #12 file where one is configured. Otherwise the service makes one, with a
 * certificate that it signs itself: providers get it from the metadata.
 */
@Singleton
class RequestKey {
  private static final int BITS = 3072;
  private static final String PURPOSE = "key for requests to providers";
  private static final Duration VALID = Duration.ofDays(3650);
  private final String keyFile;
  private final String keyPassword;
  private final IdentityKeys keys;
  private final Flows flows;
  private final SecretSeal secretSeal;
  private final PublicAddress publicAddress;
  private volatile @Nullable SigningPair pair;

  RequestKey(
      @Value("${muwahhad.identity.key-file:}") String keyFile,
      @Value("${muwahhad.identity.key-password:}") String keyPassword,
      IdentityKeys keys,
      Flows flows,
      SecretSeal secretSeal,
      PublicAddress publicAddress) {
    this.keyFile = keyFile.strip();
    this.keyPassword = keyPassword;
    this.keys = keys;
    this.flows = flows;
    this.secretSeal = secretSeal;
    this.publicAddress = publicAddress;
  }

  /** The private key with its certificate. */
  record SigningPair(PrivateKey key, X509Certificate certificate) {
    KeyPair both() {
      return new KeyPair(certificate.getPublicKey(), key);
    }
  }

  /** The key; made now where there was none. */
  SigningPair get() {
    SigningPair known = pair;
    if (known != null) {
      return known;
    }
    try {
      SigningPair found = keyFile.isEmpty() ? own() : ofFile();
      pair = found;
      return found;
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("The key for requests to providers cannot be read", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private SigningPair ofFile() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    char[] password = keyPassword.toCharArray();
    try (InputStream file = Files.newInputStream(Path.of(keyFile))) {
      store.load(file, password);
    }
    for (String alias : Collections.list(store.aliases())) {
      if (store.isKeyEntry(alias)) {
        return new SigningPair(
            (PrivateKey) store.getKey(alias, password),
            (X509Certificate) store.getCertificate(alias));
      }
    }
    throw new IllegalStateException("No key in " + keyFile);
  }

  private SigningPair own() throws GeneralSecurityException, OperatorCreationException {
    if (keys.find().isEmpty()) {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS);
      KeyPair fresh = generator.generateKeyPair();
      keys.keep(
          Base64.getEncoder().encodeToString(certificate(fresh).getEncoded()),
          secretSeal.seal(PURPOSE, fresh.getPrivate().getEncoded()));
    }
    IdentityKeys.StoredKey stored = keys.find().orElseThrow();
    PrivateKey key =
        KeyFactory.getInstance("RSA")
            .generatePrivate(new PKCS8EncodedKeySpec(secretSeal.open(PURPOSE, stored.sealedKey())));
    return new SigningPair(key, Certificates.read(stored.certificate()));
  }

  private X509Certificate certificate(KeyPair fresh)
      throws GeneralSecurityException, OperatorCreationException {
    X500Name name = new X500Name("CN=" + publicAddress.host());
    Instant now = flows.machineNow();
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            name,
            new BigInteger(120, new SecureRandom()),
            Date.from(now.minus(Duration.ofDays(1))),
            Date.from(now.plus(VALID)),
            name,
            fresh.getPublic());
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(fresh.getPrivate())));
  }
}
