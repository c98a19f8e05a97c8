package org.muwahhad.evaluation.flag;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.muwahhad.evaluation.flag.RedFlagRuleQueries.RedFlagRule;
import org.muwahhad.tender.AwardCriteria;

/** Finds the flags of each kind in a tender, by the rule of the kind. */
@Singleton
class RedFlagDetection {
  private final RedFlagQueries queries;
  private final BidderFlagQueries bidders;
  private final BidFlagQueries bids;
  private final ProcedureFlagQueries procedure;
  private final AgreementFlagQueries agreements;
  private final MarketQueries market;

  RedFlagDetection(
      RedFlagQueries queries,
      BidderFlagQueries bidders,
      BidFlagQueries bids,
      ProcedureFlagQueries procedure,
      AgreementFlagQueries agreements,
      MarketQueries market) {
    this.queries = queries;
    this.bidders = bidders;
    this.bids = bids;
    this.procedure = procedure;
    this.agreements = agreements;
    this.market = market;
  }

  /** What the tenders around one tell beside it, for all rules. */
  MarketFacts market(long tenderId) {
    return new MarketFacts(market, tenderId);
  }

  /**
   * The flags of the kind of a rule.
   *
   * @param facts of the market beside the tender
   * @param past the past awards of the goods of each lot, the oldest first
   */
  List<RedFlag> of(
      RedFlagRule rule,
      FlaggedTender tender,
      MarketFacts facts,
      Supplier<Map<Long, List<RedFlags.Contest>>> past) {
    return switch (rule.kind()) {
      case SINGLE_BIDDER -> lotwise(tender, l -> one(RedFlags.singleBidder(rule, l)));
      case ALL_OTHERS_EXCLUDED -> lotwise(tender, l -> one(RedFlags.allOthersExcluded(rule, l)));
      case SAME_PRICES -> lotwise(tender, l -> PricePatterns.samePrices(rule, l));
      case SAME_TOTALS -> lotwise(tender, l -> RedFlags.sameTotals(rule, l, tender.auditor()));
      case CONSTANT_RATIO -> lotwise(tender, l -> PricePatterns.constantRatio(rule, l));
      case CONSTANT_OFFSET -> lotwise(tender, l -> PricePatterns.constantOffset(rule, l));
      case SAME_ACROSS_LOTS ->
          PricePatterns.sameAcrossLots(rule, PricePatterns.singleItems(tender.lots().values()));
      case RATIO_ACROSS_LOTS ->
          PricePatterns.ratioAcrossLots(rule, PricePatterns.singleItems(tender.lots().values()));
      case ROUND_PRICES -> roundPrices(rule, tender);
      case CLOSE_LOSERS -> lotwise(tender, l -> one(RedFlags.closeLosers(rule, l)));
      case CLOSE_SECOND -> Outliers.gaps(rule, facts.gaps(), tender.id(), true);
      case LARGE_GAP -> Outliers.gaps(rule, facts.gaps(), tender.id(), false);
      case ROTATION -> rotation(rule, tender, past.get());
      case WAS_SUSPENDED -> wasDisqualified(tender);
      case OFTEN_LOSING -> Outliers.losing(rule, facts.bidders(), tender.bidsBySupplier());
      case OFTEN_EXCLUDED -> Outliers.excluded(rule, facts.bidders(), tender.bidsBySupplier());
      case MANY_GOODS ->
          Outliers.goods(
              rule,
              market.listGoods(tender.id(), MarketQueries.NEIGHBOURS, Math.max(1, rule.least())),
              tender.bidsBySupplier());
      case CLOSE_TIMES -> RedFlags.closeTimes(rule, received(tender.id()));
      case LOWEST_EXCLUDED ->
          isByPrice(tender.id())
              ? lotwise(tender, l -> one(RedFlags.lowestExcluded(l)))
              : List.of();
      case BUYER_EXCLUDES ->
          one(Outliers.buyer(rule, market.listBuyers(tender.id(), MarketQueries.NEIGHBOURS)));
      case BELOW_THRESHOLD ->
          ofEntities(
              rule, agreements.listBelowThreshold(tender.id(), rule.threshold(), rule.least()));
      case SPLIT_ORDERS -> ofEntities(rule, agreements.listSplitOrders(tender.id(), several(rule)));
      default -> stated(rule, tender.id());
    };
  }

