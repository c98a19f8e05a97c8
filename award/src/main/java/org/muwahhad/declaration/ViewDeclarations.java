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
  private final Declarations declarations;
  private final TenderQueries tenders;
  private final BidDrafts drafts;
  private final EvaluationAccess access;

  ViewDeclarations(
      BidGate gate,
      Declarations declarations,
      TenderQueries tenders,
      BidDrafts drafts,
      EvaluationAccess access) {
    this.gate = gate;
    this.declarations = declarations;
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
      Declarations.DeclarationQuestion question,
      Declarations.@Nullable YesOrNo answer,
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
      Declarations.@Nullable SignedDeclaration inForce,
      List<Declarations.SignedDeclaration> versions,
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
      Declarations.@Nullable SignedDeclaration inForce,
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
      Declarations.ConfirmedBid bid,
      Declarations.@Nullable SignedDeclaration version,
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
    List<Declarations.SignedDeclaration> versions = declarations.listVersions(supplierId);
    Declarations.SignedDeclaration inForce = versions.isEmpty() ? null : versions.get(0);
    return new OwnDeclarationView(
        inForce,
        versions,
        questions(
            declarations.listQuestions(), inForce, versions.size() > 1 ? versions.get(1) : null));
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
    Optional<Declarations.SignedDeclaration> inForce = declarations.findInForce(bidder.id());
    Optional<Declarations.ConfirmedBid> confirmed =
        declarations.findConfirmed(tenderId, bidder.id()).filter(c -> c.number() > 0);
    List<String> categories = categoriesOf(tenderId, bidder.id());
    List<AnsweredQuestionView> asked =
        questions(
            declarations.listQuestions().stream().filter(q -> q.isFor(categories)).toList(),
            inForce.orElse(null),
            confirmed.flatMap(c -> declarations.find(c.declarationId())).orElse(null));
    return new BidDeclarationView(
        tenderId,
        tenders.getTender(tenderId).number(),
        inForce.orElse(null),
        asked,
        confirmed.map(Declarations.ConfirmedBid::number).orElse(0),
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
    List<Declarations.DeclarationQuestion> all = declarations.listQuestions();
    return new TenderDeclarationsView(
        tenderId,
        tender.number(),
        declarations.listOpened(tenderId).stream().map(bid -> confirmed(bid, all)).toList());
  }

  private ConfirmedDeclarationView confirmed(
      Declarations.ConfirmedBid bid, List<Declarations.DeclarationQuestion> all) {
    Declarations.SignedDeclaration version = declarations.find(bid.declarationId()).orElse(null);
    List<String> offered = declarations.listOffered(bid.bidId());
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
        ? declarations.listCategories(tenderId)
        : tenders.listItems(tenderId).stream()
            .filter(i -> priced.contains(i.id()))
            .map(TenderQueries.LotItem::categoryCode)
            .distinct()
            .toList();
  }

  /** The questions about the items of a bid, with the answers of a version. */
  List<AnsweredQuestionView> answered(
      Declarations.SignedDeclaration version, List<String> categories) {
    return questions(
        declarations.listQuestions().stream().filter(q -> q.isFor(categories)).toList(),
        version,
        null);
  }

  private List<AnsweredQuestionView> questions(
      List<Declarations.DeclarationQuestion> asked,
      Declarations.@Nullable SignedDeclaration version,
      Declarations.@Nullable SignedDeclaration before) {
    Map<String, Declarations.DeclarationAnswer> now = answers(version);
    Map<String, Declarations.DeclarationAnswer> then = answers(before);
    return asked.stream()
        .map(
            q -> {
              Declarations.DeclarationAnswer answer = now.get(q.code());
              Declarations.DeclarationAnswer old = then.get(q.code());
              return new AnsweredQuestionView(
                  q,
                  answer == null ? null : answer.answer(),
                  answer == null ? "" : answer.explanation(),
                  before != null && !isSame(answer, old));
            })
        .toList();
  }

  private static boolean isSame(
      Declarations.@Nullable DeclarationAnswer answer,
      Declarations.@Nullable DeclarationAnswer old) {
    if (answer == null || old == null) {
      return answer == null && old == null;
    }
    return answer.answer() == old.answer() && answer.explanation().equals(old.explanation());
  }

  private Map<String, Declarations.DeclarationAnswer> answers(
      Declarations.@Nullable SignedDeclaration version) {
    return version == null
        ? Map.of()
        : declarations.listAnswers(version.id()).stream()
            .collect(
                Collectors.toMap(
                    Declarations.DeclarationAnswer::questionCode, Function.identity()));
  }
}
