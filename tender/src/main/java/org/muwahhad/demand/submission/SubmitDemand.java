package org.muwahhad.demand.submission;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.demand.DemandEntry.DemandReceived;
import org.muwahhad.demand.round.SubmissionStatus;
import org.muwahhad.shared.CanonicalText;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.KeyedRequest;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RequestContents;
import org.muwahhad.shared.Sha256;
import org.muwahhad.web.Texts;

/**
 * An officer of the entity submits its demand, and gets a receipt with the time by the database's
 * clock and the SHA-256 of what was received. The same request key with the same content gives the
 * same receipt, so that a request whose answer was lost can be sent again. Publishes {@link
 * DemandSubmitted}.
 *
 * <p>Refused with {@code demand.not-editable} once it was sent, {@code demand.round-not-open}
 * before the round opens, {@code demand.round-closed} from its closing time on (which is told with
 * the time of arrival), {@code demand.endorsement-over} for a returned one after the time for
 * endorsement, {@code demand.no-lines}, {@code demand.draft-pending} when the form holds text that
 * was not saved as lines, {@code demand.amendment-unchanged} when an amendment says what the
 * version in force says, {@code demand.over-ceiling} above a hard budget ceiling, a conflict when
 * it is no longer the version the officer saw, {@code shared.sent-otherwise} when the request key
 * was used for other lines or another version, and as invalid input with paths such as {@code
 * lines[3].quantity}. Anyone who submits makes the declaration that is kept with the receipt.
 *
 * <p>Faults in the input have the codes {@code demand.revision-outdated}, {@code
 * demand.standard-unanswered} and {@code demand.too-many-lines}.
 */
@Singleton
public class SubmitDemand {
  /** What everyone who submits declares; kept with the receipt in both languages. */
  static final String DECLARATION = "demand.declaration";

  private final Submissions submissions;
  private final DemandLines demandLines;
  private final SubmissionQueries queries;
  private final ReviewDemand review;
  private final LineCheck lineCheck;
  private final DemandDrafts drafts;
  private final RequestContents requests;
  private final AuditLog audit;
  private final DemandAmendments amendments;
  private final ApplicationEventPublisher<DemandSubmitted> events;
  private final ApplicationEventPublisher<DemandAmended> amended;

  SubmitDemand(
      Submissions submissions,
      DemandLines demandLines,
      SubmissionQueries queries,
      ReviewDemand review,
      LineCheck lineCheck,
      DemandDrafts drafts,
      RequestContents requests,
      AuditLog audit,
      DemandAmendments amendments,
      ApplicationEventPublisher<DemandSubmitted> events,
      ApplicationEventPublisher<DemandAmended> amended) {
    this.amendments = amendments;
    this.amended = amended;
    this.events = events;
    this.submissions = submissions;
    this.demandLines = demandLines;
    this.queries = queries;
    this.review = review;
    this.lineCheck = lineCheck;
    this.drafts = drafts;
    this.requests = requests;
    this.audit = audit;
  }

  /**
   * What is to be submitted.
   *
   * @param requestKey chosen by the sender, new for each new submit
   * @param version the version of the draft that the officer saw; none takes what stands
   * @param lines all lines, replacing those of the draft; none submits the draft as it stands
   */
  public record DemandSubmission(
      @Nullable String requestKey, @Nullable Integer version, @Nullable List<LineInput> lines) {}