  /** The flags that one statement finds. */
  private List<RedFlag> stated(RedFlagRule rule, long id) {
    List<DetectedFlag> found =
        switch (rule.kind()) {
          case SHARED_OWNER -> bidders.listSharedOwners(id, several(rule));
          case SHARED_ADDRESS -> bidders.listSharedAddresses(id, several(rule));
          case SHARED_PHONE -> bidders.listSharedPhones(id, several(rule));
          case SHARED_TAX_NUMBER -> bidders.listSharedTaxNumbers(id, several(rule));
          case SHARED_BANK -> bidders.listSharedBanks(id, several(rule));
          case SHARED_NETWORK -> bidders.listSharedNetworks(id, several(rule));
          case SAME_FILE -> bidders.listSameFiles(id, several(rule));
          case ALIKE_FILES -> bidders.listAlikeFiles(id, rule.least());
          case SHARED_AUTHOR -> bidders.listSharedAuthors(id, several(rule));
          case LAST_MINUTE -> bids.listLastMinute(id, rule.whole());
          case WITHDRAWN -> bids.listWithdrawn(id, rule.least());
          case LOW_PRICE_FIRST -> bids.listLowPriceFirst(id);
          case WINS_MOST -> bids.listWinsMost(id, rule.least(), rule.threshold());
          case NEW_SUPPLIER -> bids.listNewSuppliers(id, rule.whole());
          case ESTIMATE_MET -> bids.listEstimateMet(id, rule.threshold());
          case SHORT_PERIOD -> procedure.listShortPeriod(id, rule.whole());
          case NOT_OPEN -> procedure.listNotOpen(id);
          case SPLIT_PURCHASE -> procedure.listSplitPurchase(id, rule.whole(), rule.least());
          case MANY_AMENDMENTS -> procedure.listManyAmendments(id, rule.least());
          case LATE_AMENDMENT -> procedure.listLateAmendments(id, rule.whole());
          case LATE_BID_FIRST -> bids.listLateFirst(id);
          case FAST_AWARD -> procedure.listFastAward(id, rule.whole());
          case UPHELD_COMPLAINT -> procedure.listUpheld(id, rule.least());
          case PRICE_RAISED -> agreements.listPriceRaised(id, rule.threshold());
          case RAISED_SOON -> agreements.listRaisedSoon(id, rule.whole());
          case TERM_EXTENDED -> agreements.listTermExtended(id, rule.least());
          case MANY_CHANGES -> agreements.listManyChanges(id, rule.least());
          case LATE_YET_PAID -> agreements.listLateYetPaid(id, rule.least());
          default -> throw new IllegalStateException("No statement finds " + rule.kind());
        };
    return found.stream().map(f -> f.of(rule.kind())).toList();
  }

  private static List<RedFlag> ofEntities(RedFlagRule rule, List<DetectedEntityFlag> found) {
    return found.stream().map(f -> f.of(rule.kind())).toList();
  }

  private static int several(RedFlagRule rule) {
    return Math.max(2, rule.least());
  }

  private static List<RedFlag> roundPrices(RedFlagRule rule, FlaggedTender tender) {
    List<RedFlag> found = new ArrayList<>();
    for (RedFlagQueries.BidderHistory bidder : tender.bidders()) {
      PricePatterns.roundPrices(
              rule, bidder.bidId(), tender.prices().byBid().getOrDefault(bidder.bidId(), List.of()))
          .ifPresent(found::add);
    }
    return found;
  }

  private static List<RedFlag> rotation(
      RedFlagRule rule, FlaggedTender tender, Map<Long, List<RedFlags.Contest>> past) {
    List<RedFlag> found = new ArrayList<>();
    tender
        .lots()
        .forEach(
            (lotId, lot) ->
                RedFlags.rotation(rule, lot, past.getOrDefault(lotId, List.of()))
                    .ifPresent(found::add));
    return found;
  }

  private static List<RedFlag> wasDisqualified(FlaggedTender tender) {
    List<RedFlag> found = new ArrayList<>();
    for (RedFlagQueries.BidderHistory bidder : tender.bidders()) {
      RedFlags.wasDisqualified(
              new RedFlags.PastDisqualifications(
                  bidder.bidId(),
                  bidder.suspensions(),
                  bidder.running(),
                  bidder.debarments(),
                  bidder.unqualified(),
                  bidder.excluded()))
          .ifPresent(found::add);
    }
    return found;
  }

  private List<RedFlags.ReceivedBid> received(long tenderId) {
    return queries.listReceived(tenderId).stream()
        .map(r -> new RedFlags.ReceivedBid(r.bidId(), r.receivedAt()))
        .toList();
  }

  private boolean isByPrice(long tenderId) {
    return queries
        .findAwardCriterion(tenderId)
        .filter(d -> d.awardCriteria().equals(AwardCriteria.PRICE_ONLY.code()))
        .isPresent();
  }

  private static List<RedFlag> lotwise(
      FlaggedTender tender, Function<RedFlags.FlaggedLot, Collection<RedFlag>> look) {
    List<RedFlag> found = new ArrayList<>();
    tender.lots().values().forEach(lot -> found.addAll(look.apply(lot)));
    return found;
  }

  private static List<RedFlag> one(Optional<RedFlag> flag) {
    return flag.map(List::of).orElseGet(List::of);
  }
}
