package org.muwahhad.complaint;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.types.files.StreamedFile;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.ComputedDeadline;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderRule;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.upload.ServeFile;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;

/**
 * Complaints as far as a person may read them: a bidder its own, central buyers and auditors all,
 * members of the review body those of tenders in which they had no part. What is drafted and voted
 * stays with the review body until it is decided.
 */
@Singleton
public class ViewComplaints {
  private final ComplaintQueries queries;
  private final Complaints complaints;

  /** Where evidence lies in the object store. */
  static final String FOLDER = "complaints";

  private final Reviewers reviewers;
  private final TenderQueries tenders;
  private final ServeFile serveFile;
  private final DatabaseClock clock;

  ViewComplaints(
      ComplaintQueries queries,
      Complaints complaints,
      Reviewers reviewers,
      TenderQueries tenders,
      ServeFile serveFile,
      DatabaseClock clock) {
    this.queries = queries;
    this.complaints = complaints;
    this.reviewers = reviewers;
    this.tenders = tenders;
    this.serveFile = serveFile;
    this.clock = clock;
  }

  /** A draft with what it means for each lot and, once closed, its votes. */
  public record Decision(
      ComplaintQueries.Draft draft,
      List<ComplaintQueries.Ruling> rulings,
      List<ComplaintQueries.Vote> votes) {
    /** How many voted for it, of those whose votes count. */
    public long inFavour() {
      return votes.stream().filter(v -> v.inFavour() && !v.setAside()).count();
    }

    /** How many voted against it, of those whose votes count. */
    public long against() {
      return votes.stream().filter(v -> !v.inFavour() && !v.setAside()).count();
    }
  }

  /**
   * The file of a complaint.
   *
   * @param winners the winners complained of; several of a lot that was divided
   * @param decisions for the review body and auditors every draft, for the parties the one adopted
   * @param mayAnswer whether the reader may give the answer of the procuring body now
   * @param mayReply whether it is the reader's own, and the time to reply to the answer runs
   * @param mayAdd whether the reader may add evidence now
   * @param mayWithdraw whether it is the reader's own and not decided
   * @param mayDraft whether the reader may draft the decision now
   * @param mayVote whether the reader may vote on the open draft
   * @param mayClose whether the reader may record the outcome of the vote
   * @param overtaken whether a lot has ended that the open draft would send back to the panel, so
   *     that it cannot be adopted and another may be written
   * @param left whether the writer of the open draft declared a conflict of interest, with the same
   *     consequence
   * @param mayStepAside whether the reader judges it and may declare a conflict of interest
   * @param answerComputed how the time to answer is counted; null where no rule says
   * @param replyComputed how the time to reply is counted; null before the answer
   * @param decisionComputed how the time to decide is counted; null where no rule says
   */
  public record ComplaintView(
      ComplaintQueries.Complaint complaint,
      List<ComplaintQueries.NamedLot> lots,
      List<ComplaintQueries.Winner> winners,
      List<ComplaintQueries.Paper> papers,
      List<Decision> decisions,
      boolean mayAnswer,
      boolean mayReply,
      boolean mayAdd,
      boolean mayWithdraw,
      boolean mayDraft,
      boolean mayVote,
      boolean mayClose,
      boolean overtaken,
      boolean left,
      boolean mayStepAside,
      @Nullable ComputedDeadline answerComputed,
      @Nullable ComputedDeadline replyComputed,
      @Nullable ComputedDeadline decisionComputed) {
    /** The winners complained of in a lot. */
    public List<ComplaintQueries.Winner> winnersOf(long lotId) {
      return winners.stream().filter(w -> w.lotId() == lotId).toList();
    }

    /** The draft that is voted on, or null. */
    public @Nullable Decision open() {
      return decisions.stream().filter(d -> d.draft().isOpen()).findFirst().orElse(null);
    }
  }

  /** A lot that may be complained of. */
  public record OpenLot(long id, int number, Bilingual title) {}

  /**
   * What a bidder may complain of in a tender, and until when.
   *
   * @param computed how the end of the standstill, until which it may, is counted; null outside it
   */
  public record Opening(
      TenderQueries.Tender tender, List<OpenLot> lots, @Nullable ComputedDeadline computed) {}

  /** A page of the complaints that the person may read. */
  @Transactional
  public ListPage<ComplaintQueries.Complaint> list(Actor actor, ListChoice choice) {
    if (actor.is(Role.BIDDER)) {
      return list(actor.require(Role.BIDDER).supplier(), 0, choice);
    }
    actor.require(Role.CENTRAL_BUYER, Role.AUDITOR, Role.REVIEW_MEMBER);
    boolean all = actor.isAnyOf(Role.CENTRAL_BUYER, Role.AUDITOR);
    return list(0, all ? 0 : actor.personId(), choice);
  }

  /** Those that are neither decided nor withdrawn and that the person may read. */
  @Transactional
  public List<ComplaintQueries.Complaint> listLiving(Actor actor) {
    return queries.listLiving().stream().filter(c -> mayRead(actor, c)).toList();
  }

  private ListPage<ComplaintQueries.Complaint> list(
      long supplierId, long judgeId, ListChoice choice) {
    return new ListPage<>(
        queries.listPage(
            supplierId,
            judgeId,
            choice.like(),
            choice.filter(),
            choice.sort(),
            ListChoice.SIZE,
            choice.offset()),
        queries.count(supplierId, judgeId, choice.like(), choice.filter()),
        choice);
  }

