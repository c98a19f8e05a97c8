package org.muwahhad.reports.signature;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** A key out of a PKCS #12 file, held for as long as it is used. */
public final class KeyStoreSigner implements Signer {
  private final PrivateKey key;
  private final List<X509Certificate> chain;

  KeyStoreSigner(PrivateKey key, List<X509Certificate> chain) {
    this.key = key;
    this.chain = List.copyOf(chain);
  }

  /** The file cannot be used. */
  public enum Fault {
    /** It is no PKCS #12 file. */
    UNREADABLE,
    /** The password does not open it. */
    PASSWORD,
    /** There is no key with a certificate in it. */
    NO_KEY,
    /** It has its password hashed more often than a key file needs. */
    TOO_COSTLY
  }

  /** Tells why a file cannot be used. */
  public static final class UnusableException extends Exception {
    private static final long serialVersionUID = 1L;
    private final Fault fault;

    UnusableException(Fault fault) {
      super(fault.name());
      this.fault = fault;
    }

    public Fault fault() {
      return fault;
    }
  }

  /**
   * Opens a PKCS #12 file; the first key with a certificate is taken. How much it costs to open is
   * looked at before.
   *
   * @throws UnusableException with what is wrong with the file or the password
   */
  public static KeyStoreSigner open(byte[] file, char[] password) throws UnusableException {
    KeyFileBounds.requireOuterWithin(file);
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(new ByteArrayInputStream(file), password);
      KeyFileBounds.requireWithin(file, password);
      for (String alias : Collections.list(store.aliases())) {
        Certificate[] chain = store.getCertificateChain(alias);
        if (store.getKey(alias, password) instanceof PrivateKey key && chain != null) {
          return new KeyStoreSigner(
              key, Arrays.stream(chain).map(X509Certificate.class::cast).toList());
        }
      }
      throw new UnusableException(Fault.NO_KEY);
    } catch (IOException e) {
      throw new UnusableException(
          e.getCause() instanceof UnrecoverableKeyException ? Fault.PASSWORD : Fault.UNREADABLE);
    } catch (GeneralSecurityException e) {
      throw new UnusableException(Fault.UNREADABLE);
    }
  }

  @Override
  public List<X509Certificate> chain() {
    return chain;
  }

  @Override
  public byte[] sign(byte[] bytes) throws GeneralSecurityException {
    Signature signature =
        Signature.getInstance(
            key.getAlgorithm().equals("EC")
                ? "SHA256withECDSA"
                : "SHA256with" + key.getAlgorithm());
    signature.initSign(key);
    signature.update(bytes);
    return signature.sign();
  }
}
