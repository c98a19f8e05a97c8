package org.muwahhad.opendata;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.NumberText;
import org.muwahhad.tender.CriterionKind;
import org.muwahhad.tender.LotStatus;
import org.muwahhad.tender.ProcurementMethod;
import org.muwahhad.tender.PublicState;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.amendment.AmendmentFile;
import org.muwahhad.tender.document.DossierDocument;
import org.muwahhad.tender.publication.PublicNotice;
import org.muwahhad.tender.publication.PublishedTenderQueries;
import org.muwahhad.tender.publication.ViewPublications;
import org.muwahhad.tender.question.AnsweredQuestion;
import org.muwahhad.web.PublicAddress;
import org.muwahhad.web.Texts;

/**
 * Writes all that is public of a tender, from its notice to its agreements, as one release would
 * tell it. What is told of the tender itself is drawn from its public notice.
 */
@Singleton
class TenderState {
  private static final String ACTIVE = "active";
  private static final String COMPLETE = "complete";
  private static final String CANCELLED = "cancelled";
  private static final Set<String> ENDED = Set.of("EXPIRED", "TERMINATED");
  private final OpenTenderQueries queries;
  private final ViewPublications publications;
  private final PublicAddress address;
  private final Texts arabic = Texts.in(Language.AR);
  private final Texts english = Texts.in(Language.EN);

  TenderState(OpenTenderQueries queries, ViewPublications publications, PublicAddress address) {
    this.queries = queries;
    this.publications = publications;
    this.address = address;
  }

  /** What is told of one tender, read once. */
  private record Facts(
      PublicNotice notice,
      List<OpenTenderQueries.OpenBuyer> buyers,
      List<OpenTenderQueries.OpenBid> bids,
      List<OpenTenderQueries.OpenBidLot> bidLots,
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
  }

  /** The state of a tender that is published. */
  ProcessState of(OpenTenderQueries.OpenTender tender) {
    long id = tender.id();
    Facts facts =
        new Facts(
            publications.ofEverybody(tender.number()),
            queries.listBuyers(id),
            queries.listBids(id),
            queries.listBidLots(id),
            queries.listAwards(id),
            queries.listAwardItems(id).stream()
                .collect(Collectors.groupingBy(OpenTenderQueries.OpenAwardItem::awardId)),
            queries.listAgreements(id),
            queries.listReviews(id));
    List<OpenTenderQueries.OpenShare> shares = queries.listShares(id);
    List<Fields> awards = awards(facts);
    Fields state =
        new Fields()
            .put("ocid", facts.tender().ocid())
            .put("initiationType", "tender")
            .put("language", Language.AR.tag())
            .list("parties", parties(facts))
            .put("buyer", buyer(facts))
            .put("planning", planning(facts, shares))
            .put("tender", tender(facts, awards))
            .put("bids", bids(facts))
            .list("awards", awards)
            .list("contracts", contracts(facts))
            .list("relatedProcesses", related(id));
    return new ProcessState(
        facts.tender().ocid(), facts.tender().title(), state.map(), lookAgain(facts));
  }

