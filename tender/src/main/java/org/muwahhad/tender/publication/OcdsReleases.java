package org.muwahhad.tender.publication;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Language;
import org.muwahhad.tender.CriterionKind;
import org.muwahhad.tender.LotStatus;
import org.muwahhad.tender.ProcurementMethod;
import org.muwahhad.tender.PublicState;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderRule;
import org.muwahhad.tender.amendment.AmendmentFile;
import org.muwahhad.tender.amendment.AmendmentQueries;
import org.muwahhad.tender.document.DossierDocument;
import org.muwahhad.tender.question.AnsweredQuestion;
import org.muwahhad.web.PublicAddress;
import org.muwahhad.web.Texts;

/**
 * Writes what is public of a tender as a release of the Open Contracting Data Standard. It is drawn
 * from the public notice alone, so that nothing else can come into it.
 */
@Singleton
public class OcdsReleases {
  private static final String EXTENSIONS =
      "https://raw.githubusercontent.com/open-contracting-extensions/ocds_%s_extension/v1.1.5/extension.json";
  private static final String BUYER = "GCC-CPB";
  private final PublicAddress address;
  private final Texts arabic = Texts.in(Language.AR);
  private final Texts english = Texts.in(Language.EN);

  OcdsReleases(PublicAddress address) {
    this.address = address;
  }

  /** The release of a notice; its date is that of the last change. */
  public ReleasePackage of(PublicNotice notice) {
    PublishedTenderQueries.PublishedTenderHead tender = notice.tender();
    Instant date = lastChange(notice);
    return new ReleasePackage(
        address.of("/api/v1/publications/" + tender.number() + "/release"),
        date,
        new ReleasePackage.NamedParty(arabic.get("publication.buyer")),
        "1.1",
        List.of(
            EXTENSIONS.formatted("lots"),
            EXTENSIONS.formatted("enquiry"),
            EXTENSIONS.formatted("location")),
        List.of(release(notice, date)));
  }

  private static Instant lastChange(PublicNotice notice) {
    Instant updated = notice.tender().updatedAt();
    return Stream.concat(
            Stream.of(updated), notice.answers().stream().map(AnsweredQuestion::answeredAt))
        .max(Instant::compareTo)
        .orElse(updated);
  }

  private ReleasePackage.Release release(PublicNotice notice, Instant date) {
    PublishedTenderQueries.PublishedTenderHead tender = notice.tender();
    return new ReleasePackage.Release(
        tender.ocid(),
        tender.ocid() + "-" + date.toEpochMilli(),
        date,
        tags(notice),
        "tender",
        Language.AR.tag(),
        parties(notice),
        buyer(),
        tender(notice),
        awards(notice));
  }

  /** What happened last, in the codes of the standard. */
  public static List<String> tags(PublicNotice notice) {
    List<String> tags = new ArrayList<>();
    tags.add(
        switch (notice.tender().state()) {
          case CANCELLED -> "tenderCancellation";
          case OPEN, CLOSED, STANDSTILL, AWARDED -> tag(notice);
        });
    if (!notice.awards().isEmpty()) {
      tags.add("award");
    }
    return tags;
  }

  /** What happened last: an opening or an answer after an amendment is no amendment. */
  private static String tag(PublicNotice notice) {
    Instant last = lastChange(notice);
    boolean amended =
        notice.amendments().stream().anyMatch(a -> last.equals(a.amendment().publishedAt()));
    if (amended) {
      return "tenderAmendment";
    }
    return last.equals(notice.tender().publishedAt()) ? "tender" : "tenderUpdate";
  }

  private List<ReleasePackage.Party> parties(PublicNotice notice) {
    List<ReleasePackage.Party> parties = new ArrayList<>();
    parties.add(
        new ReleasePackage.Party(
            BUYER,
            arabic.get("publication.buyer"),
            english.get("publication.buyer"),
            List.of("buyer", "procuringEntity")));
    List<String> winners =
        notice.awards().stream().map(PublishedTenderQueries.AwardRow::registrationNumber).toList();
    notice
        .bidders()
        .forEach(
            b ->
                parties.add(
                    new ReleasePackage.Party(
                        b.registrationNumber(),
                        b.name().ar(),
                        b.name().en(),
                        winners.contains(b.registrationNumber())
                            ? List.of("tenderer", "supplier")
                            : List.of("tenderer"))));
    return parties;
  }

  private ReleasePackage.Reference buyer() {
    return new ReleasePackage.Reference(BUYER, arabic.get("publication.buyer"));
  }

