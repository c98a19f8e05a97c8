package org.muwahhad.opendata;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.muwahhad.tender.LotStatus;
import org.muwahhad.tender.PublicState;
import org.muwahhad.tender.publication.PublicNotice;
import org.muwahhad.tender.publication.PublishedTenderQueries;

/**
 * What is published of one tender, read once.
 *
 * @param masked whether bids are examined without the names of their bidders: nobody is told
 *     meanwhile which bid is whose
 * @param awardItems by the key of the award
 */
record TenderFacts(
    PublicNotice notice,
    List<OpenTenderQueries.OpenBuyer> buyers,
    List<OpenTenderQueries.OpenBid> bids,
    List<OpenTenderQueries.OpenBidLot> bidLots,
    boolean masked,
    List<OpenTenderQueries.OpenAward> awards,
    Map<Long, List<OpenTenderQueries.OpenAwardItem>> awardItems,
    List<OpenTenderQueries.OpenAgreement> agreements,
    List<OpenTenderQueries.OpenReview> reviews) {
  PublishedTenderQueries.PublishedTenderHead tender() {
    return notice.tender();
  }

  boolean isOpened() {
    return tender().openedAt() != null;
  }

  Stream<PublicNotice.ItemNotice> items() {
    return notice.lots().stream().flatMap(l -> l.items().stream());
  }

  Map<Long, PublicNotice.ItemNotice> itemsById() {
    Map<Long, PublicNotice.ItemNotice> byId = new HashMap<>();
    items().forEach(i -> byId.put(i.id(), i));
    return byId;
  }

  /** The awards that were not cancelled. */
  Stream<OpenTenderQueries.OpenAward> liveAwards() {
    return awards.stream().filter(a -> !a.status().equals("cancelled"));
  }

  boolean isCancelled() {
    return tender().state() == PublicState.CANCELLED;
  }

  /** That a lot ends without an award is published with the awards of the others. */
  boolean isUnsuccessful(PublicNotice.LotNotice lot) {
    return lot.status() == LotStatus.UNSUCCESSFUL
        && (tender().state() == PublicState.AWARDED
            || tender().state() == PublicState.STANDSTILL
            || !awards.isEmpty());
  }
}
