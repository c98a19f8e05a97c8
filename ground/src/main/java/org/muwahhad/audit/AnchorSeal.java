package org.muwahhad.audit;

/** Signs anchors with a key that does not lie in the database. */
public interface AnchorSeal {

  /**
   * A signature.
   *
   * @param signature Base64; SHA-256 with RSA (PKCS #1 v1.5) or ECDSA, as the key is
   * @param certificate of the key, DER in Base64
   */
  record AnchorSignature(String signature, String certificate) {}

  /**
   * Signs a text in UTF-8.
   *
   * @throws org.muwahhad.shared.UnusableSetting when the key can't be used
   */
  AnchorSignature sign(String text);

  /**
   * Whether the text was signed by the platform, with its key of today or an earlier one whose
   * certificate is of an authority that is known.
   */
  boolean isOwn(String text, AnchorSignature signed);
}
