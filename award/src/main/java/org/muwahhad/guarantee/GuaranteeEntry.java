package org.muwahhad.guarantee;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.muwahhad.access.Role;
import org.muwahhad.audit.Act;
import org.muwahhad.audit.Entry;

/** Entries of performance guarantees and bid securities. */
public sealed interface GuaranteeEntry extends Entry {

  /**
   * The performance guarantee of an award came in.
   *
   * @param reference of the bank
   * @param document where the original is
   */
  @Act(
      name = "guarantee.registered",
      by = Role.CENTRAL_BUYER,
      chain = "tender:{tenderId}",
      object = "award {awardId}")
  record GuaranteeRegistered(
      long tenderId,
      long awardId,
      String reference,
      String bank,
      String document,
      BigDecimal amount,
      String currency,
      LocalDate validUntil)
      implements GuaranteeEntry {}

  @Act(
      name = "guarantee.extended",
      by = Role.CENTRAL_BUYER,
      chain = "tender:{tenderId}",
      object = "award {awardId}")
  record GuaranteeExtended(
      long tenderId, long awardId, String reference, LocalDate validUntil, String document)
      implements GuaranteeEntry {}

  @Act(
      name = "guarantee.released",
      by = Role.CENTRAL_BUYER,
      chain = "tender:{tenderId}",
      object = "award {awardId}")
  record GuaranteeReleased(long tenderId, long awardId, String reference, String reason)
      implements GuaranteeEntry {}

  /**
   * Money was called from the bank.
   *
   * @param amount in the currency of the guarantee
   */
  @Act(
      name = "guarantee.called",
      by = Role.CENTRAL_BUYER,
      chain = "tender:{tenderId}",
      object = "award {awardId}")
  record GuaranteeCalled(
      long tenderId, long awardId, String reference, String reason, BigDecimal amount)
      implements GuaranteeEntry {}

  /** The security of a bid came in. */
  @Act(
      name = "guarantee.security-registered",
      by = Role.CENTRAL_BUYER,
      chain = "tender:{tenderId}",
      object = "bid {bidId}")
  record SecurityRegistered(
      long tenderId,
      long bidId,
      String reference,
      String issuer,
      String document,
      BigDecimal amount,
      String currency,
      LocalDate validUntil)
      implements GuaranteeEntry {}

  @Act(
      name = "guarantee.security-returned",
      by = Role.CENTRAL_BUYER,
      chain = "tender:{tenderId}",
      object = "bid {bidId}")
  record SecurityReturned(long tenderId, long bidId, String reference, String reason)
      implements GuaranteeEntry {}

  @Act(
      name = "guarantee.forfeiture-proposed",
      by = Role.CENTRAL_BUYER,
      chain = "tender:{tenderId}",
      object = "bid {bidId}")
  record ForfeitureProposed(long tenderId, long bidId, String reference, String reason)
      implements GuaranteeEntry {}

  @Act(
      name = "guarantee.forfeiture-dropped",
      by = Role.CENTRAL_BUYER,
      chain = "tender:{tenderId}",
      object = "bid {bidId}")
  record ForfeitureDropped(long tenderId, long bidId, String reference, String reason)
      implements GuaranteeEntry {}

  @Act(
      name = "guarantee.security-forfeited",
      by = Role.CENTRAL_BUYER,
      chain = "tender:{tenderId}",
      object = "bid {bidId}")
  record SecurityForfeited(long tenderId, long bidId, String reference, String reason)
      implements GuaranteeEntry {}
}
