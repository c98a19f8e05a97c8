package org.muwahhad.bid.room;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.bid.BidContent;
import org.muwahhad.bid.BidDocument;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.PricePart;
import org.muwahhad.bid.TechnicalPart;
import org.muwahhad.bid.offer.OfferRules;
import org.muwahhad.bid.seal.BidJson;
import org.muwahhad.bid.seal.BidderSignature;
import org.muwahhad.bid.seal.Seal;
import org.muwahhad.bid.seal.SealContexts;
import org.muwahhad.catalog.template.Attribute;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.NumberText;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.requirement.Requirement;

/**
 * Seals an offer on the bidder's own machine, with what {@link SealingTerms} tell and without the
 * service: checks it by the rules of the tender, encrypts it to the tender's key and signs it.
 */
public final class SealOffer {
  private static final Bilingual UNNAMED = new Bilingual("", "");
  private final SealingTerms terms;
  private final BidJson json;

  public SealOffer(SealingTerms terms, BidJson json) {
    this.terms = terms;
    this.json = json;
  }

  /**
   * A bid that can be sent, and what is in it, for the bidder to keep.
   *
   * @param sent body of the address that takes sealed bids
   * @param content whose digest the receipt tells
   * @param prices those of two envelopes; null in one
   */
  public record SealedOffer(
      SubmitSealedBid.SealedBid sent, byte[] content, byte @Nullable [] prices) {}

  /**
   * Seals an offer with a key on P-256.
   *
   * @throws Refusal.InvalidInput when the offer breaks a rule of the tender
   * @throws GeneralSecurityException when the key does not sign
   */
  public SealedOffer run(Offer offer, PrivateKey key, PublicKey publicKey)
      throws GeneralSecurityException {
    check(offer);
    requireFingerprint(terms.bidKey());
    UnsealedOffer written =
        write(terms.securityAsked() || !offer.hasSecurity() ? offer : offer.withoutSecurityTick());
    byte[] content = written.content();
    byte[] prices = written.prices();
    byte[] sealed =
        Seal.seal(
            terms.bidKey().keyset(), SealContexts.bid(terms.tender(), terms.supplier()), content);
    byte[] sealedPrices = sealPrices(prices);
    String sha256 = Sha256.of(content);
    Base64.Encoder base64 = Base64.getEncoder();
    return new SealedOffer(
        new SubmitSealedBid.SealedBid(
            UUID.randomUUID().toString(),
            terms.bidKey().sha256(),
            sha256,
            base64.encodeToString(sealed),
            sealedPrices == null ? null : base64.encodeToString(sealedPrices),
            Stream.concat(terms.documents().stream(), terms.priceDocuments().stream())
                .map(BidDocument::id)
                .toList(),
            base64.encodeToString(publicKey.getEncoded()),
            BidderSignature.sign(
                key,
                BidderSignature.statement(
                    terms.tender(), terms.supplier(), sha256, sealed, sealedPrices)),
            terms.amendment()),
        content,
        prices);
  }

  private record UnsealedOffer(byte[] content, byte @Nullable [] prices) {}

  private UnsealedOffer write(Offer offer) {
    String draw = BidContent.freshSalt();
    String salt = BidContent.freshSalt();
    if (terms.pricesKey() == null) {
      return new UnsealedOffer(
          json.write(
              BidContent.of(
                  offer, terms.documents(), draw, salt, terms.supplier(), terms.tender())),
          null);
    }
    byte[] prices =
        json.write(
            PricePart.of(
                offer,
                terms.priceDocuments(),
                BidContent.freshSalt(),
                terms.supplier(),
                terms.tender()));
    return new UnsealedOffer(
        json.write(
            TechnicalPart.of(
                offer,
                terms.documents(),
                draw,
                Sha256.of(prices),
                salt,
                terms.supplier(),
                terms.tender())),
        prices);
  }

  private byte @Nullable [] sealPrices(byte @Nullable [] prices) {
    SealingTerms.SealingKey key = terms.pricesKey();
    if (prices == null || key == null) {
      return null;
    }
    requireFingerprint(key);
    return Seal.seal(key.keyset(), SealContexts.prices(terms.tender(), terms.supplier()), prices);
  }

  private static void requireFingerprint(SealingTerms.SealingKey key) {
    if (!Sha256.of(key.keyset()).equals(key.sha256())) {
      throw new Refusal.Conflict("sealing.other-key");
    }
  }

  private void check(Offer offer) {
    Faults faults =
        new OfferRules(
                terms.items().stream().map(this::item).toList(),
                terms.currencies().stream().map(SealingTerms.SealingCurrency::code).toList(),
                terms.requirements().stream().map(SealOffer::requirement).toList(),
                terms.alternatives())
            .ofSubmission(offer, terms.leastValidity());
    checkSecurity(faults, offer.security(), offer.hasSecurity());
    checkCeilings(faults, offer);
    faults.throwIfAny();
  }

  private void checkSecurity(Faults faults, Offer.@Nullable Security stated, boolean lodged) {
    if (stated == null) {
      faults.check(!terms.securityAsked() || !lodged, "security.issuer", "bid.security-unstated");
      return;
    }
    faults
        .check(terms.securityAsked(), "security.issuer", "bid.security-not-asked")
        .check(
            stated.form() == null || terms.securityForms().contains(stated.form()),
            "security.form",
            "bid.security-form-refused");
  }

  private void checkCeilings(Faults faults, Offer offer) {
    List<SealingTerms.SealingCeiling> ceilings = terms.ceilings();
    if (ceilings == null) {
      return;
    }
    for (Offer.Price price : offer.prices()) {
      faults.check(
          ceilings.stream()
              .filter(c -> c.lotItem() == price.lotItemId())
              .filter(c -> c.currency().equals(offer.currency()))
              .anyMatch(c -> price.unitPrice().compareTo(NumberText.of(c.unitPrice())) <= 0),
          OfferRules.field(price.lotItemId()),
          "bid.not-in-agreement");
    }
  }

  private TenderQueries.LotItem item(SealingTerms.SealingItem item) {
    return new TenderQueries.LotItem(
        item.id(),
        terms.tenderId(),
        item.lot(),
        0,
        0,
        "",
        UNNAMED,
        "",
        "",
        UNNAMED,
        NumberText.of(item.quantity()),
        item.free());
  }

  private static Requirement requirement(SealingTerms.SealingRequirement asked) {
    return new Requirement(
        asked.id(),
        0,
        0,
        1,
        null,
        UNNAMED,
        asked.comparison(),
        "",
        null,
        asked.choices().stream().map(c -> new Attribute.AttributeChoice(c, "", "")).toList(),
        UNNAMED,
        false);
  }
}