  @Transactional
  public Receipt run(Actor actor, long submissionId, DemandSubmission request) {
    Submissions.SubmissionState submission = submissions.getLocked(actor, submissionId);
    actor.requireOfficerOf(submission.entityId());
    String key = key(request);
    Optional<Receipt> given =
        submission.receiptCount() == 0 ? Optional.empty() : queries.findReceipt(submissionId, key);
    KeyedRequest sent = KeyedRequest.of("submission:" + submissionId, key, request);
    if (given.isPresent()) {
      requests.requireSame(sent);
      return given.get();
    }
    submission.requireEditable();
    if (request.version() != null && request.version() != submission.version()) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    List<LineCheck.CheckedLine> lines = lines(actor, submission, request);
    if (submission.amending()) {
      requireChange(submission, lines);
    }

    Submissions.SubmissionState open = submission.amending() ? reopen(submission) : submission;
    if (request.lines() != null || submission.amending()) {
      replace(open, lines);
    }
    if (submissions.moveInWindow(open, SubmissionStatus.SubmissionEvent.SUBMIT) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    Receipt receipt = keep(actor, open, key, lines);
    requests.keep(sent);
    tell(actor, submission, receipt, lines.size());
    return receipt;
  }

  private void tell(
      Actor actor, Submissions.SubmissionState submission, Receipt receipt, int lines) {
    audit.record(
        actor,
        new DemandReceived(submission.id(), receipt.receiptNumber(), receipt.sha256(), lines));
    events.publishEvent(
        new DemandSubmitted(
            submission.id(),
            receipt.number(),
            receipt.receiptNumber(),
            submission.roundName(),
            submission.entityName()));
    if (submission.amending()) {
      boolean wasEndorsed = submission.status() == SubmissionStatus.ENDORSED;
      amended.publishEvent(
          new DemandAmended(submission.id(), receipt.receiptNumber(), wasEndorsed));
    }
  }

  /** The version in force, endorsed perhaps, does not give way to one that says the same. */
  private void requireChange(
      Submissions.SubmissionState submission, List<LineCheck.CheckedLine> lines) {
    int inForce = submission.receiptCount();
    String same = Sha256.of(CanonicalText.of(DemandContent.of(submission, inForce, lines)));
    if (submissions.findHash(submission.id(), inForce).filter(same::equals).isPresent()) {
      throw new Refusal.RuleBroken("demand.amendment-unchanged");
    }
  }

  /**
   * Opens what was submitted, so that everything the database asks of a submission is asked of the
   * amendment: until this transaction ends others see the version in force, and if it fails that
   * version stays.
   */
  private Submissions.SubmissionState reopen(Submissions.SubmissionState submission) {
    if (submissions.reopenInWindow(submission) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    amendments.delete(submission.id());
    return submissions.getLocked(submission.id());
  }

  private static String key(DemandSubmission request) {
    String key = request.requestKey() == null ? "" : request.requestKey().strip();
    new Faults().requestKey(key).throwIfAny();
    return key;
  }

  private List<LineCheck.CheckedLine> lines(
      Actor actor, Submissions.SubmissionState submission, DemandSubmission request) {
    List<LineInput> given = request.lines();
    if (given == null) {
      return review.complete(actor, submission);
    }
    List<LineCheck.CheckedLine> checked =
        lineCheck.check(submission, given, LineCheck.Degree.COMPLETE);
    CeilingRule.require(submission, checked);
    return checked;
  }

  private void replace(Submissions.SubmissionState submission, List<LineCheck.CheckedLine> lines) {
    if (submission.draftKept()) {
      drafts.delete(submission.id());
    }
    demandLines.replaceAll(submission, lines);
  }

  private Receipt keep(
      Actor actor,
      Submissions.SubmissionState submission,
      String key,
      List<LineCheck.CheckedLine> lines) {
    int number = submission.receiptCount() + 1;
    String content = CanonicalText.of(DemandContent.of(submission, number, lines));
    String receiptNumber =
        "D-%d-%06d-%d"
            .formatted(
                submission.now().atOffset(ZoneOffset.UTC).getYear(), submission.id(), number);
    Receipt receipt =
        new Receipt(submission.id(), number, receiptNumber, submission.now(), Sha256.of(content));
    submissions.keepReceipt(
        submission.id(),
        number,
        receiptNumber,
        key,
        receipt.receivedAt(),
        actor.personId(),
        receipt.sha256(),
        content,
        Texts.in(Language.AR).get(DECLARATION),
        Texts.in(Language.EN).get(DECLARATION));
    return receipt;
  }
}
