package org.muwahhad.bid.key;

import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.bid.BidEntry.TenderKeyMade;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.bid.seal.OpeningSecret;
import org.muwahhad.bid.seal.Seal;
import org.muwahhad.bid.seal.SealContexts;
import org.muwahhad.bid.seal.TenderKeys;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;
import org.muwahhad.tender.TenderMove.TenderPublished;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.approval.Estimates;
import org.muwahhad.tender.panel.Custodians;

/**
 * With the publication of a tender its key pair is made, and the key ceremony held: the public part
 * is stored for bidders, the private part locked by a secret that is split at once into one share
 * for each member of the opening panel, more than half of which open it. Each share is encrypted to
 * its holder's opening key; the secret and the shares are kept nowhere else. A tender of two
 * envelopes gets a second pair for the prices in the same way, so that the key of one reveals
 * nothing of the other. The estimate that the buyers approved is sealed to the key of the prices.
 *
 * <p>Refused with {@code tender.opening-keys-missing}, {@code tender.opening-one-state} when the
 * panel cannot hold the shares, and with {@code tender.estimate-missing} when the estimate cannot
 * be told; the publication then does not happen either.
 */
@Singleton
class MakeTenderKey {
  private final TenderQueries tenders;
  private final TenderKeys keys;
  private final KeyShares shares;
  private final OpeningKeys openingKeys;
  private final AuditLog audit;
  private final Estimates estimates;
  private final Custodians custodians;

  MakeTenderKey(
      TenderQueries tenders,
      TenderKeys keys,
      KeyShares shares,
      OpeningKeys openingKeys,
      AuditLog audit,
      Estimates estimates,
      Custodians custodians) {
    this.tenders = tenders;
    this.keys = keys;
    this.shares = shares;
    this.openingKeys = openingKeys;
    this.audit = audit;
    this.estimates = estimates;
    this.custodians = custodians;
  }

  @EventListener
  @Transactional(Transactional.TxType.MANDATORY)
  void run(TenderPublished published) {
    TenderQueries.Tender tender = tenders.getTender(published.tenderId());
    custodians.requireReady(tender.id());
    List<OpeningKeys.Custodian> holders = openingKeys.listCustodians(tender.id());
    int threshold = Custodians.threshold(holders.size());
    byte[] secret = OpeningSecret.fresh();
    Seal.KeyPair pair = Seal.newKeyPair(secret, tender.number());
    keys.add(
        tender.id(), pair.publicKeyset(), pair.lockedPrivateKeyset(), threshold, holders.size());
    OpeningSecret.split(secret, holders.size(), threshold)
        .forEach((number, share) -> give(tender, holders.get(number - 1), number, share));
    String forPrices =
        tender.twoEnvelopes() ? makeOfPrices(tender, holders, threshold) : pair.publicKeyset();
    sealEstimate(tender, forPrices);

    audit.recordSystem(
        new TenderKeyMade(
            tender.id(),
            Sha256.of(pair.publicKeyset()),
            Sha256.of(forPrices),
            holders.stream().map(OpeningKeys.Custodian::personId).toList(),
            threshold));
  }

  /** The key for prices: another pair, another secret, shares of its own for the same holders. */
  private String makeOfPrices(
      TenderQueries.Tender tender, List<OpeningKeys.Custodian> holders, int threshold) {
    String boundTo = SealedPart.PRICES.boundTo(tender.number());
    byte[] secret = OpeningSecret.fresh();
    Seal.KeyPair pair = Seal.newKeyPair(secret, boundTo);
    keys.addOfPrices(tender.id(), pair.publicKeyset(), pair.lockedPrivateKeyset());
    OpeningSecret.split(secret, holders.size(), threshold)
        .forEach(
            (number, share) ->
                shares.addOfPrices(
                    tender.id(),
                    number,
                    Seal.seal(
                        publicKeyset(holders.get(number - 1)),
                        SealContexts.share(boundTo, number),
                        share),
                    OpeningSecret.commitment(boundTo, number, share)));
    return pair.publicKeyset();
  }

  private static String publicKeyset(OpeningKeys.Custodian holder) {
    String publicKeyset = holder.publicKeyset();
    if (publicKeyset == null) {
      throw new IllegalStateException("No opening key of person " + holder.personId());
    }
    return publicKeyset;
  }

  private void give(
      TenderQueries.Tender tender, OpeningKeys.Custodian holder, int number, byte[] share) {
    Long keyId = holder.keyId();
    String publicKeyset = publicKeyset(holder);
    if (keyId == null) {
      throw new IllegalStateException("No opening key of person " + holder.personId());
    }
    shares.add(
        tender.id(),
        number,
        Seal.seal(publicKeyset, SealContexts.share(tender.number(), number), share),
        holder.personId(),
        holder.stateCode(),
        keyId,
        OpeningSecret.commitment(tender.number(), number, share));
  }

  private void sealEstimate(TenderQueries.Tender tender, String publicKeyset) {
    Money estimate =
        estimates
            .find(tender.id())
            .orElseThrow(() -> new Refusal.RuleBroken("tender.estimate-missing"));
    byte[] text =
        (estimate.amount().toPlainString() + " " + estimate.currency())
            .getBytes(StandardCharsets.US_ASCII);
    keys.addEstimate(
        tender.id(), Seal.seal(publicKeyset, SealContexts.estimate(tender.number()), text));
  }
}
