package org.muwahhad.reports.signature;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;
import org.jspecify.annotations.Nullable;

/**
 * The keys that are computed with: RSA of 2,048 to 4,096 bits, and EC on P-256, P-384 or P-521.
 * Anyone who brings a key chooses its numbers, and a number of a million bits keeps a processor
 * busy for days. So the numbers are measured before anything is computed with them.
 */
public final class AcceptedKeys {
  private static final int FEWEST_RSA_BITS = 2048;
  private static final int MOST_RSA_BITS = 4096;

  /** Of RSA's public exponent (FIPS 186-5). */
  private static final int MOST_EXPONENT_BITS = 256;

  private static final int NONCE = 32;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final List<ECParameterSpec> CURVES =
      Stream.of("secp256r1", "secp384r1", "secp521r1").map(AcceptedKeys::curve).toList();

  private AcceptedKeys() {}

  /** Whether signatures are checked with a public key. Nothing is computed with it. */
  public static boolean accepts(PublicKey key) {
    if (key instanceof RSAPublicKey rsa && key.getAlgorithm().equals("RSA")) {
      return isModulus(rsa.getModulus()) && isExponent(rsa.getPublicExponent());
    }
    return key instanceof ECPublicKey ec && isOnCurve(ec.getParams());
  }

  /** Whether a private key signs here. Nothing is computed with it. */
  static boolean accepts(PrivateKey key) {
    if (key instanceof RSAPrivateKey rsa && key.getAlgorithm().equals("RSA")) {
      return isModulus(rsa.getModulus())
          && isWithin(rsa.getPrivateExponent(), rsa.getModulus())
          && (!(key instanceof RSAPrivateCrtKey parts) || hasBoundedParts(parts));
    }
    return key instanceof ECPrivateKey ec
        && isOnCurve(ec.getParams())
        && isWithin(ec.getS(), ec.getParams().getOrder());
  }

  /** Whether two keys that are accepted belong together, tried with a signature. */
  static boolean fit(PrivateKey key, PublicKey certified) {
    if (!key.getAlgorithm().equals(certified.getAlgorithm())
        || key instanceof RSAPrivateKey rsa
            && !rsa.getModulus().equals(((RSAPublicKey) certified).getModulus())
        || key instanceof RSAPrivateCrtKey parts
            && !parts.getPublicExponent().equals(((RSAPublicKey) certified).getPublicExponent())) {
      return false;
    }
    byte[] nonce = new byte[NONCE];
    RANDOM.nextBytes(nonce);
    try {
      return verifies(certified, nonce, sign(key, nonce));
    } catch (GeneralSecurityException | ArithmeticException e) {
      // A key whose numbers do not belong together fails in many ways.
      return false;
    }
  }

  static byte[] sign(PrivateKey key, byte[] bytes) throws GeneralSecurityException {
    Signature signature = Signature.getInstance(algorithm(key.getAlgorithm()));
    signature.initSign(key);
    signature.update(bytes);
    return signature.sign();
  }

  /**
   * Whether a signature, with SHA-256, is that of a key.
   *
   * @return false also for keys that are not accepted
   */
  public static boolean verifies(PublicKey key, byte[] bytes, byte[] signature) {
    if (!accepts(key)) {
      return false;
    }
    try {
      Signature check = Signature.getInstance(algorithm(key.getAlgorithm()));
      check.initVerify(key);
      check.update(bytes);
      return check.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /**
   * A signature in the form that documents hold, if it is that of a key. Browsers and services give
   * those of ECDSA as two numbers of one length, or as DER.
   */
  static Optional<byte[]> encoded(PublicKey key, byte[] bytes, byte[] value) {
    if (verifies(key, bytes, value)) {
      return Optional.of(value);
    }
    if (!key.getAlgorithm().equals("EC") || value.length == 0 || value.length % 2 != 0) {
      return Optional.empty();
    }
    int half = value.length / 2;
    ASN1Integer r = new ASN1Integer(new BigInteger(1, value, 0, half));
    ASN1Integer s = new ASN1Integer(new BigInteger(1, value, half, half));
    try {
      byte[] encoded = new DERSequence(new ASN1Encodable[] {r, s}).getEncoded();
      return verifies(key, bytes, encoded) ? Optional.of(encoded) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String algorithm(String ofKey) {
    return ofKey.equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
  }

  private static boolean isModulus(BigInteger modulus) {
    return modulus.signum() > 0
        && modulus.bitLength() >= FEWEST_RSA_BITS
        && modulus.bitLength() <= MOST_RSA_BITS;
  }

  private static boolean isExponent(BigInteger exponent) {
    return exponent.bitLength() <= MOST_EXPONENT_BITS
        && exponent.testBit(0)
        && exponent.compareTo(BigInteger.ONE) > 0;
  }

  private static boolean hasBoundedParts(RSAPrivateCrtKey key) {
    return isExponent(key.getPublicExponent())
        && Stream.of(
                key.getPrimeP(),
                key.getPrimeQ(),
                key.getPrimeExponentP(),
                key.getPrimeExponentQ(),
                key.getCrtCoefficient())
            .allMatch(part -> isWithin(part, key.getModulus()));
  }

  private static boolean isWithin(BigInteger number, BigInteger most) {
    return number.signum() > 0 && number.compareTo(most) < 0;
  }

  private static boolean isOnCurve(@Nullable ECParameterSpec given) {
    return given != null
        && CURVES.stream()
            .anyMatch(
                known ->
                    known.getCurve().equals(given.getCurve())
                        && known.getGenerator().equals(given.getGenerator())
                        && known.getOrder().equals(given.getOrder())
                        && known.getCofactor() == given.getCofactor());
  }

  private static ECParameterSpec curve(String name) {
    try {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec(name));
      return parameters.getParameterSpec(ECParameterSpec.class);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + name, e);
    }
  }
}
