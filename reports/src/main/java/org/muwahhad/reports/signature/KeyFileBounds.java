package org.muwahhad.reports.signature;

import java.io.IOException;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.EncryptedData;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCS12PBEParams;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.pkcs.SafeBag;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * How often a PKCS #12 file (RFC 7292) has a password hashed before it opens: as often as it says
 * itself, so that a file of two kilobytes can ask for any time of a processor. Counted before
 * anything is derived.
 */
final class KeyFileBounds {
  /** Far longer than a key with all its certificates, in bytes. */
  static final int LONGEST_FILE = 1024 * 1024;

  /** Of all derivations together. Programs of today ask for 2,048 to 600,000 each. */
  static final int MOST_ITERATIONS = 2_000_000;

  private static final int MOST_SAFES = 20;
  private static final int MOST_BAGS = 200;
  private final char[] password;
  private long iterations;
  private int bags;

  private KeyFileBounds(char[] password) {
    this.password = password;
  }

  /**
   * Counts what a file says openly. The certificates' safe is looked into by {@link
   * #requireWithin(byte[], char[])}.
   *
   * @throws KeyStoreSigner.UnusableException when it is too much, or no such file
   */
  static void requireOuterWithin(byte[] file) throws KeyStoreSigner.UnusableException {
    new KeyFileBounds(new char[0]).count(file, false);
  }

  /**
   * Counts also what stands within encrypted safes. The password must have been found to be right.
   *
   * @throws KeyStoreSigner.UnusableException when it is too much, or cannot be looked into
   */
  static void requireWithin(byte[] file, char[] password) throws KeyStoreSigner.UnusableException {
    new KeyFileBounds(password).count(file, true);
  }

  private void count(byte[] file, boolean within) throws KeyStoreSigner.UnusableException {
    if (file.length > LONGEST_FILE) {
      throw new KeyStoreSigner.UnusableException(KeyStoreSigner.KeyFileFault.UNREADABLE);
    }
    try {
      Pfx pfx = Pfx.getInstance(file);
      MacData mac = pfx.getMacData();
      if (mac != null) {
        add(mac.getIterationCount());
      }
      ASN1Sequence safes = sequence(ASN1OctetString.getInstance(pfx.getAuthSafe().getContent()));
      if (safes.size() > MOST_SAFES) {
        throw new KeyStoreSigner.UnusableException(KeyStoreSigner.KeyFileFault.UNREADABLE);
      }
      for (int i = 0; i < safes.size(); i++) {
        safe(ContentInfo.getInstance(safes.getObjectAt(i)), within);
      }
    } catch (IOException | GeneralSecurityException | RuntimeException | StackOverflowError e) {
      // The parser fails on what is no such file in many ways.
      throw new KeyStoreSigner.UnusableException(KeyStoreSigner.KeyFileFault.UNREADABLE);
    }
  }

  private void safe(ContentInfo safe, boolean within)
      throws IOException, GeneralSecurityException, KeyStoreSigner.UnusableException {
    if (safe.getContentType().equals(PKCSObjectIdentifiers.data)) {
      bags(sequence(ASN1OctetString.getInstance(safe.getContent())));
    } else if (safe.getContentType().equals(PKCSObjectIdentifiers.encryptedData)) {
      EncryptedData sealed = EncryptedData.getInstance(safe.getContent());
      add(iterations(sealed.getEncryptionAlgorithm()));
      if (within) {
        byte[] opened = open(sealed.getEncryptionAlgorithm(), sealed.getContent().getOctets());
        bags(ASN1Sequence.getInstance(opened));
      }
    }
  }

  private void bags(ASN1Sequence list) throws KeyStoreSigner.UnusableException {
    for (int i = 0; i < list.size(); i++) {
      if (++bags > MOST_BAGS) {
        throw new KeyStoreSigner.UnusableException(KeyStoreSigner.KeyFileFault.UNREADABLE);
      }
      SafeBag bag = SafeBag.getInstance(list.getObjectAt(i));
      if (bag.getBagId().equals(PKCSObjectIdentifiers.pkcs8ShroudedKeyBag)) {
        add(
            iterations(
                EncryptedPrivateKeyInfo.getInstance(bag.getBagValue()).getEncryptionAlgorithm()));
      } else if (bag.getBagId().equals(PKCSObjectIdentifiers.safeContentsBag)) {
        bags(ASN1Sequence.getInstance(bag.getBagValue()));
      }
    }
  }

  private void add(BigInteger more) throws KeyStoreSigner.UnusableException {
    if (more.signum() < 0 || more.bitLength() > Integer.SIZE) {
      throw new KeyStoreSigner.UnusableException(KeyStoreSigner.KeyFileFault.TOO_COSTLY);
    }
    iterations += more.longValue();
    if (iterations > MOST_ITERATIONS) {
      throw new KeyStoreSigner.UnusableException(KeyStoreSigner.KeyFileFault.TOO_COSTLY);
    }
  }

  private static BigInteger iterations(AlgorithmIdentifier algorithm) {
    if (algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBES2)) {
      KeyDerivationFunc derivation =
          PBES2Parameters.getInstance(algorithm.getParameters()).getKeyDerivationFunc();
      // Of others it is not known what they cost, and no program writes them.
      return PBKDF2Params.getInstance(derivation.getParameters()).getIterationCount();
    }
    return PKCS12PBEParams.getInstance(algorithm.getParameters()).getIterations();
  }

  /** As the reader of key files opens a safe. */
  private byte[] open(AlgorithmIdentifier algorithm, byte[] sealed)
      throws GeneralSecurityException, IOException {
    ASN1ObjectIdentifier id = algorithm.getAlgorithm();
    boolean pbes2 = id.equals(PKCSObjectIdentifiers.id_PBES2);
    AlgorithmParameters parameters = AlgorithmParameters.getInstance(pbes2 ? "PBES2" : id.getId());
    parameters.init(algorithm.getParameters().toASN1Primitive().getEncoded(ASN1Encoding.DER));
    String name = pbes2 ? parameters.toString() : id.getId();
    PBEKeySpec spec = new PBEKeySpec(password);
    try {
      Cipher cipher = Cipher.getInstance(name);
      cipher.init(
          Cipher.DECRYPT_MODE, SecretKeyFactory.getInstance(name).generateSecret(spec), parameters);
      return cipher.doFinal(sealed);
    } finally {
      spec.clearPassword();
    }
  }

  private static ASN1Sequence sequence(ASN1OctetString content) {
    return ASN1Sequence.getInstance(content.getOctets());
  }
}
