package org.muwahhad.bid;

import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;
import org.muwahhad.tender.Estimates;
import org.muwahhad.tender.TenderPublished;
import org.muwahhad.tender.TenderViews;

/**
 * With the publication of a tender its key pair is made: the public part is stored for bidders, the
 * private part locked by a secret whose shares go to the custodians, one wrapped share each. The
 * estimate that the buyers approved is sealed to the same key.
 *
 * <p>Today the platform's vault is the only custodian, with the only share; a ceremony adds rows
 * and a higher threshold, and changes nothing in how bids are stored.
 *
 * <p>Refused with {@code tender.estimate-missing} when the estimate cannot be told; the publication
 * then does not happen either.
 */
@Singleton
class MakeTenderKey {
  private static final List<String> CUSTODIANS = List.of(Vault.CUSTODIAN);
  private static final int THRESHOLD = 1;

  private final TenderViews tenders;
  private final TenderKeys keys;
  private final Vault vault;
  private final AuditLog audit;
  private final Estimates estimates;

  MakeTenderKey(
      TenderViews tenders, TenderKeys keys, Vault vault, AuditLog audit, Estimates estimates) {
    this.tenders = tenders;
    this.keys = keys;
    this.vault = vault;
    this.audit = audit;
    this.estimates = estimates;
  }

  @EventListener
  @Transactional(Transactional.TxType.MANDATORY)
  void run(TenderPublished published) {
    TenderViews.Tender tender = tenders.getTender(published.tenderId());
    byte[] secret = OpeningSecret.fresh();
    Seal.KeyPair pair = Seal.newKeyPair(secret, tender.number());
    keys.add(tender.id(), pair.publicKeyset(), pair.lockedPrivateKeyset(), THRESHOLD);
    OpeningSecret.split(secret, CUSTODIANS.size(), THRESHOLD)
        .forEach(
            (number, share) ->
                keys.addShare(
                    tender.id(),
                    number,
                    CUSTODIANS.get(number - 1),
                    vault.wrapShare(tender.number(), number, share)));
    sealEstimate(tender, pair.publicKeyset());

    audit.recordSystem(
        "tender:" + tender.id(),
        "bid.key-made",
        "tender",
        tender.id(),
        Map.of(
            "publicKeySha256", Sha256.of(pair.publicKeyset()),
            "custodians", CUSTODIANS,
            "threshold", THRESHOLD));
  }

  private void sealEstimate(TenderViews.Tender tender, String publicKeyset) {
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
