package org.muwahhad.tender.publication;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Throttle;
import org.muwahhad.catalog.item.Specifications;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.BidderMaskQueries;
import org.muwahhad.tender.PriceIndexQueries;
import org.muwahhad.tender.ProcedureQueries;
import org.muwahhad.tender.ProcurementMethod;
import org.muwahhad.tender.PublicState;
import org.muwahhad.tender.TenderDates;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.VisibleTenders;
import org.muwahhad.tender.amendment.AmendmentFile;
import org.muwahhad.tender.amendment.AmendmentQueries;
import org.muwahhad.tender.amendment.DossierPart;
import org.muwahhad.tender.amendment.Dossiers;
import org.muwahhad.tender.document.ViewDossierDocuments;
import org.muwahhad.tender.question.QuestionQueries;
import org.muwahhad.tender.requirement.Requirement;
import org.muwahhad.tender.requirement.Requirements;

/**
 * Published tenders for everybody, without signing in.
 *
 * <p>Refused with {@code access.too-many-requests} when one network address asks too often.
 */
@Singleton
public class ViewPublications {
  static final int PAGE_SIZE = 20;
  private static final int LONGEST_SEARCH = 200;
  private static final int NEWEST = 50;
  private static final Instant EVER = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");
  private final PublishedTenderQueries published;
  private final TenderQueries queries;
  private final Specifications specifications;
  private final Requirements requirements;
  private final QuestionQueries questions;
  private final AmendmentQueries amendments;
  private final Dossiers dossiers;
  private final ProcedureQueries procedures;
  private final PriceIndexQueries indices;
  private final VisibleTenders visible;
  private final BidderMaskQueries masks;
  private final ViewDossierDocuments documents;
  private final Throttle throttle;
  private final TransactionOperations<Connection> transactions;
  private final int mostInAMinute;

  ViewPublications(
      PublishedTenderQueries published,
      TenderQueries queries,
      Specifications specifications,
      Requirements requirements,
      QuestionQueries questions,
      AmendmentQueries amendments,
      Dossiers dossiers,
      ProcedureQueries procedures,
      PriceIndexQueries indices,
      VisibleTenders visible,
      BidderMaskQueries masks,
      ViewDossierDocuments documents,
      Throttle throttle,
      TransactionOperations<Connection> transactions,
      @Value("${muwahhad.publications-per-minute:120}") int mostInAMinute) {
    this.published = published;
    this.queries = queries;
    this.specifications = specifications;
    this.requirements = requirements;
    this.questions = questions;
    this.amendments = amendments;
    this.dossiers = dossiers;
    this.procedures = procedures;
    this.indices = indices;
    this.visible = visible;
    this.masks = masks;
    this.documents = documents;
    this.throttle = throttle;
    this.transactions = transactions;
    this.mostInAMinute = mostInAMinute;
  }

  /** A page of the list, and how many there are in all. */
  public record PublicationList(
      int page, int total, List<PublishedTenderQueries.PublishedTenderRow> tenders) {
    public PublicationList {
      tenders = List.copyOf(tenders);
    }
  }

  /**
   * A page of the published tenders.
   *
   * @param source network address of the person who asks
   * @param words what title, number, lots or items must contain; empty for all
   * @param state null for all
   * @param page from 1; one beyond the end is the last
   */
  public PublicationList list(String source, String words, @Nullable PublicState state, int page) {
    // Before the transaction: nobody waits for the count until all is read.
    throttle.require("publications", source, mostInAMinute);
    return transactions.executeRead(status -> list(words, state, page));
  }

  private PublicationList list(String words, @Nullable PublicState state, int page) {
    String wanted = words.strip();
    if (wanted.length() > LONGEST_SEARCH) {
      wanted = wanted.substring(0, LONGEST_SEARCH);
    }
    String in = state == null ? "" : state.name();
    int total = published.count(wanted, in);
    int last = Math.max(1, (total + PAGE_SIZE - 1) / PAGE_SIZE);
    int shown = Math.max(1, Math.min(page, last));
    return new PublicationList(
        shown, total, published.list(wanted, in, PAGE_SIZE, (long) (shown - 1) * PAGE_SIZE));
  }

