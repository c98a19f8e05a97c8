package org.muwahhad.bid.seal;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Sha256;

/**
 * The signature of a bidder on a bid that it sealed itself: ECDSA on P-256 with SHA-256, as
 * browsers make it (r and s, 32 bytes each). It is over the tender, the bidder, the digest of the
 * content and the digests of what is sealed, so that none of them can be exchanged for another.
 */
public final class BidderSignature {
  /** Of Java's names the one whose form is r and s alone. */
  private static final String ALGORITHM = "SHA256withECDSAinP1363Format";

  private static final String CURVE = "secp256r1";

  private BidderSignature() {}

  /**
   * What is signed, as lines that each end in a line feed.
   *
   * @param sha256 of the content, in hexadecimal
   * @param prices sealed apart; null in one envelope
   */
  public static byte[] statement(
      String tender, String bidder, String sha256, byte[] content, byte @Nullable [] prices) {
    return statementOfDigests(
        tender, bidder, sha256, Sha256.of(content), prices == null ? null : Sha256.of(prices));
  }

  /** The same of the digests of what is sealed, in hexadecimal. */
  public static byte[] statementOfDigests(
      String tender, String bidder, String sha256, String content, @Nullable String prices) {
    return String.join(
            "\n",
            "muwahhad-sealed-bid-1",
            tender,
            bidder,
            sha256,
            content,
            prices == null ? "-" : prices,
            "")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Signs a statement with a key on P-256; Base64. */
  public static String sign(PrivateKey key, byte[] statement) throws GeneralSecurityException {
    Signature signature = Signature.getInstance(ALGORITHM);
    signature.initSign(key);
    signature.update(statement);
    return Base64.getEncoder().encodeToString(signature.sign());
  }

  /**
   * Whether a key made a signature.
   *
   * @param publicKey SubjectPublicKeyInfo, Base64
   * @param signature Base64
   * @return false also where one of them is none
   */
  public static boolean isBy(String publicKey, String signature, byte[] statement) {
    try {
      PublicKey key =
          KeyFactory.getInstance("EC")
              .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey)));
      if (!(key instanceof ECPublicKey ec) || !isOfCurve(ec)) {
        return false;
      }
      Signature check = Signature.getInstance(ALGORITHM);
      check.initVerify(key);
      check.update(statement);
      return check.verify(Base64.getDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  /** Fingerprint of a public key: the SHA-256 of its bytes. */
  public static String fingerprint(String publicKey) {
    return Sha256.of(Base64.getDecoder().decode(publicKey));
  }

  private static boolean isOfCurve(ECPublicKey key) throws GeneralSecurityException {
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec(CURVE));
    ECParameterSpec curve = parameters.getParameterSpec(ECParameterSpec.class);
    BigInteger order = key.getParams().getOrder();
    return curve.getOrder().equals(order)
        && curve.getCurve().equals(key.getParams().getCurve())
        && curve.getGenerator().equals(key.getParams().getGenerator());
  }
}
