package org.muwahhad.opendata;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Language;
import org.muwahhad.tender.publication.PublicNotice;
import org.muwahhad.web.Texts;

/** Writes the sections of a release on bids, awards and contracts of a tender. */
@Singleton
class AwardSections {
  private final OpenTenderQueries queries;
  private final Texts arabic = Texts.in(Language.AR);
  private final Texts english = Texts.in(Language.EN);

  AwardSections(OpenTenderQueries queries) {
    this.queries = queries;
  }

  /**
   * How many bids there are, and of whom for what. What a bid comes to is told of winners alone.
   * While bidders are masked to those who examine their bids, the numbers alone are told: the key
   * of a bid beside a name, or the lots that it is for, would lift the mask.
   */
  static @Nullable Fields bids(TenderFacts facts) {
    if (!facts.isOpened()) {
      return null;
    }
    Fields bids = new Fields().list("statistics", statistics(facts));
    return facts.masked() ? bids : bids.list("details", details(facts));
  }

  private static List<Fields> statistics(TenderFacts facts) {
    List<Fields> statistics = new ArrayList<>();
    statistics.add(statistic("bids", facts.bids().size(), null));
    Map<Long, Long> byLot = new LinkedHashMap<>();
    facts.bidLots().forEach(l -> byLot.merge(l.lotId(), 1L, Long::sum));
    byLot.forEach((lot, count) -> statistics.add(statistic("bids-" + lot, count, lot.toString())));
    return statistics;
  }

  private static List<Fields> details(TenderFacts facts) {
    Map<Long, List<String>> lots =
        facts.bidLots().stream()
            .collect(
                Collectors.groupingBy(
                    OpenTenderQueries.OpenBidLot::bidId,
                    Collectors.mapping(l -> Long.toString(l.lotId()), Collectors.toList())));
    Set<Long> winners = new HashSet<>();
    facts.liveAwards().forEach(a -> winners.add(a.bidId()));
    return facts.bids().stream()
        .map(
            b ->
                new Fields()
                    .put("id", Long.toString(b.id()))
                    .put("status", winners.contains(b.id()) ? "valid" : null)
                    .list(
                        "tenderers",
                        List.of(
                            Parties.reference(
                                Parties.supplierId(b.country(), b.registrationNumber()), b.name())))
                    .put("relatedLots", lots.getOrDefault(b.id(), List.of())))
        .toList();
  }

  private static Fields statistic(String id, long count, @Nullable String lot) {
    return new Fields()
        .put("id", id)
        .put("measure", "bids")
        .put("value", count)
        .put("relatedLot", lot);
  }

  /** The awards, and the lots that end without one. */
  static List<Fields> awards(TenderFacts facts) {
    Map<Long, PublicNotice.ItemNotice> items = facts.itemsById();
    List<Fields> all = new ArrayList<>();
    facts.awards().forEach(a -> all.add(award(a, facts, items)));
    facts.notice().lots().stream()
        .filter(facts::isUnsuccessful)
        .forEach(
            l ->
                all.add(
                    new Fields()
                        .put("id", "lot-" + l.id() + "-unsuccessful")
                        .text("title", l.title())
                        .put("status", "unsuccessful")
                        .put("relatedLots", List.of(Long.toString(l.id())))));
    return all;
  }

  private static Fields award(
      OpenTenderQueries.OpenAward award,
      TenderFacts facts,
      Map<Long, PublicNotice.ItemNotice> items) {
    return new Fields()
        .put("id", Long.toString(award.id()))
        .text("title", title(award, facts))
        .put("status", award.status())
        .put("date", award.decidedAt())
        .put("value", Fields.value(award.amount(), award.currency()))
        .list(
            "suppliers",
            List.of(
                Parties.reference(
                    Parties.supplierId(award.country(), award.registrationNumber()), award.name())))
        .list("items", given(award, facts, items))
        .put("relatedLots", List.of(Long.toString(award.lotId())))
        .put("relatedBid", Long.toString(award.bidId()));
  }

  private static @Nullable Bilingual title(OpenTenderQueries.OpenAward award, TenderFacts facts) {
    return facts.notice().lots().stream()
        .filter(l -> l.id() == award.lotId())
        .map(PublicNotice.LotNotice::title)
        .findFirst()
        .orElse(null);
  }

  private static List<Fields> given(
      OpenTenderQueries.OpenAward award,
      TenderFacts facts,
      Map<Long, PublicNotice.ItemNotice> items) {
    return facts.awardItems().getOrDefault(award.id(), List.of()).stream()
        .filter(x -> items.containsKey(x.lotItemId()))
        .map(
            x ->
                item(Objects.requireNonNull(items.get(x.lotItemId())), award.lotId(), x.quantity()))
        .toList();
  }