  /** The day after the first of the agreements ends, on which its contract is over. */
  private static @Nullable LocalDate lookAgain(Facts facts) {
    return facts.agreements().stream()
        .filter(a -> !ENDED.contains(a.standing()) && !a.standing().equals("TAKEN_BACK"))
        .map(a -> a.endsOn().plusDays(1))
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private static List<Fields> parties(Facts facts) {
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
  private static @Nullable Fields buyer(Facts facts) {
    return facts.buyers().size() == 1
        ? Parties.reference(facts.buyers().get(0).code(), facts.buyers().get(0).name())
        : null;
  }

  private Fields planning(Facts facts, List<OpenTenderQueries.OpenShare> shares) {
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
                ? value(
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
                            .put("amount", value(s.amount(), s.currency()))
                            .put("sourceParty", Parties.reference(s.code(), s.name())))
                .toList());
  }

  private static Fields value(BigDecimal amount, String currency) {
    return new Fields().put("amount", amount).put("currency", currency);
  }

  private Fields tender(Facts facts, List<Fields> awards) {
    PublicNotice notice = facts.notice();
    PublishedTenderQueries.PublishedTenderHead tender = facts.tender();
    return new Fields()
        .put("id", tender.number())
        .text("title", tender.title())
        .put("status", status(facts, awards))
        .put("statusDetails", tender.cancelReason())
        .put("procuringEntity", new Parties().central())
        .list("items", notice.lots().stream().flatMap(this::items).toList())
        .put("procurementMethod", method(facts))
        .put("procurementMethodDetails", arabic.get("tender.method." + tender.procurementMethod()))
        .put(
            "procurementMethodDetails_en",
            english.get("tender.method." + tender.procurementMethod()))
        .text("procurementMethodRationale", rationale(notice))
        .put("mainProcurementCategory", category(facts))
        .put("awardCriteria", tender.awardCriteria())
        .text("awardCriteriaDetails", criteria(notice, CriterionKind.TECHNICAL))
        .put("submissionMethod", List.of("electronicSubmission"))
        .put("tenderPeriod", period(tender.publishedAt(), tender.deadlineAt()))
        .put(
            "enquiryPeriod",
            notice
                .date("questions.close-days")
                .filter(d -> d.at().isAfter(tender.publishedAt()))
                .map(d -> period(tender.publishedAt(), d.at()))
                .orElse(null))
        .put("hasEnquiries", !notice.answers().isEmpty())
        .list("enquiries", notice.answers().stream().map(TenderState::enquiry).toList())
        .text("eligibilityCriteria", eligibility(notice))
        .put("numberOfTenderers", facts.isOpened() ? facts.bids().size() : null)
        .list(
            "tenderers",
            facts.bids().stream()
                .map(
                    b ->
                        Parties.reference(
                            Parties.supplierId(b.country(), b.registrationNumber()), b.name()))
                .toList())
        .list("documents", documents(facts))
        .list("milestones", milestones(facts))
        .list("amendments", notice.amendments().stream().map(TenderState::amendment).toList())
        .list(
            "lots",
            notice.lots().stream()
                .map(
                    l ->
                        new Fields()
                            .put("id", Long.toString(l.id()))
                            .text("title", l.title())
                            .put("status", status(l, facts)))
                .toList())
        .put("techniques", techniques(notice))
        .list("reviewProceedings", facts.reviews().stream().map(this::review).toList());
  }

  /** A tender is complete as soon as an award of it was told. */
  private static String status(Facts facts, List<Fields> awards) {
    if (!awards.isEmpty()) {
      return COMPLETE;
    }
    return facts.tender().state() == PublicState.CANCELLED ? CANCELLED : ACTIVE;
  }

  private static String status(PublicNotice.LotNotice lot, Facts facts) {
    List<String> awards =
        facts.awards().stream()
            .filter(a -> a.lotId() == lot.id())
            .map(OpenTenderQueries.OpenAward::status)
            .filter(s -> !s.equals(CANCELLED))
            .toList();
    if (!awards.isEmpty() && awards.stream().allMatch(ACTIVE::equals)) {
      return COMPLETE;
    }
    if (lot.status() == LotStatus.CANCELLED || facts.tender().state() == PublicState.CANCELLED) {
      return CANCELLED;
    }
    return isUnsuccessful(lot, facts) ? "unsuccessful" : ACTIVE;
  }

  /** That a lot ends without an award is told with the awards of the others. */
  private static boolean isUnsuccessful(PublicNotice.LotNotice lot, Facts facts) {
    return lot.status() == LotStatus.UNSUCCESSFUL
        && (facts.tender().state() == PublicState.AWARDED
            || facts.tender().state() == PublicState.STANDSTILL
            || !facts.awards().isEmpty());
  }

  /** More than one bidder in a direct procurement is a limited one by the codes of the standard. */
  private static String method(Facts facts) {
    String code = ProcurementMethod.find(facts.tender().procurementMethod()).orElseThrow().ocds();
    return code.equals("direct") && facts.bids().size() > 1 ? "limited" : code;
  }

  private static @Nullable Bilingual rationale(PublicNotice notice) {
    return notice.procedure() == null
        ? null
        : new Bilingual(
            notice.procedure().groundText().ar() + "\n" + notice.procedure().reason().ar(),
            notice.procedure().groundText().en() + "\n" + notice.procedure().reason().en());
  }

  /** What most of the items are, by the divisions of the Common Procurement Vocabulary. */
  private static String category(Facts facts) {
    Map<String, Long> counts =
        facts
            .items()
            .collect(Collectors.groupingBy(i -> category(i.categoryCode()), Collectors.counting()));
    return counts.entrySet().stream()
        .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse("goods");
  }

  /** Divisions from 50 on are services, 45 is works; 48 is software, which is bought as goods. */
  static String category(String cpv) {
    if (cpv.startsWith("45")) {
      return "works";
    }
    return cpv.compareTo("50") >= 0 ? "services" : "goods";
  }

  private static Fields period(@Nullable Instant from, @Nullable Instant until) {
    return new Fields()
        .put("startDate", from)
        .put("endDate", until)
        .put(
            "durationInDays",
            from == null || until == null ? null : Duration.between(from, until).toDays());
  }

  private static Bilingual criteria(PublicNotice notice, CriterionKind kind) {
    return new Bilingual(
        notice.criteria(kind).stream()
            .map(c -> criterion(c, c.name().ar()))
            .collect(Collectors.joining("\n")),
        notice.criteria(kind).stream()
            .map(c -> criterion(c, c.name().en()))
            .collect(Collectors.joining("\n")));
  }

  private static String criterion(TenderQueries.Criterion criterion, String name) {
    String weight =
        criterion.weight() == null
            ? ""
            : " (" + NumberText.plain(criterion.weight().stripTrailingZeros()) + "%)";
    return criterion.code() + " " + name + weight;
  }

  private static Bilingual eligibility(PublicNotice notice) {
    Bilingual administrative = criteria(notice, CriterionKind.ADMINISTRATIVE);
    return new Bilingual(
        lines(
            notice.requirements().stream().map(r -> r.position() + ". " + r.name().ar()),
            administrative.ar()),
        lines(
            notice.requirements().stream().map(r -> r.position() + ". " + r.name().en()),
            administrative.en()));
  }

  private static String lines(Stream<String> lines, String more) {
    return Stream.concat(lines, Stream.of(more).filter(m -> !m.isEmpty()))
        .collect(Collectors.joining("\n"));
  }

  private static Fields enquiry(AnsweredQuestion answer) {
    return new Fields()
        .put("id", Integer.toString(answer.number()))
        .text("description", answer.question())
        .text("answer", answer.answer())
        .put("dateAnswered", answer.answeredAt());
  }

  private Stream<Fields> items(PublicNotice.LotNotice lot) {
    return lot.items().stream()
        .map(
            i ->
                item(i, Long.toString(lot.id()), i.quantity())
                    .put("deliveryLocation", location(lot, i)));
  }

  private static Fields item(PublicNotice.ItemNotice item, String lot, BigDecimal quantity) {
    return new Fields()
        .put("id", Long.toString(item.id()))
        .text("description", item.name())
        .put("classification", new Fields().put("scheme", "CPV").put("id", item.categoryCode()))
        .put("quantity", quantity)
        .put("unit", unit(item.unitCode(), item.unit()))
        .put("relatedLot", lot);
  }

  static Fields unit(String code, Bilingual name) {
    return new Fields().put("scheme", "UNCEFACT").put("id", code).text("name", name);
  }

  /** The cities and states that an item is delivered to, each with its quantity. */
  private @Nullable Fields location(PublicNotice.LotNotice lot, PublicNotice.ItemNotice item) {
    String text = deliveries(lot, item, arabic);
    return text.isEmpty()
        ? null
        : new Fields().text("description", new Bilingual(text, deliveries(lot, item, english)));
  }

  private static String deliveries(
      PublicNotice.LotNotice lot, PublicNotice.ItemNotice item, Texts t) {
    return lot.places().stream()
        .flatMap(
            place ->
                place.quantities().stream()
                    .filter(q -> q.itemId() == item.id())
                    .map(
                        q ->
                            t.of(place.city())
                                + t.formats().comma()
                                + t.of(place.state())
                                + ": "
                                + NumberText.plain(q.quantity().stripTrailingZeros())
                                + " "
                                + t.of(item.unit())))
        .collect(Collectors.joining("\n"));
  }

  private List<Fields> documents(Facts facts) {
    PublishedTenderQueries.PublishedTenderHead tender = facts.tender();
    List<Fields> all = new ArrayList<>();
    all.add(
        new Fields()
            .put("id", "notice")
            .put("documentType", "tenderNotice")
            .text("title", tender.title())
            .put("url", address.of("/publications/" + tender.number()))
            .put("format", "text/html")
            .put("language", Language.AR.tag())
            .put("datePublished", tender.publishedAt()));
    for (DossierDocument document : facts.notice().documents()) {
      for (DossierDocument.Edition edition : document.current()) {
        all.add(
            new Fields()
                .put("id", "document-" + edition.id())
                .put("documentType", document.kind().documentType())
                .put(
                    "title",
                    edition.language().equals(Language.AR.tag())
                        ? document.title().ar()
                        : document.title().en())
                .put(
                    "url",
                    address.of("/publications/" + tender.number() + "/documents/" + edition.id()))
                .put("format", edition.contentType())
                .put("language", edition.language())
                .put(
                    "datePublished",
                    edition.amendment() == null ? tender.publishedAt() : edition.addedAt()));
      }
    }
    facts
        .reviews()
        .forEach(
            r ->
                all.add(
                    new Fields()
                        .put("id", "review-" + r.number())
                        .put("documentType", "complaints")
                        .put("title", arabic.get("opendata.review", r.number()))
                        .put("title_en", english.get("opendata.review", r.number()))
                        .put("url", address.of("/review-decisions?q=" + tender.number()))
                        .put("format", "text/html")
                        .put("language", Language.AR.tag())
                        .put("datePublished", r.decidedAt())));
    return all;
  }

  private List<Fields> milestones(Facts facts) {
    PublishedTenderQueries.PublishedTenderHead tender = facts.tender();
    List<Fields> all = new ArrayList<>();
    all.add(milestone("opening", "procurement", tender.deadlineAt(), tender.openedAt()));
    queries
        .findStandstillEnd(tender.id())
        .filter(end -> facts.awards().stream().anyMatch(a -> !a.status().equals(CANCELLED)))
        .ifPresent(
            end ->
                all.add(
                    milestone(
                        "standstill",
                        "approval",
                        end,
                        queries.findReached(tender.id(), "AWARDED").orElse(null))));
    return all;
  }

  private Fields milestone(String id, String type, Instant due, @Nullable Instant met) {
    return new Fields()
        .put("id", id)
        .put("title", arabic.get("opendata.milestone." + id))
        .put("title_en", english.get("opendata.milestone." + id))
        .put("type", type)
        .put("dueDate", due)
        .put("dateMet", met)
        .put("status", met == null ? "scheduled" : "met");
  }

  private static Fields amendment(AmendmentFile file) {
    return new Fields()
        .put("id", String.valueOf(file.amendment().number()))
        .put("date", Objects.requireNonNull(file.amendment().publishedAt()))
        .text("rationale", file.amendment().reason())
        .text(
            "description",
            new Bilingual(
                file.changes().stream()
                    .map(c -> c.label().ar() + ": " + c.before().ar() + " ← " + c.after().ar())
                    .collect(Collectors.joining("\n")),
                file.changes().stream()
                    .map(c -> c.label().en() + ": " + c.before().en() + " → " + c.after().en())
                    .collect(Collectors.joining("\n"))));
  }

  /** A joint tender ends in framework agreements; a mini-competition orders under some. */
  private static Fields techniques(PublicNotice notice) {
    boolean framework =
        !notice.tender().procurementMethod().equals(ProcurementMethod.FRAMEWORK.code());
    return new Fields()
        .put("hasFrameworkAgreement", framework)
        .put(
            "frameworkAgreement",
            framework
                ? new Fields()
                    .put("method", "withAndWithoutReopeningCompetition")
                    .put("maximumParticipants", winners(notice))
                : null)
        .put("hasDynamicPurchasingSystem", false)
        .put("hasElectronicAuction", false);
  }

  /** How many suppliers a lot may be divided among; one where no rule says. */
  private static int winners(PublicNotice notice) {
    return notice.rules().stream()
        .filter(r -> r.code().equals("award.winners-per-lot"))
        .mapToInt(r -> Math.max(1, r.value().intValue()))
        .findFirst()
        .orElse(1);
  }

  private Fields review(OpenTenderQueries.OpenReview review) {
    return new Fields()
        .put("id", Integer.toString(review.number()))
        .put("status", "decided")
        .put("outcome", review.outcome().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
        .text("description", review.summary())
        .put("dateFiled", review.filedAt())
        .put("dateDecided", review.decidedAt())
        .put("reviewBody", new Parties().reviewBody())
        .put(
            "relatedLots",
            Arrays.stream(review.lots().split(",")).filter(l -> !l.isEmpty()).toList());
  }

  /**
   * How many bids there are, and of whom for what. What a bid comes to is told of winners alone.
   */
  private static @Nullable Fields bids(Facts facts) {
    if (!facts.isOpened()) {
      return null;
    }
    Map<Long, List<String>> lots =
        facts.bidLots().stream()
            .collect(
                Collectors.groupingBy(
                    OpenTenderQueries.OpenBidLot::bidId,
                    Collectors.mapping(l -> Long.toString(l.lotId()), Collectors.toList())));
    Set<Long> winners = new HashSet<>();
    facts.awards().stream()
        .filter(a -> !a.status().equals(CANCELLED))
        .forEach(a -> winners.add(a.bidId()));
    List<Fields> statistics = new ArrayList<>();
    statistics.add(statistic("bids", facts.bids().size(), null));
    Map<Long, Long> byLot = new LinkedHashMap<>();
    facts.bidLots().forEach(l -> byLot.merge(l.lotId(), 1L, Long::sum));
    byLot.forEach((lot, count) -> statistics.add(statistic("bids-" + lot, count, lot.toString())));
    return new Fields()
        .list("statistics", statistics)
        .list(
            "details",
            facts.bids().stream()
                .map(
                    b ->
                        new Fields()
                            .put("id", Long.toString(b.id()))
                            .put("status", winners.contains(b.id()) ? "valid" : null)
                            .list(
                                "tenderers",
                                List.of(
                                    Parties.reference(
                                        Parties.supplierId(b.country(), b.registrationNumber()),
                                        b.name())))
                            .put("relatedLots", lots.getOrDefault(b.id(), List.of())))
                .toList());
  }

  private static Fields statistic(String id, long count, @Nullable String lot) {
    return new Fields()
        .put("id", id)
        .put("measure", "bids")
        .put("value", count)
        .put("relatedLot", lot);
  }

  private List<Fields> awards(Facts facts) {
    Map<Long, PublicNotice.ItemNotice> items = new HashMap<>();
    facts.items().forEach(i -> items.put(i.id(), i));
    List<Fields> all = new ArrayList<>();
    facts.awards().forEach(a -> all.add(award(a, facts, items)));
    facts.notice().lots().stream()
        .filter(l -> isUnsuccessful(l, facts))
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
      OpenTenderQueries.OpenAward award, Facts facts, Map<Long, PublicNotice.ItemNotice> items) {
    return new Fields()
        .put("id", Long.toString(award.id()))
        .text("title", title(award, facts))
        .put("status", award.status())
        .put("date", award.decidedAt())
        .put("value", value(award.amount(), award.currency()))
        .list(
            "suppliers",
            List.of(
                Parties.reference(
                    Parties.supplierId(award.country(), award.registrationNumber()), award.name())))
        .list("items", given(award, facts, items))
        .put("relatedLots", List.of(Long.toString(award.lotId())))
        .put("relatedBid", Long.toString(award.bidId()));
  }

  private static @Nullable Bilingual title(OpenTenderQueries.OpenAward award, Facts facts) {
    return facts.notice().lots().stream()
        .filter(l -> l.id() == award.lotId())
        .map(PublicNotice.LotNotice::title)
        .findFirst()
        .orElse(null);
  }

  private static List<Fields> given(
      OpenTenderQueries.OpenAward award, Facts facts, Map<Long, PublicNotice.ItemNotice> items) {
    return facts.awardItems().getOrDefault(award.id(), List.of()).stream()
        .filter(x -> items.containsKey(x.lotItemId()))
        .map(
            x ->
                item(
                    Objects.requireNonNull(items.get(x.lotItemId())),
                    Long.toString(award.lotId()),
                    x.quantity()))
        .toList();
  }

  private List<Fields> contracts(Facts facts) {
    Map<Long, PublicNotice.ItemNotice> items = new HashMap<>();
    facts.items().forEach(i -> items.put(i.id(), i));
    if (facts.agreements().isEmpty()) {
      return List.of();
    }
    long id = facts.tender().id();
    Map<Long, List<OpenTenderQueries.OpenAmendment>> amendments =
        queries.listAmendments(id).stream()
            .collect(Collectors.groupingBy(OpenTenderQueries.OpenAmendment::agreementId));
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
                      period(
                          Fields.day(a.startsOn()),
                          Objects.requireNonNull(Fields.day(a.endsOn().plusDays(1)))
                              .minusSeconds(1)))
                  .put("value", value(award.amount(), award.currency()))
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

  private static String status(OpenTenderQueries.OpenAgreement agreement) {
    return switch (agreement.standing()) {
      case "TAKEN_BACK" -> CANCELLED;
      case "EXPIRED", "TERMINATED" -> "terminated";
      case "UNSIGNED" -> "pending";
      default -> ACTIVE;
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

  private List<Fields> related(long id) {
    return queries.listFrameworks(id).stream()
        .map(r -> related("framework", r.ocid(), r.title()))
        .toList();
  }

  /** Another process, and what it is to this one. */
  Fields related(String relationship, String ocid, Bilingual title) {
    return new Fields()
        .put("id", relationship + "-" + ocid)
        .put("relationship", List.of(relationship))
        .text("title", title)
        .put("scheme", "ocid")
        .put("identifier", ocid)
        .put("uri", address.of("/api/v1/open-data/processes/" + ocid + "/record"));
  }
}