  private ReleasePackage.Tender tender(PublicNotice notice) {
    PublishedTenderQueries.PublishedTenderHead tender = notice.tender();
    return new ReleasePackage.Tender(
        tender.number(),
        tender.title().ar(),
        tender.title().en(),
        status(tender.state()),
        buyer(),
        ProcurementMethod.find(tender.procurementMethod()).orElseThrow().ocds(),
        arabic.get("tender.method." + tender.procurementMethod()),
        notice.procedure() == null
            ? null
            : rationale(notice.procedure().reason().ar(), notice.procedure().groundText().ar()),
        notice.procedure() == null
            ? null
            : rationale(notice.procedure().reason().en(), notice.procedure().groundText().en()),
        tender.awardCriteria(),
        criteria(notice, CriterionKind.TECHNICAL),
        eligibility(notice),
        List.of("electronicSubmission"),
        new ReleasePackage.Period(tender.publishedAt(), tender.deadlineAt()),
        notice
            .date(TenderRule.QUESTIONS_CLOSE_DAYS.code())
            .map(d -> new ReleasePackage.Period(tender.publishedAt(), d.at()))
            .orElse(null),
        !notice.answers().isEmpty(),
        notice.answers().stream().map(OcdsReleases::enquiry).toList(),
        notice.bidders().stream()
            .map(b -> new ReleasePackage.Reference(b.registrationNumber(), b.name().ar()))
            .toList(),
        notice.lots().stream().map(l -> lot(l, notice)).toList(),
        notice.lots().stream().flatMap(this::items).toList(),
        Stream.concat(
                Stream.of(document(tender)),
                notice.documents().stream().flatMap(d -> documents(tender, d)))
            .toList(),
        notice.amendments().stream().map(OcdsReleases::amendment).toList());
  }

  private static ReleasePackage.Amendment amendment(AmendmentFile file) {
    AmendmentQueries.Amendment amendment = file.amendment();
    return new ReleasePackage.Amendment(
        String.valueOf(amendment.number()),
        Objects.requireNonNull(amendment.publishedAt()),
        amendment.reason().ar(),
        amendment.reason().en(),
        file.changes().stream()
            .map(c -> c.label().ar() + ": " + c.before().ar() + " ← " + c.after().ar())
            .collect(Collectors.joining("\n")));
  }

  private static String status(PublicState state) {
    return switch (state) {
      case OPEN, CLOSED, STANDSTILL -> "active";
      case AWARDED -> "complete";
      case CANCELLED -> "cancelled";
    };
  }

  private static String criteria(PublicNotice notice, CriterionKind kind) {
    return notice.criteria(kind).stream()
        .map(OcdsReleases::criterion)
        .collect(Collectors.joining("\n"));
  }

  /** Why the tender is not open: the ground, and how it is met. */
  private static String rationale(String reason, String ground) {
    return ground + "\n" + reason;
  }

  private static String eligibility(PublicNotice notice) {
    return Stream.concat(
            notice.requirements().stream().map(r -> r.position() + ". " + r.name().ar()),
            notice.criteria(CriterionKind.ADMINISTRATIVE).stream().map(OcdsReleases::criterion))
        .collect(Collectors.joining("\n"));
  }

  private static String criterion(TenderQueries.Criterion criterion) {
    String weight =
        criterion.weight() == null
            ? ""
            : " (" + criterion.weight().stripTrailingZeros().toPlainString() + "%)";
    return criterion.code() + " " + criterion.name().ar() + weight;
  }

  private static ReleasePackage.Enquiry enquiry(AnsweredQuestion answer) {
    return new ReleasePackage.Enquiry(
        Integer.toString(answer.number()),
        answer.question().ar(),
        answer.question().en(),
        answer.answer().ar(),
        answer.answer().en(),
        answer.answeredAt());
  }

  private static ReleasePackage.ReleaseLot lot(PublicNotice.LotNotice lot, PublicNotice notice) {
    return new ReleasePackage.ReleaseLot(
        Long.toString(lot.id()), lot.title().ar(), lot.title().en(), status(lot, notice));
  }

  /**
   * By the codelist of the standard: complete once all awards of the lot are in effect. That a lot
   * is unsuccessful is reported with the outcome of the others, and not before.
   */
  private static String status(PublicNotice.LotNotice lot, PublicNotice notice) {
    List<String> awards =
        notice.awards().stream()
            .filter(a -> a.lotId() == lot.id())
            .map(PublishedTenderQueries.AwardRow::status)
            .toList();
    if (!awards.isEmpty() && awards.stream().allMatch("active"::equals)) {
      return "complete";
    }
    if (lot.status() == LotStatus.CANCELLED || notice.tender().state() == PublicState.CANCELLED) {
      return "cancelled";
    }
    boolean isAwarded =
        notice.tender().state() == PublicState.AWARDED || !notice.awards().isEmpty();
    return lot.status() == LotStatus.UNSUCCESSFUL && isAwarded ? "unsuccessful" : "active";
  }

