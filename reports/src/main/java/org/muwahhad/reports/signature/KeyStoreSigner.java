package org.muwahhad.reports.signature;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A key out of a PKCS #12 file, held for as long as it is used. */
public final class KeyStoreSigner implements Signer {
  private final PrivateKey key;
  private final List<X509Certificate> chain;

  private KeyStoreSigner(PrivateKey key, List<X509Certificate> chain) {
    this.key = key;
    this.chain = List.copyOf(chain);
  }

  /** The file cannot be used. */
  public enum KeyFileFault {
    /** It is no PKCS #12 file. */
    UNREADABLE,
    /** The password does not open it. */
    PASSWORD,
    /** There is no key with a certificate in it. */
    NO_KEY,
    /** It has its password hashed more often than a key file needs. */
    TOO_COSTLY,
    /** Its key, or that of one of its certificates, is not one of {@link AcceptedKeys}. */
    NOT_ACCEPTED,
    /** Its key is not that of its certificate. */
    NOT_OF_CERTIFICATE
  }

  /** Says why a file cannot be used. */
  public static final class UnusableException extends Exception {
    private static final long serialVersionUID = 1L;
    private final KeyFileFault fault;

    UnusableException(KeyFileFault fault) {
      super(fault.name());
      this.fault = fault;
    }

    public KeyFileFault fault() {
      return fault;
    }
  }

  /**
   * Opens a PKCS #12 file; the first key with a certificate is taken. How much it costs to open,
   * and to compute with its keys, is looked at before. The key is tried against its certificate.
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
        if (key(store, alias, password) instanceof PrivateKey key && chain != null) {
          return checked(key, Arrays.stream(chain).map(X509Certificate.class::cast).toList());
        }
      }
      throw new UnusableException(KeyFileFault.NO_KEY);
    } catch (IOException e) {
      throw new UnusableException(
          e.getCause() instanceof UnrecoverableKeyException
              ? KeyFileFault.PASSWORD
              : KeyFileFault.UNREADABLE);
    } catch (GeneralSecurityException e) {
      throw new UnusableException(KeyFileFault.UNREADABLE);
    }
  }

  /** A key of a kind that the platform can't even read is refused as such. */
  private static @Nullable Key key(KeyStore store, String alias, char[] password)
      throws GeneralSecurityException, UnusableException {
    try {
      return store.getKey(alias, password);
    } catch (UnrecoverableKeyException e) {
      if (e.getCause() instanceof InvalidKeySpecException
          || e.getCause() instanceof NoSuchAlgorithmException) {
        throw new UnusableException(KeyFileFault.NOT_ACCEPTED);
      }
      throw e;
    }
  }

  private static KeyStoreSigner checked(PrivateKey key, List<X509Certificate> chain)
      throws UnusableException {
    if (!AcceptedKeys.accepts(key)
        || !chain.stream().allMatch(c -> AcceptedKeys.accepts(c.getPublicKey()))) {
      throw new UnusableException(KeyFileFault.NOT_ACCEPTED);
    }
    if (!AcceptedKeys.fit(key, chain.get(0).getPublicKey())) {
      throw new UnusableException(KeyFileFault.NOT_OF_CERTIFICATE);
    }
    return new KeyStoreSigner(key, chain);
  }

  PrivateKey key() {
    return key;
  }

  @Override
  public List<X509Certificate> chain() {
    return chain;
  }

  @Override
  public byte[] sign(byte[] bytes) throws GeneralSecurityException {
    return AcceptedKeys.sign(key, bytes);
  }
}
