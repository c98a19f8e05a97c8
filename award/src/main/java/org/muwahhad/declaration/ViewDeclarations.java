package org.muwahhad.declaration;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.BidGate;
import org.muwahhad.bid.Bids;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.room.BidDrafts;
import org.muwahhad.evaluation.EvaluationAccess;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderQueries;

/**
 * A supplier reads its own declaration, and for a tender only the questions about the items of its
 * bid. After the opening those who read the examination see what the bidders confirmed.
 */
@Singleton
public class ViewDeclarations {
  private final BidGate gate;
  private final DeclarationQueries queries;
  private final TenderQueries tenders;
  private final BidDrafts drafts;
  private final EvaluationAccess access;

  ViewDeclarations(
      BidGate gate,
      DeclarationQueries queries,
      TenderQueries tenders,
      BidDrafts drafts,
      EvaluationAccess access) {
    this.gate = gate;
    this.queries = queries;
    this.tenders = tenders;
    this.drafts = drafts;
    this.access = access;
  }

  /**
   * A question with its answer.
   *
   * @param answer null without
   * @param explanation may be empty
   * @param changed whether the version before, or the one confirmed, says otherwise
   */
  public record AnsweredQuestionView(
      DeclarationQueries.DeclarationQuestion question,
      DeclarationQueries.@Nullable YesOrNo answer,
      String explanation,
      boolean changed) {
    /** Whether the answer is one that needs an explanation. */
    public boolean isRaised() {
      return answer != null && answer != question.clears();
    }
  }

  /**
   * One's own declaration.
   *
   * @param inForce null before the first signature
   * @param versions the newest first
   */
  public record OwnDeclarationView(
      DeclarationQueries.@Nullable SignedDeclaration inForce,
      List<DeclarationQueries.SignedDeclaration> versions,
      List<AnsweredQuestionView> questions) {}

  /**
   * One's own declaration for a tender.
   *
   * @param questions those about the items of the bid
   * @param confirmed number of the version confirmed last; 0 without
   * @param mayConfirm whether every question has an answer
   */
  public record BidDeclarationView(
      long tenderId,
      String tenderNumber,
      DeclarationQueries.@Nullable SignedDeclaration inForce,
      List<AnsweredQuestionView> questions,
      int confirmed,
      boolean mayConfirm) {}

  /**
   * What a bidder confirmed.
   *
   * @param version null where it did not confirm a version
   * @param questions those about the items that it offers
   * @param raised how many answers need an explanation
   */
  public record ConfirmedDeclarationView(
      DeclarationQueries.ConfirmedBid bid,
      DeclarationQueries.@Nullable SignedDeclaration version,
      List<AnsweredQuestionView> questions,
      long raised) {}

  /** The declarations of all opened bids. */
  public record TenderDeclarationsView(
      long tenderId, String tenderNumber, List<ConfirmedDeclarationView> bids) {}

  /**
   * The supplier's own.
   *
   * @throws Refusal.NotPermitted when not a bidder
   */
  @Transactional
  public OwnDeclarationView own(Actor actor) {
    long supplierId = gate.supplierOf(actor);
    List<DeclarationQueries.SignedDeclaration> versions = queries.listVersions(supplierId);
    DeclarationQueries.SignedDeclaration inForce = versions.isEmpty() ? null : versions.get(0);
    return new OwnDeclarationView(
        inForce,
        versions,
        questions(queries.listQuestions(), inForce, versions.size() > 1 ? versions.get(1) : null));
  }

  /**
   * The supplier's own for a tender.
   *
   * @throws Refusal.NotPermitted as the bid room refuses
   */
  @Transactional
  public BidDeclarationView ofBid(Actor actor, long tenderId) {
    Bids.Bidder bidder = gate.requireBidder(actor);
    gate.enter(tenderId);
    gate.requireInvited(tenderId, bidder.id());
    Optional<DeclarationQueries.SignedDeclaration> inForce = queries.findInForce(bidder.id());
    Optional<DeclarationQueries.ConfirmedBid> confirmed =
        queries.findConfirmed(tenderId, bidder.id()).filter(c -> c.number() > 0);
    List<String> categories = categoriesOf(tenderId, bidder.id());
    List<AnsweredQuestionView> asked =
        questions(
            queries.listQuestions().stream().filter(q -> q.isFor(categories)).toList(),
            inForce.orElse(null),
            confirmed.flatMap(c -> queries.find(c.declarationId())).orElse(null));
    return new BidDeclarationView(
        tenderId,
        tenders.getTender(tenderId).number(),
        inForce.orElse(null),
        asked,
        confirmed.map(DeclarationQueries.ConfirmedBid::number).orElse(0),
        inForce.isPresent() && asked.stream().noneMatch(q -> q.answer() == null));
  }