  /**
   * The fifty tenders published last, the newest first.
   *
   * @param source network address of the person who asks
   * @param cpv of an item; none for all
   */
  List<PublishedTenderQueries.PublishedTenderRow> newest(String source, CpvCodes cpv) {
    throttle.require("publications", source, mostInAMinute);
    return transactions.executeRead(
        status -> published.listNewest(cpv.pattern(), EVER, NEVER, NEWEST));
  }

  /**
   * A published tender by its number.
   *
   * @param source network address of the person who asks
   * @throws Refusal.NotFound when there is none, or it is not published
   */
  public PublicNotice get(String source, String number) {
    throttle.require("publications", source, mostInAMinute);
    return transactions.executeRead(status -> published(number));
  }

  /**
   * The same for what the service publishes by itself, which nobody asked for.
   *
   * @throws Refusal.NotFound when there is none, or it is not published
   */
  @Transactional
  public PublicNotice ofEverybody(String number) {
    return published(number);
  }

  private PublicNotice published(String number) {
    PublishedTenderQueries.PublishedTenderHead head =
        published.find(number).orElseThrow(() -> new Refusal.NotFound("publication " + number));
    return notice(head, isPublic(head), false);
  }

  /**
   * The same with the awards that are recommended or decided and not in effect yet, for the files
   * of those who read the recommendation. What everybody may read never has them.
   *
   * @throws Refusal.NotFound when there is none, or it is not published
   */
  @Transactional
  public PublicNotice asRecommended(String number) {
    PublishedTenderQueries.PublishedTenderHead head =
        published.find(number).orElseThrow(() -> new Refusal.NotFound("publication " + number));
    return notice(head, isPublic(head), true);
  }

  /**
   * The whole dossier of a published tender, for those who may read it; where it is not open, of
   * suppliers only those invited.
   *
   * @throws Refusal.NotFound when it is not published, or not for this person
   */
  @Transactional
  public PublicNotice dossier(Actor actor, long tenderId) {
    PublicNotice notice = notice(publishedTo(actor, tenderId), true, false);
    return masks.isMaskedTo(tenderId, actor.personId()) ? notice.withoutBidders() : notice;
  }

  /**
   * The number of a published tender whose whole dossier the person may read.
   *
   * @throws Refusal.NotFound as {@link #dossier}
   */
  @Transactional
  public String requireDossier(Actor actor, long tenderId) {
    return publishedTo(actor, tenderId).number();
  }

  private PublishedTenderQueries.PublishedTenderHead publishedTo(Actor actor, long tenderId) {
    String number = visible.get(actor, tenderId).number();
    return published.find(number).orElseThrow(() -> new Refusal.NotFound("publication " + number));
  }

  private PublicNotice notice(
      PublishedTenderQueries.PublishedTenderHead head, boolean full, boolean pendingToo) {
    long id = head.id();
    List<TenderQueries.Rule> rules = queries.listRules(id);
    Map<String, Bilingual> texts = full ? dossiers.texts(id) : Map.of();
    List<PublishedTenderQueries.AwardRow> awards = published.listAwards(id, pendingToo);
    return new PublicNotice(
        head,
        lots(id, texts, full),
        full ? queries.listCriteria(id) : List.of(),
        rules,
        indices.find(id).orElse(null),
        TenderDates.of(head.deadlineAt(), rules),
        texts.get(DossierPart.DossierTextKind.CONDITIONS.name(0)),
        full ? documents.published(id) : List.of(),
        full ? AmendmentFile.published(amendments, id) : List.of(),
        full ? questions.listAnswered(id) : List.of(),
        procedures.findProcedure(id).orElse(null),
        procedures.listRequirements(id),
        full,
        published.listBidders(id),
        awards,
        published.listAwardItems(id, pendingToo),
        awards.isEmpty() ? List.of() : published.listUnawarded(id));
  }

