package org.muwahhad.tender.publication;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Throttle;
import org.muwahhad.catalog.item.Specifications;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderDates;
import org.muwahhad.tender.TenderViews;
import org.muwahhad.tender.amendment.AmendmentFile;
import org.muwahhad.tender.amendment.AmendmentViews;
import org.muwahhad.tender.amendment.DossierPart;
import org.muwahhad.tender.amendment.Dossiers;
import org.muwahhad.tender.document.SeeDossierDocuments;
import org.muwahhad.tender.question.QuestionViews;

/**
 * Published tenders for everybody, without signing in.
 *
 * <p>Refused with {@code access.too-many-requests} when one network address asks too often.
 */
@Singleton
public class SeePublications {
  static final int PAGE_SIZE = 20;
  private static final int LONGEST_SEARCH = 200;
  private final PublishedTenders published;
  private final TenderViews views;
  private final Specifications specifications;
  private final QuestionViews questions;
  private final AmendmentViews amendments;
  private final Dossiers dossiers;
  private final SeeDossierDocuments documents;
  private final Throttle throttle;
  private final int mostInAMinute;

  SeePublications(
      PublishedTenders published,
      TenderViews views,
      Specifications specifications,
      QuestionViews questions,
      AmendmentViews amendments,
      Dossiers dossiers,
      SeeDossierDocuments documents,
      Throttle throttle,
      @Value("${muwahhad.publications-per-minute:120}") int mostInAMinute) {
    this.published = published;
    this.views = views;
    this.specifications = specifications;
    this.questions = questions;
    this.amendments = amendments;
    this.dossiers = dossiers;
    this.documents = documents;
    this.throttle = throttle;
    this.mostInAMinute = mostInAMinute;
  }

  /** A page of the list, and how many there are in all. */
  @Serdeable
  public record Listing(int page, int total, List<PublishedTenders.Row> tenders) {
    public Listing {
      tenders = List.copyOf(tenders);
    }
  }

  /**
   * A page of the published tenders.
   *
   * @param source network address of who asks
   * @param words what title, number, lots or items must contain; empty for all
   * @param state null for all
   * @param page from 1; one beyond the end is the last
   */
  @Transactional
  public Listing list(String source, String words, @Nullable PublicState state, int page) {
    throttle.require("publications", source, mostInAMinute);
    String wanted = words.strip();
    if (wanted.length() > LONGEST_SEARCH) {
      wanted = wanted.substring(0, LONGEST_SEARCH);
    }
    String in = state == null ? "" : state.name();
    int total = published.count(wanted, in);
    int last = Math.max(1, (total + PAGE_SIZE - 1) / PAGE_SIZE);
    int shown = Math.max(1, Math.min(page, last));
    return new Listing(
        shown, total, published.list(wanted, in, PAGE_SIZE, (long) (shown - 1) * PAGE_SIZE));
  }

  /**
   * A published tender by its number.
   *
   * @param source network address of who asks
   * @throws Refusal.NotFound when there is none, or it is not published
   */
  @Transactional
  public PublicNotice get(String source, String number) {
    throttle.require("publications", source, mostInAMinute);
    PublishedTenders.Head head =
        published.find(number).orElseThrow(() -> new Refusal.NotFound("publication " + number));
    long id = head.id();
    List<TenderViews.Rule> rules = views.listRules(id);
    Map<String, Bilingual> texts = dossiers.texts(id);
    return new PublicNotice(
        head,
        lots(id, texts),
        views.listCriteria(id),
        rules,
        TenderDates.of(head.deadlineAt(), rules),
        texts.get(DossierPart.Kind.CONDITIONS.name(0)),
        documents.published(id),
        AmendmentFile.published(amendments, id),
        questions.listAnswered(id),
        published.listBidders(id),
        published.listAwards(id));
  }

  /**
   * A file of the dossier of a published tender.
   *
   * @param source network address of who asks
   * @throws Refusal.NotFound when there is no such file in force
   */
  public HttpResponse<StreamedFile> document(String source, String number, long editionId) {
    throttle.require("publications", source, mostInAMinute);
    PublishedTenders.Head head =
        published.find(number).orElseThrow(() -> new Refusal.NotFound("publication " + number));
    return documents.openPublished(head.id(), editionId);
  }

  private List<PublicNotice.LotNotice> lots(long tenderId, Map<String, Bilingual> texts) {
    List<TenderViews.LotItem> items = views.listItems(tenderId);
    Map<Long, Specifications.Specification> specified =
        specifications.of(items.stream().map(TenderViews.LotItem::revisionId).distinct().toList());
    Map<Long, List<TenderViews.LotItem>> byLot =
        items.stream().collect(Collectors.groupingBy(TenderViews.LotItem::lotId));
    return views.listLots(tenderId).stream()
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
                                    texts.get(DossierPart.Kind.ITEM_NOTE.name(i.id()))))
                        .toList()))
        .toList();
  }

  private static PublicNotice.ItemNotice item(
      TenderViews.LotItem i,
      Optional<Specifications.Specification> specification,
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
        note);
  }
}
