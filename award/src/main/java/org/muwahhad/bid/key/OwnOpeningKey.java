package org.muwahhad.bid.key;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;

/** Shows a person who sits on opening panels their own opening key. */
@Singleton
public class OwnOpeningKey {
  private final OpeningKeys keys;

  OwnOpeningKey(OpeningKeys keys) {
    this.keys = keys;
  }

  /**
   * An opening key as its holder sees it.
   *
   * @param publicKeySha256 fingerprint of the public part
   * @param madeAt UTC
   * @param passphraseChangedAt UTC
   * @param sharesInUse tenders not opened yet of which the key opens a share
   * @param sharesOut further tenders not opened yet, in which the holder declared a conflict of
   *     interest, so that they do not wait for the share
   */
  public record OpeningKeyView(
      String publicKeySha256,
      Instant madeAt,
      Instant passphraseChangedAt,
      int sharesInUse,
      int sharesOut) {}

  /** The key; empty while there is none. */
  @Transactional
  public Optional<OpeningKeyView> find(Actor actor) {
    actor.require(Role.OPENING_MEMBER);
    return keys.findCurrent(actor.personId())
        .map(
            k ->
                new OpeningKeyView(
                    k.fingerprint(),
                    k.createdAt(),
                    k.passphraseChangedAt(),
                    keys.countShares(actor.personId(), false),
                    keys.countShares(actor.personId(), true)));
  }
}
