package org.muwahhad.bid.seal;

import com.google.crypto.tink.Aead;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.SecretFile;
import org.muwahhad.shared.SharedKey;

/**
 * Keeps the vault's key (32 random bytes, Base64) in a file of the data directory that only its
 * owner may read, made when first needed. Several nodes are given the same key by the environment
 * ({@code MUWAHHAD_VAULT_KEY}) instead. Anyone who loses the key loses the bids that are not
 * opened.
 */
@Singleton
class FolderVault implements Vault, LicenceVault, SharedKey {
  private static final String FILE = "vault.key";
  private static final int KEY_BYTES = 32;
  private static final byte FORMAT = 1;
  private static final int KEY_ID_BYTES = 8;

  private final SecretFile file;
  private final String given;
  private volatile @Nullable DerivedKeys keys;

  /** The keys derived from the one kept, one for each purpose (HKDF, RFC 5869). */
  private record DerivedKeys(byte[] id, Aead shares, Aead drafts, Aead licences) {
    static DerivedKeys from(byte[] secret) {
      try {
        return new DerivedKeys(
            derive(secret, "key id", KEY_ID_BYTES),
            PlainKeys.aead(derive(secret, "shares", KEY_BYTES)),
            PlainKeys.aead(derive(secret, "drafts", KEY_BYTES)),
            PlainKeys.aead(derive(secret, "licences", KEY_BYTES)));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    private static byte[] derive(byte[] secret, String purpose, int length)
        throws GeneralSecurityException {
      return PlainKeys.derive(secret, bytes("muwahhad vault " + purpose), length);
    }
  }

  FolderVault(
      @Value("${muwahhad.data-directory}") String dataDirectory,
      @Value("${muwahhad.vault-key:}") String given) {
    this.file = new SecretFile(Path.of(dataDirectory).resolve(FILE));
    this.given = given.strip();
  }

  @Override
  public String name() {
    return FILE;
  }

  @Override
  public boolean isThere() {
    return !given.isEmpty() || Files.exists(file.path());
  }

  @Override
  public String fingerprint() {
    return HexFormat.of().formatHex(keys(true).id());
  }

  @Override
  public byte[] wrapShare(String boundTo, int shareNumber, byte[] share) {
    DerivedKeys own = keys(true);
    return seal(own.shares(), own.id(), shareContext(boundTo, shareNumber), share);
  }

  @Override
  public byte[] unwrapShare(DeadlinePassed proof, int shareNumber, byte[] wrapped) {
    DerivedKeys own = keys(false);
    return open(own.shares(), own.id(), shareContext(proof.boundTo(), shareNumber), wrapped);
  }

  @Override
  public byte[] sealDraft(long bidId, byte[] draft) {
    DerivedKeys own = keys(true);
    return seal(own.drafts(), own.id(), "draft of bid " + bidId, draft);
  }

  @Override
  public byte[] openDraft(long bidId, byte[] sealed) {
    DerivedKeys own = keys(false);
    return open(own.drafts(), own.id(), "draft of bid " + bidId, sealed);
  }

  @Override
  public byte[] sealDocument(long documentId, byte[] kept) {
    DerivedKeys own = keys(true);
    return seal(own.drafts(), own.id(), "document " + documentId, kept);
  }

  @Override
  public byte[] openDocument(long documentId, byte[] sealed) {
    DerivedKeys own = keys(false);
    return open(own.drafts(), own.id(), "document " + documentId, sealed);
  }

  @Override
  public byte[] sealToken(String purpose, byte[] token) {
    DerivedKeys own = keys(true);
    return seal(own.drafts(), own.id(), "token " + purpose, token);
  }

  @Override
  public byte[] openToken(String purpose, byte[] sealed) {
    DerivedKeys own = keys(false);
    return open(own.drafts(), own.id(), "token " + purpose, sealed);
  }

  @Override
  public byte[] sealLicence(long despatchId, byte[] licence) {
    DerivedKeys own = keys(true);
    return seal(own.licences(), own.id(), "licence of despatch " + despatchId, licence);
  }

  @Override
  public byte[] openLicence(long despatchId, byte[] sealed) {
    DerivedKeys own = keys(false);
    return open(own.licences(), own.id(), "licence of despatch " + despatchId, sealed);
  }

  private static String shareContext(String boundTo, int shareNumber) {
    return "share " + shareNumber + " of tender " + boundTo;
  }

  private static byte[] seal(Aead key, byte[] keyId, String context, byte[] plain) {
    try {
      byte[] sealed = key.encrypt(plain, bytes(context));
      return ByteBuffer.allocate(1 + KEY_ID_BYTES + sealed.length)
          .put(FORMAT)
          .put(keyId)
          .put(sealed)
          .array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] open(Aead key, byte[] keyId, String context, byte[] wrapped) {
    int head = 1 + KEY_ID_BYTES;
    if (wrapped.length < head || wrapped[0] != FORMAT) {
      throw new SealBroken("Not something the vault wrapped");
    }
    if (!Arrays.equals(keyId, Arrays.copyOfRange(wrapped, 1, head))) {
      throw new SealBroken("Wrapped with another vault key than this node has");
    }
    try {
      return key.decrypt(Arrays.copyOfRange(wrapped, head, wrapped.length), bytes(context));
    } catch (GeneralSecurityException e) {
      throw new SealBroken("Changed since the vault wrapped it", e);
    }
  }

  /** The keys; opening never makes a new one, since it could not succeed. */
  private DerivedKeys keys(boolean mayMake) {
    DerivedKeys known = keys;
    if (known != null) {
      return known;
    }
    synchronized (this) {
      DerivedKeys made = DerivedKeys.from(given.isEmpty() ? fromFile(mayMake) : decode(given));
      keys = made;
      return made;
    }
  }

  private byte[] fromFile(boolean mayMake) {
    byte[] text =
        mayMake
            ? file.getOrWrite(SecretFile::freshKey)
            : file.find()
                .orElseThrow(() -> new SealBroken("The vault key is missing: " + file.path()));
    return decode(new String(text, StandardCharsets.US_ASCII));
  }

  private static byte[] decode(String text) {
    byte[] secret;
    try {
      secret = Base64.getDecoder().decode(text.strip());
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("The vault key is not Base64", e);
    }
    if (secret.length != KEY_BYTES) {
      throw new IllegalStateException("The vault key must have 32 bytes, has " + secret.length);
    }
    return secret;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