  /**
   * What the bidders of a tender confirmed.
   *
   * @throws Refusal.NotPermitted to those who do not read its examination, or not yet
   */
  @Transactional
  public TenderDeclarationsView ofTender(Actor actor, long tenderId) {
    TenderQueries.Tender tender = access.requireReader(actor, tenderId);
    List<DeclarationQueries.DeclarationQuestion> all = queries.listQuestions();
    return new TenderDeclarationsView(
        tenderId,
        tender.number(),
        queries.listOpened(tenderId).stream().map(bid -> confirmed(bid, all)).toList());
  }

  private ConfirmedDeclarationView confirmed(
      DeclarationQueries.ConfirmedBid bid, List<DeclarationQueries.DeclarationQuestion> all) {
    DeclarationQueries.SignedDeclaration version = queries.find(bid.declarationId()).orElse(null);
    List<String> offered = queries.listOffered(bid.bidId());
    List<AnsweredQuestionView> questions =
        version == null
            ? List.of()
            : questions(all.stream().filter(q -> q.isFor(offered)).toList(), version, null);
    return new ConfirmedDeclarationView(
        bid, version, questions, questions.stream().filter(AnsweredQuestionView::isRaised).count());
  }

  /** The CPV codes of the items that the draft of a bid prices; of all items without a draft. */
  List<String> categoriesOf(long tenderId, long supplierId) {
    Set<Long> priced =
        drafts
            .find(tenderId, supplierId)
            .map(
                d ->
                    d.offer().prices().stream()
                        .map(Offer.Price::lotItemId)
                        .collect(Collectors.toSet()))
            .orElseGet(Set::of);
    return priced.isEmpty()
        ? queries.listCategories(tenderId)
        : tenders.listItems(tenderId).stream()
            .filter(i -> priced.contains(i.id()))
            .map(TenderQueries.LotItem::categoryCode)
            .distinct()
            .toList();
  }

  /** The questions about the items of a bid, with the answers of a version. */
  List<AnsweredQuestionView> answered(
      DeclarationQueries.SignedDeclaration version, List<String> categories) {
    return questions(
        queries.listQuestions().stream().filter(q -> q.isFor(categories)).toList(), version, null);
  }

  private List<AnsweredQuestionView> questions(
      List<DeclarationQueries.DeclarationQuestion> asked,
      DeclarationQueries.@Nullable SignedDeclaration version,
      DeclarationQueries.@Nullable SignedDeclaration before) {
    Map<String, DeclarationQueries.DeclarationAnswer> now = answers(version);
    Map<String, DeclarationQueries.DeclarationAnswer> then = answers(before);
    return asked.stream()
        .map(
            q -> {
              DeclarationQueries.DeclarationAnswer answer = now.get(q.code());
              DeclarationQueries.DeclarationAnswer old = then.get(q.code());
              return new AnsweredQuestionView(
                  q,
                  answer == null ? null : answer.answer(),
                  answer == null ? "" : answer.explanation(),
                  before != null && !isSame(answer, old));
            })
        .toList();
  }

  private static boolean isSame(
      DeclarationQueries.@Nullable DeclarationAnswer answer,
      DeclarationQueries.@Nullable DeclarationAnswer old) {
    if (answer == null || old == null) {
      return answer == null && old == null;
    }
    return answer.answer() == old.answer() && answer.explanation().equals(old.explanation());
  }

  private Map<String, DeclarationQueries.DeclarationAnswer> answers(
      DeclarationQueries.@Nullable SignedDeclaration version) {
    return version == null
        ? Map.of()
        : queries.listAnswers(version.id()).stream()
            .collect(
                Collectors.toMap(
                    DeclarationQueries.DeclarationAnswer::questionCode, Function.identity()));
  }
}