  private Stream<ReleasePackage.ReleaseItem> items(PublicNotice.LotNotice lot) {
    return lot.items().stream().map(i -> item(lot, i, i.quantity(), location(lot, i)));
  }

  /** The cities and states that an item is delivered to, each with its quantity. */
  private ReleasePackage.@Nullable Location location(
      PublicNotice.LotNotice lot, PublicNotice.ItemNotice item) {
    String arabicText = lot.deliveries(item, arabic);
    return arabicText.isEmpty()
        ? null
        : new ReleasePackage.Location(arabicText, lot.deliveries(item, english));
  }

  private static ReleasePackage.ReleaseItem item(
      PublicNotice.LotNotice lot,
      PublicNotice.ItemNotice item,
      BigDecimal quantity,
      ReleasePackage.@Nullable Location location) {
    return new ReleasePackage.ReleaseItem(
        Long.toString(item.id()),
        item.name().ar(),
        item.name().en(),
        new ReleasePackage.Classification("CPV", item.categoryCode()),
        quantity.stripTrailingZeros().scale() < 0
            ? quantity.setScale(0)
            : quantity.stripTrailingZeros(),
        new ReleasePackage.Unit("UNCEFACT", item.unitCode(), item.unit().ar(), item.unit().en()),
        Long.toString(lot.id()),
        location);
  }

  /** What an award gives: of a divided lot less than the lot asks for. */
  private static List<ReleasePackage.ReleaseItem> items(
      PublishedTenderQueries.AwardRow award, PublicNotice notice) {
    Map<Long, BigDecimal> given = new HashMap<>();
    notice.awardItems().stream()
        .filter(i -> i.awardId() == award.id())
        .forEach(i -> given.put(i.lotItemId(), i.quantity()));
    return notice.lots().stream()
        .filter(l -> l.id() == award.lotId())
        .flatMap(
            l ->
                l.items().stream()
                    .filter(i -> given.containsKey(i.id()))
                    .map(i -> item(l, i, given.getOrDefault(i.id(), i.quantity()), null)))
        .toList();
  }

  private ReleasePackage.Document document(PublishedTenderQueries.PublishedTenderHead tender) {
    return new ReleasePackage.Document(
        "notice",
        "tenderNotice",
        tender.title().ar(),
        address.of("/publications/" + tender.number()),
        "text/html",
        Language.AR.tag(),
        tender.publishedAt());
  }

  /** The editions of a document of the dossier; the older ones stay readable but are not listed. */
  private Stream<ReleasePackage.Document> documents(
      PublishedTenderQueries.PublishedTenderHead tender, DossierDocument document) {
    return document.current().stream()
        .map(
            edition ->
                new ReleasePackage.Document(
                    "document-" + edition.id(),
                    document.kind().documentType(),
                    edition.language().equals(Language.AR.tag())
                        ? document.title().ar()
                        : document.title().en(),
                    address.of("/publications/" + tender.number() + "/documents/" + edition.id()),
                    edition.contentType(),
                    edition.language(),
                    edition.amendment() == null ? tender.publishedAt() : edition.addedAt()));
  }

  private static List<ReleasePackage.Award> awards(PublicNotice notice) {
    return Stream.concat(
            notice.awards().stream().map(a -> award(a, notice)),
            notice.lots().stream()
                .filter(l -> status(l, notice).equals("unsuccessful"))
                .map(OcdsReleases::unsuccessful))
        .toList();
  }

  private static ReleasePackage.Award award(
      PublishedTenderQueries.AwardRow award, PublicNotice notice) {
    return new ReleasePackage.Award(
        Long.toString(award.id()),
        award.status(),
        award.decidedAt(),
        new ReleasePackage.Value(award.amount(), award.currency()),
        List.of(new ReleasePackage.Reference(award.registrationNumber(), award.supplier().ar())),
        items(award, notice),
        List.of(Long.toString(award.lotId())));
  }

  /** That nobody is awarded a lot. */
  private static ReleasePackage.Award unsuccessful(PublicNotice.LotNotice lot) {
    return new ReleasePackage.Award(
        "lot-" + lot.id() + "-unsuccessful",
        "unsuccessful",
        null,
        null,
        List.of(),
        List.of(),
        List.of(Long.toString(lot.id())));
  }
}
