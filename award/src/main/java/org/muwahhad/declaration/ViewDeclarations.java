package org.muwahhad.declaration;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.BidGate;
import org.muwahhad.bid.Bids;
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
  private final DeclarationRules rules;
  private final EvaluationAccess access;

  ViewDeclarations(
      BidGate gate,
      DeclarationQueries queries,
      TenderQueries tenders,
      DeclarationRules rules,
      EvaluationAccess access) {
    this.gate = gate;
    this.queries = queries;
    this.tenders = tenders;
    this.rules = rules;
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
   * @param questions those about the items that it offers, or all while its prices are sealed
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
        answered(
            queries.listQuestions(),
            answersOf(inForce),
            versions.size() > 1 ? answersOf(versions.get(1)) : null));
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
    List<DeclarationQueries.DeclarationQuestion> asked = rules.listAsked(tenderId, bidder.id());
    List<DeclarationQueries.DeclarationAnswer> answers = answersOf(inForce.orElse(null));
    return new BidDeclarationView(
        tenderId,
        tenders.getTender(tenderId).number(),
        inForce.orElse(null),
        answered(
            asked,
            answers,
            confirmed.map(c -> queries.listAnswers(c.declarationId())).orElse(null)),
        confirmed.map(DeclarationQueries.ConfirmedBid::number).orElse(0),
        inForce.isPresent() && DeclarationRules.isComplete(asked, answers));
  }

  /**
   * What the bidders of a tender confirmed.
   *
   * @throws Refusal.NotPermitted to those who do not read its examination, or not yet
   */
  @Transactional
  public TenderDeclarationsView ofTender(Actor actor, long tenderId) {
    TenderQueries.Tender tender = access.requireReader(actor, tenderId);
    List<DeclarationQueries.ConfirmedBid> bids = queries.listOpened(tenderId);
    List<Long> confirmed =
        bids.stream()
            .filter(b -> b.number() > 0)
            .map(DeclarationQueries.ConfirmedBid::declarationId)
            .toList();
    Map<Long, DeclarationQueries.SignedDeclaration> versions =
        queries.listByIds(confirmed).stream()
            .collect(toMap(DeclarationQueries.SignedDeclaration::id, Function.identity()));
    Map<Long, List<DeclarationQueries.DeclarationAnswer>> answers =
        queries.listAnswersOf(confirmed).stream()
            .collect(groupingBy(DeclarationQueries.DeclarationAnswer::declarationId));
    List<Long> bidIds = bids.stream().map(DeclarationQueries.ConfirmedBid::bidId).toList();
    Map<Long, Set<String>> offered =
        queries.listOffered(bidIds).stream()
            .collect(
                groupingBy(
                    DeclarationQueries.OfferedCategory::bidId,
                    mapping(DeclarationQueries.OfferedCategory::categoryCode, toSet())));
    // A bid whose prices are still sealed may offer any of the items.
    Set<String> ofTender = Set.copyOf(queries.listCategories(tenderId));
    List<DeclarationQueries.DeclarationQuestion> all = queries.listQuestions();
    return new TenderDeclarationsView(
        tenderId,
        tender.number(),
        bids.stream()
            .map(
                bid ->
                    confirmed(
                        bid,
                        versions.get(bid.declarationId()),
                        answered(
                            DeclarationRules.about(
                                offered.getOrDefault(bid.bidId(), ofTender), all),
                            answers.getOrDefault(bid.declarationId(), List.of()),
                            null)))
            .toList());
  }

  private static ConfirmedDeclarationView confirmed(
      DeclarationQueries.ConfirmedBid bid,
      DeclarationQueries.@Nullable SignedDeclaration version,
      List<AnsweredQuestionView> questions) {
    return version == null
        ? new ConfirmedDeclarationView(bid, null, List.of(), 0)
        : new ConfirmedDeclarationView(
            bid,
            version,
            questions,
            questions.stream().filter(AnsweredQuestionView::isRaised).count());
  }

  private List<DeclarationQueries.DeclarationAnswer> answersOf(
      DeclarationQueries.@Nullable SignedDeclaration version) {
    return version == null ? List.of() : queries.listAnswers(version.id());
  }

  /**
   * Questions with their answers.
   *
   * @param before the answers that they are compared with; null where they are not
   */
  private static List<AnsweredQuestionView> answered(
      List<DeclarationQueries.DeclarationQuestion> asked,
      List<DeclarationQueries.DeclarationAnswer> answers,
      @Nullable List<DeclarationQueries.DeclarationAnswer> before) {
    Map<String, DeclarationQueries.DeclarationAnswer> now = byQuestion(answers);
    Map<String, DeclarationQueries.DeclarationAnswer> then =
        before == null ? Map.of() : byQuestion(before);
    return asked.stream()
        .map(
            q -> {
              DeclarationQueries.DeclarationAnswer answer = now.get(q.code());
              return new AnsweredQuestionView(
                  q,
                  answer == null ? null : answer.answer(),
                  answer == null ? "" : answer.explanation(),
                  before != null && !isSame(answer, then.get(q.code())));
            })
        .toList();
  }

  private static Map<String, DeclarationQueries.DeclarationAnswer> byQuestion(
      List<DeclarationQueries.DeclarationAnswer> answers) {
    return answers.stream()
        .collect(toMap(DeclarationQueries.DeclarationAnswer::questionCode, Function.identity()));
  }

  private static boolean isSame(
      DeclarationQueries.@Nullable DeclarationAnswer answer,
      DeclarationQueries.@Nullable DeclarationAnswer old) {
    if (answer == null || old == null) {
      return answer == null && old == null;
    }
    return answer.answer() == old.answer() && answer.explanation().equals(old.explanation());
  }
}
