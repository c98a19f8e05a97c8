package org.muwahhad.bid;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.access.SignedIn;
import org.muwahhad.organisation.supplier.Debarments;
import org.muwahhad.organisation.supplier.ExpiringCertificateQueries;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Texts;

/**
 * What a bidder should know of its own standing in the bid room: a debarment keeps it from bidding,
 * expired certificates do not.
 */
@Singleton
public class BidderStanding {
  private final Debarments debarments;
  private final ExpiringCertificateQueries certificates;

  BidderStanding(Debarments debarments, ExpiringCertificateQueries certificates) {
    this.debarments = debarments;
    this.certificates = certificates;
  }

  /** The warnings for the bidder who asks, in the reader's language. */
  public List<String> listWarnings(HttpRequest<?> request) {
    Texts t = Texts.in(Pages.language(request));
    return SignedIn.find(request)
        .map(SignedIn::actor)
        .filter(a -> a.is(Role.BIDDER))
        .map(a -> listWarnings(a, t))
        .orElseGet(List::of);
  }

  private List<String> listWarnings(Actor actor, Texts t) {
    long supplierId = actor.require(Role.BIDDER).supplier();
    List<String> warnings = new ArrayList<>();
    if (debarments.countInForce(supplierId) > 0) {
      warnings.add(t.get("bid.refusal.supplier-debarred"));
    }
    for (ExpiringCertificateQueries.Certificate expired : certificates.listExpiredOf(supplierId)) {
      warnings.add(
          t.get(
              "bid.room.certificate-expired",
              t.get("supplier.document." + expired.kind()),
              t.date(expired.expiresOn())));
    }
    return warnings;
  }
}
