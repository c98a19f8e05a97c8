package org.muwahhad.bid.room;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.BidContent;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.PricePart;
import org.muwahhad.bid.TechnicalPart;
import org.muwahhad.bid.seal.BidJson;
import org.muwahhad.bid.seal.BidderSignature;
import org.muwahhad.bid.seal.Seal;
import org.muwahhad.bid.seal.SealContexts;
import org.muwahhad.shared.Sha256;

/** A bidder who seals its bids itself, with a key of its own. */
public final class OwnSeal {
  private final TestApp app;
  private final Actor bidder;
  private final KeyPair key = freshKey();

  public OwnSeal(TestApp app, Actor bidder) {
    this.app = app;
    this.bidder = bidder;
  }

  SealingTerms terms(long tenderId) {
    return app.get(ViewSealingTerms.class).get(bidder, tenderId);
  }

  /** The offer sealed as the subcommand does it. */
  public SubmitSealedBid.SealedBid seal(long tenderId, Offer offer) {
    try {
      return new SealOffer(terms(tenderId), BidJson.ofSubcommand())
          .run(offer, key.getPrivate(), key.getPublic())
          .sent();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Two envelopes, each of another offer, so that what they say need not agree. */
  public SubmitSealedBid.SealedBid sealApart(long tenderId, Offer technical, Offer priced) {
    SealingTerms terms = terms(tenderId);
    BidJson json = BidJson.ofSubcommand();
    byte[] prices =
        json.write(
            PricePart.of(
                priced, List.of(), BidContent.freshSalt(), terms.supplier(), terms.tender()));
    byte[] content =
        json.write(
            TechnicalPart.of(
                technical,
                List.of(),
                BidContent.freshSalt(),
                Sha256.of(prices),
                BidContent.freshSalt(),
                terms.supplier(),
                terms.tender()));
    byte[] sealed =
        Seal.seal(
            terms.bidKey().keyset(), SealContexts.bid(terms.tender(), terms.supplier()), content);
    byte[] sealedPrices =
        Seal.seal(
            Objects.requireNonNull(terms.pricesKey()).keyset(),
            SealContexts.prices(terms.tender(), terms.supplier()),
            prices);
    return signed(terms, Sha256.of(content), sealed, sealedPrices, List.of());
  }

  /** Any text sealed and signed as if it were the content of a bid. */
  SubmitSealedBid.SealedBid sealText(long tenderId, String content) {
    return sealText(tenderId, content, List.of());
  }

  /** The same with documents of the draft. */
  SubmitSealedBid.SealedBid sealText(long tenderId, String content, List<Long> documents) {
    SealingTerms terms = terms(tenderId);
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    byte[] sealed =
        Seal.seal(
            terms.bidKey().keyset(), SealContexts.bid(terms.tender(), terms.supplier()), bytes);
    return signed(terms, Sha256.of(bytes), sealed, null, documents);
  }

  SubmitSealedBid.SealedBid signed(SealingTerms terms, String sha256, byte[] sealed) {
    return signed(terms, sha256, sealed, null, List.of());
  }

  private SubmitSealedBid.SealedBid signed(
      SealingTerms terms,
      String sha256,
      byte[] sealed,
      byte @Nullable [] sealedPrices,
      List<Long> documents) {
    try {
      Base64.Encoder base64 = Base64.getEncoder();
      return new SubmitSealedBid.SealedBid(
          UUID.randomUUID().toString(),
          terms.bidKey().sha256(),
          sha256,
          base64.encodeToString(sealed),
          sealedPrices == null ? null : base64.encodeToString(sealedPrices),
          documents,
          base64.encodeToString(key.getPublic().getEncoded()),
          BidderSignature.sign(
              key.getPrivate(),
              BidderSignature.statement(
                  terms.tender(), terms.supplier(), sha256, sealed, sealedPrices)),
          terms.amendment());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair freshKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
