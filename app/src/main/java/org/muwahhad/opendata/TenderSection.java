package org.muwahhad.opendata;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.NumberText;
import org.muwahhad.tender.CriterionKind;
import org.muwahhad.tender.LotStatus;
import org.muwahhad.tender.PriceIndexQueries;
import org.muwahhad.tender.ProcurementMethod;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderRule;
import org.muwahhad.tender.amendment.AmendmentFile;
import org.muwahhad.tender.document.DossierDocument;
import org.muwahhad.tender.publication.PublicNotice;
import org.muwahhad.tender.publication.PublishedTenderQueries;
import org.muwahhad.tender.question.AnsweredQuestion;
import org.muwahhad.web.PublicAddress;
import org.muwahhad.web.Texts;

/** Writes the section of a release on the tender itself, drawn from its public notice. */
@Singleton
class TenderSection {
  private static final String ACTIVE = "active";
  private static final String COMPLETE = "complete";
  private static final String CANCELLED = "cancelled";
  private final OpenTenderQueries queries;
  private final PublicAddress address;
  private final Texts arabic = Texts.in(Language.AR);
  private final Texts english = Texts.in(Language.EN);

  TenderSection(OpenTenderQueries queries, PublicAddress address) {
    this.queries = queries;
    this.address = address;
  }

  /**
   * The section.
   *
   * @param awards what the section of awards has
   */
  Fields of(TenderFacts facts, List<Fields> awards) {
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
        .put("tenderPeriod", Fields.period(tender.publishedAt(), tender.deadlineAt()))
        .put(
            "enquiryPeriod",
            notice
                .date(TenderRule.QUESTIONS_CLOSE_DAYS.code())
                .filter(d -> d.at().isAfter(tender.publishedAt()))
                .map(d -> Fields.period(tender.publishedAt(), d.at()))
                .orElse(null))
        .put("hasEnquiries", !notice.answers().isEmpty())
        .list("enquiries", notice.answers().stream().map(TenderSection::enquiry).toList())
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
        .list("amendments", notice.amendments().stream().map(TenderSection::amendment).toList())
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
        .put("priceIndex", priceIndex(notice.priceIndex()))
        .list("reviewProceedings", facts.reviews().stream().map(this::review).toList());
  }

  /** A tender is complete once an award of it was published. */
  private static String status(TenderFacts facts, List<Fields> awards) {
    if (!awards.isEmpty()) {
      return COMPLETE;
    }
    return facts.isCancelled() ? CANCELLED : ACTIVE;
  }

  private static String status(PublicNotice.LotNotice lot, TenderFacts facts) {
    List<String> awards =
        facts
            .liveAwards()
            .filter(a -> a.lotId() == lot.id())
            .map(OpenTenderQueries.OpenAward::status)
            .toList();
    if (!awards.isEmpty() && awards.stream().allMatch(ACTIVE::equals)) {
      return COMPLETE;
    }
    if (lot.status() == LotStatus.CANCELLED || facts.isCancelled()) {
      return CANCELLED;
    }
    return facts.isUnsuccessful(lot) ? "unsuccessful" : ACTIVE;
  }

  /** More than one bidder in a direct procurement is a limited one by the codes of the standard. */
  private static String method(TenderFacts facts) {
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
  private static String category(TenderFacts facts) {
    Map<String, Long> counts =
        facts
            .items()
            .collect(
                Collectors.groupingBy(
                    i -> ReleaseItems.category(i.categoryCode()), Collectors.counting()));
    return counts.entrySet().stream()
        .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse("goods");
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
                AwardSections.item(i, lot.id(), i.quantity())
                    .put("deliveryLocation", location(lot, i)));
  }

  /** The cities and states that an item is delivered to, each with its quantity. */
  private @Nullable Fields location(PublicNotice.LotNotice lot, PublicNotice.ItemNotice item) {
    String text = lot.deliveries(item, arabic);
    return text.isEmpty()
        ? null
        : new Fields().text("description", new Bilingual(text, lot.deliveries(item, english)));
  }

  private List<Fields> documents(TenderFacts facts) {
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

  private List<Fields> milestones(TenderFacts facts) {
    PublishedTenderQueries.PublishedTenderHead tender = facts.tender();
    List<Fields> all = new ArrayList<>();
    all.add(milestone("opening", "procurement", tender.deadlineAt(), tender.openedAt()));
    queries
        .findStandstillEnd(tender.id())
        .filter(end -> facts.liveAwards().findAny().isPresent())
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

  /** The index that prices of the agreements may follow. */
  private static @Nullable Fields priceIndex(PriceIndexQueries.@Nullable DossierIndex index) {
    return index == null
        ? null
        : new Fields()
            .text("name", index.name())
            .text("source", index.source())
            .put("baseDate", Fields.day(index.baseOn()))
            .put("baseValue", index.baseValue().stripTrailingZeros());
  }

  /** How many suppliers a lot may be divided among; one where no rule says. */
  private static int winners(PublicNotice notice) {
    return notice.rules().stream()
        .filter(r -> r.code().equals(TenderRule.AWARD_WINNERS_PER_LOT.code()))
        .mapToInt(r -> Math.max(1, r.value().intValue()))
        .findFirst()
        .orElse(1);
  }

  private Fields review(OpenTenderQueries.OpenReview review) {
    return new Fields()
        .put("id", Integer.toString(review.number()))
        .put("status", "decided")
        .put("outcome", review.outcome().toLowerCase(Locale.ROOT).replace('_', '-'))
        .text("description", review.summary())
        .put("dateFiled", review.filedAt())
        .put("dateDecided", review.decidedAt())
        .put("reviewBody", new Parties().reviewBody())
        .put(
            "relatedLots",
            Arrays.stream(review.lots().split(",")).filter(l -> !l.isEmpty()).toList());
  }
}