  /**
   * A file of the dossier of a published tender.
   *
   * @param source network address of the person who asks
   * @throws Refusal.NotFound when there is no such file in force
   */
  public HttpResponse<StreamedFile> document(String source, String number, long editionId) {
    throttle.require("publications", source, mostInAMinute);
    PublishedTenderQueries.PublishedTenderHead head =
        published.find(number).orElseThrow(() -> new Refusal.NotFound("publication " + number));
    if (!isPublic(head)) {
      throw new Refusal.NotFound("document of publication " + number);
    }
    return documents.openPublished(head.id(), editionId);
  }

  /** Whether everybody may have the whole dossier: where it is open, or the opening is over. */
  private static boolean isPublic(PublishedTenderQueries.PublishedTenderHead head) {
    return head.procurementMethod().equals(ProcurementMethod.OPEN.code())
        || head.openedAt() != null;
  }

  private List<PublicNotice.LotNotice> lots(
      long tenderId, Map<String, Bilingual> texts, boolean full) {
    List<TenderQueries.LotItem> items = queries.listItems(tenderId);
    Map<Long, Specifications.Specification> specified =
        full
            ? specifications.of(
                items.stream().map(TenderQueries.LotItem::revisionId).distinct().toList())
            : Map.of();
    Map<Long, List<Requirement>> required = full ? requirements.byItem(tenderId) : Map.of();
    Map<Long, List<TenderQueries.LotItem>> byLot =
        items.stream().collect(Collectors.groupingBy(TenderQueries.LotItem::lotId));
    Map<Long, List<PublishedTenderQueries.DeliveryRow>> deliveries =
        published.listDeliveries(tenderId).stream()
            .collect(Collectors.groupingBy(PublishedTenderQueries.DeliveryRow::lotId));
    return queries.listToldLots(queries.getTender(tenderId)).stream()
        .map(
            l ->
                new PublicNotice.LotNotice(
                    l.id(),
                    l.number(),
                    l.title(),
                    l.status(),
                    byLot.getOrDefault(l.id(), List.of()).stream()
                        .map(
                            i ->
                                item(
                                    i,
                                    Optional.ofNullable(specified.get(i.revisionId())),
                                    required.getOrDefault(i.id(), List.of()),
                                    texts.get(DossierPart.DossierTextKind.ITEM_NOTE.name(i.id()))))
                        .toList(),
                    places(deliveries.getOrDefault(l.id(), List.of()))))
        .toList();
  }

  /** The deliveries of a lot, by place. */
  private static List<PublicNotice.PlaceNotice> places(
      List<PublishedTenderQueries.DeliveryRow> deliveries) {
    return deliveries.stream()
        .collect(
            Collectors.groupingBy(
                d -> List.<Object>of(d.stateCode(), d.city()),
                LinkedHashMap::new,
                Collectors.toList()))
        .values()
        .stream()
        .map(
            place ->
                new PublicNotice.PlaceNotice(
                    place.get(0).stateCode(),
                    place.get(0).state(),
                    place.get(0).city(),
                    place.stream()
                        .map(d -> new PublicNotice.PlaceQuantity(d.lotItemId(), d.quantity()))
                        .toList()))
        .toList();
  }

  private static PublicNotice.ItemNotice item(
      TenderQueries.LotItem i,
      Optional<Specifications.Specification> specification,
      List<Requirement> requirements,
      @Nullable Bilingual note) {
    return new PublicNotice.ItemNotice(
        i.id(),
        i.itemCode(),
        i.name(),
        i.categoryCode(),
        i.unitCode(),
        i.unit(),
        i.quantity(),
        i.free(),
        specification.orElseGet(Specifications.Specification::none),
        requirements,
        note);
  }
}
