package org.muwahhad.bid.key;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.bid.SealedPart;

/**
 * A holder's own copy of a share, which with the passphrase is enough to open it: the share
 * encrypted to the opening key, and the private part of that key locked by the passphrase. Bytes
 * are Base64.
 *
 * @param format name and version of this format
 * @param tender number of the tender
 * @param shareNumber number of the share, from 1
 * @param threshold shares needed
 * @param shareCount shares made
 * @param publicKeySha256 fingerprint of the tender's public key
 * @param wrappedShare share, encrypted (HPKE) to the opening key
 * @param commitment SHA-256 of {@code share|<tender>|<number>|} and the share
 * @param pricesWrappedShare share of the key for prices in a tender of two envelopes, else null
 * @param pricesCommitment SHA-256 of {@code share|<tender>/prices|<number>|} and that share
 * @param openingKeySha256 fingerprint of the opening key's public part
 * @param lockedPrivateKeyset private part, encrypted (AES-256-GCM) with the key derived
 * @param derivation how that key is derived from the passphrase (PHC string)
 */
public record ShareFile(
    String format,
    String tender,
    int shareNumber,
    int threshold,
    int shareCount,
    String publicKeySha256,
    String wrappedShare,
    String commitment,
    @Nullable String pricesWrappedShare,
    @Nullable String pricesCommitment,
    String openingKeySha256,
    String lockedPrivateKeyset,
    String derivation) {
  static final String FORMAT = "muwahhad-share-1";

  /** A share in the copy, Base64, and its commitment. */
  record WrappedShare(String share, String commitment) {}

  /** The share of a key; empty when the copy holds none of it. */
  Optional<WrappedShare> of(SealedPart part) {
    if (part == SealedPart.BID) {
      return Optional.of(new WrappedShare(wrappedShare, commitment));
    }
    return pricesWrappedShare == null || pricesCommitment == null
        ? Optional.empty()
        : Optional.of(new WrappedShare(pricesWrappedShare, pricesCommitment));
  }

  /** Whether it is of this format, and nothing is left out. */
  boolean isComplete() {
    return FORMAT.equals(format)
        && Stream.of(
                tender,
                publicKeySha256,
                wrappedShare,
                commitment,
                openingKeySha256,
                lockedPrivateKeyset,
                derivation)
            .noneMatch(Objects::isNull);
  }
}
