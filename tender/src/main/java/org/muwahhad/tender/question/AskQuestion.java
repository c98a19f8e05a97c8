package org.muwahhad.tender.question;

import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.KeyedRequest;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RequestContents;
import org.muwahhad.tender.PublicationEntry.TenderQuestionAsked;
import org.muwahhad.tender.VisibleTenders;

/**
 * A registered supplier asks something about a published tender, until as many days before the
 * deadline as the tender's rule says (10 by default). Who asked is shown to nobody: the question
 * has a random key and a chain of its own in the record, which auditors alone see. Anyone who asks
 * follows the tender from then on.
 *
 * <p>Sent again with the same request key and text, it answers with the question of the first time.
 *
 * <p>Refused with {@code shared.sent-otherwise} when the request key comes again with another text,
 * {@code publication.questions-closed}, {@code bid.supplier-suspended}, {@code
 * publication.too-many-questions} (with the most in an hour and in a day), and as invalid input
 * without a text.
 */
@Singleton
public class AskQuestion {
  private static final int LONGEST = 4000;
  private static final int HOURS_OF_DAY = 24;
  private static final int SECONDS_OF_HOUR = 3600;
  private static final long LARGEST_EXACT_IN_JSON = (1L << 53) - 1;
  private static final SecureRandom RANDOM = new SecureRandom();
  private final VisibleTenders visible;
  private final Questions questions;
  private final FollowTender followTender;
  private final RequestContents requests;
  private final AuditLog audit;
  private final ApplicationEventPublisher<QuestionAsked> asked;
  private final int mostInAnHour;
  private final int mostInADay;

  AskQuestion(
      VisibleTenders visible,
      Questions questions,
      FollowTender followTender,
      RequestContents requests,
      AuditLog audit,
      ApplicationEventPublisher<QuestionAsked> asked,
      @Value("${muwahhad.questions.most-in-an-hour:30}") int mostInAnHour,
      @Value("${muwahhad.questions.most-in-a-day:100}") int mostInADay) {
    this.visible = visible;
    this.questions = questions;
    this.followTender = followTender;
    this.requests = requests;
    this.audit = audit;
    this.asked = asked;
    this.mostInAnHour = mostInAnHour;
    this.mostInADay = mostInADay;
  }

  private record QuestionText(String text) {}

  /** Returns the key of the question. */
  @Transactional
  public long run(Actor actor, long tenderId, String text, String requestKey) {
    long supplier = actor.require(Role.BIDDER).supplier();
    visible.get(actor, tenderId);
    new Faults().text("text", text, LONGEST).requestKey(requestKey).throwIfAny();
    Questions.QuestionTimes hours = questions.lockHours(tenderId).orElseThrow();
    Optional<Long> earlier = questions.findByRequest(tenderId, supplier, requestKey);
    KeyedRequest request =
        KeyedRequest.of(
            "question:" + tenderId + ":" + supplier, requestKey, new QuestionText(text));
    if (earlier.isPresent()) {
      requests.requireSame(request);
      return earlier.get();
    }
    if (!hours.takesQuestions()) {
      throw new Refusal.RuleBroken("publication.questions-closed");
    }
    if (questions.countRegistered(supplier) == 0) {
      throw new Refusal.NotPermitted("bid.supplier-suspended");
    }
    requireFew(tenderId, supplier);

    long id = RANDOM.nextLong(1, LARGEST_EXACT_IN_JSON);
    questions.add(id, tenderId, supplier, actor.personId(), requestKey, text.strip());
    requests.keep(request);
    followTender.run(actor, tenderId);
    audit.record(actor, new TenderQuestionAsked(id, hours.number()));
    asked.publishEvent(new QuestionAsked(tenderId));
    return id;
  }

  /** Questions of one supplier come one after the other, since the tender is locked. */
  private void requireFew(long tenderId, long supplier) {
    boolean ofHour = questions.countRecent(tenderId, supplier, 1) >= mostInAnHour;
    if (ofHour || questions.countRecent(tenderId, supplier, HOURS_OF_DAY) >= mostInADay) {
      throw new Refusal.TooOften(
          "publication.too-many-questions",
          SECONDS_OF_HOUR * (ofHour ? 1 : HOURS_OF_DAY),
          mostInAnHour,
          mostInADay);
    }
  }
}
