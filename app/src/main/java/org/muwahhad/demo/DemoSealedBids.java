package org.muwahhad.demo;

import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.HashMap;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.room.SealOffer;
import org.muwahhad.bid.room.SubmitSealedBid;
import org.muwahhad.bid.room.ViewSealingTerms;
import org.muwahhad.bid.seal.BidJson;

/** Bidders of the demonstration who seal their bid themselves, each with a key of their own. */
@Singleton
class DemoSealedBids {
  private final ViewSealingTerms terms;
  private final SubmitSealedBid submit;
  private final BidJson json;
  private final Map<Long, KeyPair> keys = new HashMap<>();

  DemoSealedBids(ViewSealingTerms terms, SubmitSealedBid submit, BidJson json) {
    this.terms = terms;
    this.submit = submit;
    this.json = json;
  }

  void submit(Actor bidder, long tenderId, Offer offer) {
    KeyPair key = keys.computeIfAbsent(bidder.personId(), person -> freshKey());
    try {
      submit.run(
          bidder,
          tenderId,
          new SealOffer(terms.get(bidder, tenderId), json)
              .run(offer, key.getPrivate(), key.getPublic())
              .sent());
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