  /** An item of a lot. */
  static Fields item(PublicNotice.ItemNotice item, long lotId, BigDecimal quantity) {
    return ReleaseItems.item(
            item.id(), item.name(), item.categoryCode(), quantity, item.unitCode(), item.unit())
        .put("relatedLot", Long.toString(lotId));
  }

  /** The agreements that the awards led to. */
  List<Fields> contracts(TenderFacts facts) {
    if (facts.agreements().isEmpty()) {
      return List.of();
    }
    Map<Long, PublicNotice.ItemNotice> items = facts.itemsById();
    long id = facts.tender().id();
    Map<Long, List<OpenTenderQueries.OpenAmendment>> amendments =
        queries.listAmendments(id).stream()
            .collect(Collectors.groupingBy(OpenTenderQueries.OpenAmendment::agreementId));
    Map<Long, List<OpenTenderQueries.OpenSuspension>> suspensions =
        queries.listSuspensions(id).stream()
            .collect(Collectors.groupingBy(OpenTenderQueries.OpenSuspension::agreementId));
    Map<Long, List<OpenTenderQueries.OpenAgreementBuyer>> buyers =
        queries.listAgreementBuyers(id).stream()
            .collect(Collectors.groupingBy(OpenTenderQueries.OpenAgreementBuyer::agreementId));
    Map<Long, OpenTenderQueries.OpenAward> awards = new HashMap<>();
    facts.awards().forEach(a -> awards.put(a.id(), a));
    return facts.agreements().stream()
        .filter(a -> awards.containsKey(a.awardId()))
        .map(
            a -> {
              OpenTenderQueries.OpenAward award = Objects.requireNonNull(awards.get(a.awardId()));
              return new Fields()
                  .put("id", a.number())
                  .put("awardID", Long.toString(a.awardId()))
                  .text("title", title(award, facts))
                  .put("status", status(a))
                  .put(
                      "period",
                      Fields.period(
                          Fields.day(a.startsOn()),
                          Objects.requireNonNull(Fields.day(a.endsOn().plusDays(1)))
                              .minusSeconds(1)))
                  .put("value", Fields.value(award.amount(), award.currency()))
                  .list("items", given(award, facts, items))
                  .put("dateSigned", signed(a))
                  .list(
                      "suppliers",
                      List.of(
                          Parties.reference(
                              Parties.supplierId(a.country(), a.registrationNumber()), a.name())))
                  .list(
                      "buyers",
                      buyers.getOrDefault(a.id(), List.of()).stream()
                          .map(b -> Parties.reference(b.code(), b.name()))
                          .toList())
                  .list(
                      "amendments",
                      amendments.getOrDefault(a.id(), List.of()).stream()
                          .map(this::contractAmendment)
                          .toList())
                  .list(
                      "suspensions",
                      suspensions.getOrDefault(a.id(), List.of()).stream()
                          .map(AwardSections::suspension)
                          .toList());
            })
        .toList();
  }

  private Fields contractAmendment(OpenTenderQueries.OpenAmendment amendment) {
    String kind = "amendment.change." + amendment.kind();
    return new Fields()
        .put("id", Integer.toString(amendment.number()))
        .put("date", amendment.endedAt())
        .put("description", arabic.get(kind))
        .put("description_en", english.get(kind));
  }

  private static Fields suspension(OpenTenderQueries.OpenSuspension suspension) {
    LocalDate until = suspension.untilOn();
    return new Fields()
        .put("id", Long.toString(suspension.id()))
        .put(
            "period",
            Fields.period(
                Fields.day(suspension.fromOn()),
                until == null
                    ? null
                    : Objects.requireNonNull(Fields.day(until.plusDays(1))).minusSeconds(1)))
        .put("dateLifted", suspension.liftedAt());
  }

  private static String status(OpenTenderQueries.OpenAgreement agreement) {
    return switch (agreement.standing()) {
      case "TAKEN_BACK" -> "cancelled";
      case "EXPIRED", "TERMINATED" -> "terminated";
      case "UNSIGNED" -> "pending";
      default -> "active";
    };
  }

  /** When the second side signed, or when it was concluded where the rules ask for no signature. */
  private static @Nullable Instant signed(OpenTenderQueries.OpenAgreement agreement) {
    Instant supplier = agreement.supplierSignedAt();
    Instant central = agreement.centralSignedAt();
    if (supplier != null && central != null) {
      return supplier.isAfter(central) ? supplier : central;
    }
    return agreement.needsSignatures() ? null : agreement.concludedAt();
  }
}