  /**
   * The lots a bidder may complain of.
   *
   * @throws Refusal.NotPermitted to everybody whose bid was not opened in the tender
   */
  @Transactional
  public Opening opening(Actor actor, long tenderId) {
    long supplier = actor.require(Role.BIDDER).supplier();
    TenderQueries.Tender tender = tenders.getTender(tenderId);
    long bid =
        complaints
            .findBid(tenderId, supplier)
            .orElseThrow(() -> new Refusal.NotPermitted("complaint.no-bid"));
    if (tender.status() != TenderStatus.STANDSTILL) {
      return new Opening(tender.asTold(), List.of(), null);
    }
    List<Long> complainedOf = complaints.listComplainedOf(bid);
    List<Long> bidFor = complaints.listBidFor(tenderId, bid);
    return new Opening(
        tender,
        complaints.listOpenLots(tenderId, bid).stream()
            .filter(l -> bidFor.contains(l.id()) && !complainedOf.contains(l.id()))
            .map(l -> new OpenLot(l.id(), l.number(), l.title()))
            .toList(),
        tenders.findStandstill(tender).orElse(null));
  }

  @Transactional
  public ComplaintView get(Actor actor, long id) {
    ComplaintQueries.Complaint complaint = require(actor, id);
    boolean judge = reviewers.mayJudge(actor, complaint.tenderId());
    boolean buyer = actor.is(Role.CENTRAL_BUYER);
    boolean living = complaint.status().isLiving();
    List<Decision> decisions = decisions(id, judge || actor.is(Role.AUDITOR));
    boolean open = decisions.stream().anyMatch(d -> d.draft().isOpen());
    boolean overtaken = open && complaints.countOvertaken(id) > 0;
    boolean left = open && complaints.countLeft(id) > 0;
    boolean votable = open && !overtaken && !left;
    return new ComplaintView(
        complaint,
        queries.listLots(id),
        queries.listWinners(id),
        queries.listPapers(id),
        decisions,
        buyer && complaint.status() == ComplaintStatus.FILED,
        actor.is(Role.BIDDER) && isReplyDue(complaint),
        living && (buyer || actor.is(Role.BIDDER)),
        living && actor.is(Role.BIDDER),
        judge && living && !votable,
        judge && votable && queries.countOwnVotes(id, actor.personId()) == 0,
        judge && votable,
        judge && overtaken,
        judge && left,
        judge && living,
        computed(complaint, TenderRule.COMPLAINT_ANSWER_DAYS),
        replyComputed(complaint),
        computed(complaint, TenderRule.COMPLAINT_DECISION_DAYS));
  }

  /**
   * A complaint of which the reader may record the outcome of the vote.
   *
   * @throws Refusal.NotPermitted with {@code complaint.not-independent} to everybody who does not
   *     judge it; {@link Refusal.RuleBroken} with {@code complaint.no-vote-open} when no draft is
   *     voted on
   */
  @Transactional
  public ComplaintView requireVotable(Actor actor, long id) {
    ComplaintView file = get(actor, id);
    reviewers.require(actor, file.complaint().tenderId());
    if (!file.mayClose()) {
      throw new Refusal.RuleBroken("complaint.no-vote-open");
    }
    return file;
  }

  private boolean isReplyDue(ComplaintQueries.Complaint complaint) {
    Instant until = complaint.replyUntil();
    return complaint.status() == ComplaintStatus.ANSWERED
        && complaint.reply() == null
        && until != null
        && clock.now().isBefore(until);
  }

  private @Nullable ComputedDeadline replyComputed(ComplaintQueries.Complaint complaint) {
    Instant answeredAt = complaint.answeredAt();
    return answeredAt == null
        ? null
        : tenders
            .findRuleOrDefault(complaint.tenderId(), TenderRule.COMPLAINT_REPLY_DAYS.code())
            .map(r -> ComputedDeadline.reply(r, answeredAt))
            .orElse(null);
  }

  private @Nullable ComputedDeadline computed(
      ComplaintQueries.Complaint complaint, TenderRule rule) {
    return tenders
        .findRuleOrDefault(complaint.tenderId(), rule.code())
        .map(r -> ComputedDeadline.complaint(r, complaint.filedAt()))
        .orElse(null);
  }

  private List<Decision> decisions(long id, boolean drafts) {
    List<ComplaintQueries.Ruling> rulings = queries.listRulings(id);
    List<ComplaintQueries.Vote> votes = drafts ? queries.listVotes(id) : List.of();
    return queries.listDrafts(id).stream()
        .filter(d -> drafts || d.isAdopted())
        .map(
            d ->
                new Decision(
                    d,
                    rulings.stream().filter(r -> r.draftId() == d.id()).toList(),
                    votes.stream().filter(v -> v.draftId() == d.id()).toList()))
        .toList();
  }

  /** Evidence of a case the person may read, as a download. */
  @Transactional
  public HttpResponse<StreamedFile> paper(Actor actor, long id, long paperId) {
    require(actor, id);
    ComplaintQueries.Paper paper =
        queries.listPapers(id).stream()
            .filter(p -> p.id() == paperId)
            .findFirst()
            .orElseThrow(() -> new Refusal.NotFound("paper " + paperId));
    String type = paper.contentType();
    return serveFile.run(
        FOLDER + "/" + paper.sha256(),
        paper.sha256(),
        "evidence-" + paperId + "." + type.replaceFirst("^.*/", ""),
        type);
  }

  private ComplaintQueries.Complaint require(Actor actor, long id) {
    return queries
        .find(id)
        .filter(c -> mayRead(actor, c))
        .orElseThrow(() -> new Refusal.NotFound("complaint " + id));
  }

  private boolean mayRead(Actor actor, ComplaintQueries.Complaint complaint) {
    if (actor.is(Role.BIDDER)) {
      return actor.require(Role.BIDDER).supplier() == complaint.supplierId();
    }
    return actor.isAnyOf(Role.CENTRAL_BUYER, Role.AUDITOR)
        || reviewers.mayJudge(actor, complaint.tenderId());
  }
}
