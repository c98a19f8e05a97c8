package org.muwahhad.bid.key;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.tender.TenderQueries;

/**
 * The key ceremony of a tender: who holds which share.
 *
 * @param publicKeySha256 fingerprint of the tender's public key
 * @param heldAt when the key was made and split, UTC
 * @param threshold shares needed to open
 * @param shareCount shares made
 * @param holders empty where the vault holds the one share, as before the ceremony came
 * @param rehearsable whether holders can try their shares now
 */
public record Ceremony(
    TenderQueries.Tender tender,
    String publicKeySha256,
    Instant heldAt,
    int threshold,
    int shareCount,
    List<Holder> holders,
    boolean rehearsable) {
  public Ceremony {
    holders = List.copyOf(holders);
  }

  /**
   * Holder of a share.
   *
   * @param state name of the holder's state; null for a holder without one
   * @param superseded whether the holder made another opening key since: the share still needs the
   *     passphrase of the one before
   * @param rehearsedAt when the holder last showed that the share works, UTC
   * @param outAt when the holder declared a conflict of interest, UTC; the share then counts for
   *     nothing; null for those who have none
   * @param self whether it is the reader
   */
  public record Holder(
      int shareNumber,
      Bilingual name,
      @Nullable Bilingual state,
      boolean superseded,
      @Nullable Instant rehearsedAt,
      @Nullable Instant outAt,
      boolean self) {}

  /** The reader's own share. */
  public Optional<Holder> own() {
    return holders.stream().filter(Holder::self).findFirst();
  }
}
