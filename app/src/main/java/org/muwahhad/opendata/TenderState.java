package org.muwahhad.opendata;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Language;
import org.muwahhad.tender.BidderMaskQueries;
import org.muwahhad.tender.publication.ViewPublications;
import org.muwahhad.web.Texts;

/**
 * Writes all that is public of a tender, from its notice to its agreements, as one release would
 * tell it.
 */
@Singleton
class TenderState {
  private static final Set<String> ENDED = Set.of("EXPIRED", "TERMINATED");
  private final OpenTenderQueries queries;
  private final BidderMaskQueries masks;
  private final ViewPublications publications;
  private final TenderSection tenderSection;
  private final AwardSections awardSections;
  private final RelatedProcesses processes;
  private final Texts arabic = Texts.in(Language.AR);
  private final Texts english = Texts.in(Language.EN);

  TenderState(
      OpenTenderQueries queries,
      BidderMaskQueries masks,
      ViewPublications publications,
      TenderSection tenderSection,
      AwardSections awardSections,
      RelatedProcesses processes) {
    this.queries = queries;
    this.masks = masks;
    this.publications = publications;
    this.tenderSection = tenderSection;
    this.awardSections = awardSections;
    this.processes = processes;
  }

  /** The state of a tender that is published. */
  ProcessState of(OpenTenderQueries.OpenTender tender) {
    long id = tender.id();
    TenderFacts facts =
        new TenderFacts(
            publications.ofEverybody(tender.number()),
            queries.listBuyers(id),
            queries.listBids(id),
            queries.listBidLots(id),
            masks.isMasking(id),
            queries.listAwards(id),
            queries.listAwardItems(id).stream()
                .collect(Collectors.groupingBy(OpenTenderQueries.OpenAwardItem::awardId)),
            queries.listAgreements(id),
            queries.listReviews(id));
    List<OpenTenderQueries.OpenShare> shares = queries.listShares(id);
    List<Fields> awards = AwardSections.awards(facts);
    Fields state =
        new Fields()
            .put("ocid", facts.tender().ocid())
            .put("initiationType", "tender")
            .put("language", Language.AR.tag())
            .list("parties", parties(facts))
            .put("buyer", buyer(facts))
            .put("planning", planning(facts, shares))
            .put("tender", tenderSection.of(facts, awards))
            .put("bids", AwardSections.bids(facts))
            .list("awards", awards)
            .list("contracts", awardSections.contracts(facts))
            .list("relatedProcesses", related(id));
    return new ProcessState(
        facts.tender().ocid(), facts.tender().title(), state.map(), lookAgain(facts));
  }

  /** The day after the first of the agreements ends, on which its contract is over. */
  private static @Nullable LocalDate lookAgain(TenderFacts facts) {
    return facts.agreements().stream()
        .filter(a -> !ENDED.contains(a.standing()) && !a.standing().equals("TAKEN_BACK"))
        .map(a -> a.endsOn().plusDays(1))
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private static List<Fields> parties(TenderFacts facts) {
    Parties parties = new Parties();
    parties.central("procuringEntity", "centralPurchasingBody");
    facts.buyers().forEach(b -> parties.entity(b, "buyer"));
    facts
        .bids()
        .forEach(b -> parties.supplier(b.country(), b.registrationNumber(), b.name(), "tenderer"));
    facts
        .awards()
        .forEach(a -> parties.supplier(a.country(), a.registrationNumber(), a.name(), "supplier"));
    facts
        .agreements()
        .forEach(a -> parties.supplier(a.country(), a.registrationNumber(), a.name()));
    if (!facts.reviews().isEmpty()) {
      parties.reviewBody();
    }
    return parties.list();
  }

  /** With several buyers none of them is the one; they stand among the parties. */
  private static @Nullable Fields buyer(TenderFacts facts) {
    return facts.buyers().size() == 1
        ? Parties.reference(facts.buyers().get(0).code(), facts.buyers().get(0).name())
        : null;
  }

  private Fields planning(TenderFacts facts, List<OpenTenderQueries.OpenShare> shares) {
    long states =
        facts.buyers().stream().map(OpenTenderQueries.OpenBuyer::stateCode).distinct().count();
    return new Fields()
        .put("rationale", arabic.get("opendata.planning", facts.buyers().size(), states))
        .put("rationale_en", english.get("opendata.planning", facts.buyers().size(), states))
        .put("budget", budget(shares));
  }

  /** What each buyer is to pay; a sum only where all pay in one currency. */
  private static @Nullable Fields budget(List<OpenTenderQueries.OpenShare> shares) {
    if (shares.isEmpty()) {
      return null;
    }
    String currency = shares.get(0).currency();
    boolean one = shares.stream().allMatch(s -> s.currency().equals(currency));
    return new Fields()
        .put(
            "amount",
            one
                ? Fields.value(
                    shares.stream()
                        .map(OpenTenderQueries.OpenShare::amount)
                        .reduce(BigDecimal.ZERO, BigDecimal::add),
                    currency)
                : null)
        .list(
            "budgetBreakdown",
            shares.stream()
                .map(
                    s ->
                        new Fields()
                            .put("id", s.code() + "-" + s.currency())
                            .put("amount", Fields.value(s.amount(), s.currency()))
                            .put("sourceParty", Parties.reference(s.code(), s.name())))
                .toList());
  }

  private List<Fields> related(long id) {
    return queries.listFrameworks(id).stream()
        .map(r -> processes.of("framework", r.ocid(), r.title()))
        .toList();
  }
}
