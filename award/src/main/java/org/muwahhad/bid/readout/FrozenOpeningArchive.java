package org.muwahhad.bid.readout;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.bid.opening.OpeningRecords;
import org.muwahhad.shared.CanonicalJson;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;

/**
 * Gives the record of an opening, as it was frozen, to everyone who may read it ({@link
 * OpeningRecords}).
 *
 * <p>Not found while there is none, and to those it is not for.
 */
@Singleton
public class FrozenOpeningArchive {
  private final OpeningRecords records;
  private final FrozenOpenings frozen;
  private final CanonicalJson json;

  FrozenOpeningArchive(OpeningRecords records, FrozenOpenings frozen, CanonicalJson json) {
    this.records = records;
    this.frozen = frozen;
    this.json = json;
  }

  /**
   * A record as it is kept.
   *
   * @param document its canonical text, of which {@code sha256} is the hash
   */
  public record StoredRecord(FrozenOpening opening, String document, String sha256) {}

  /** The record. */
  @Transactional
  public StoredRecord get(Actor actor, long tenderId, SealedPart part) {
    records.requireReader(actor, tenderId);
    String document = frozen.findDocument(tenderId, part).orElseThrow(() -> missing(tenderId));
    return new StoredRecord(
        json.read(document, FrozenOpening.class), document, Sha256.of(document));
  }

  /**
   * The number of the tender whose record there is and the person may read. The record itself is
   * not read: of a tender of thousands of lots it has tens of megabytes.
   */
  @Transactional
  public String requireReader(Actor actor, long tenderId, SealedPart part) {
    String number = records.requireReader(actor, tenderId).number();
    if (frozen.count(tenderId, part) == 0) {
      throw missing(tenderId);
    }
    return number;
  }

  private static Refusal missing(long tenderId) {
    return new Refusal.NotFound("record of opening of tender " + tenderId);
  }
}
