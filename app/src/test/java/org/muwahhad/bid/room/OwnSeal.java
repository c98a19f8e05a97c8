package org.muwahhad.bid.room;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.Offer;
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
    return signed(terms, Sha256.of(bytes), sealed, documents);
  }

  SubmitSealedBid.SealedBid signed(SealingTerms terms, String sha256, byte[] sealed) {
    return signed(terms, sha256, sealed, List.of());
  }

  private SubmitSealedBid.SealedBid signed(
      SealingTerms terms, String sha256, byte[] sealed, List<Long> documents) {
    try {
      Base64.Encoder base64 = Base64.getEncoder();
      return new SubmitSealedBid.SealedBid(
          UUID.randomUUID().toString(),
          terms.bidKey().sha256(),
          sha256,
          base64.encodeToString(sealed),
          null,
          documents,
          base64.encodeToString(key.getPublic().getEncoded()),
          BidderSignature.sign(
              key.getPrivate(),
              BidderSignature.statement(terms.tender(), terms.supplier(), sha256, sealed, null)),
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
