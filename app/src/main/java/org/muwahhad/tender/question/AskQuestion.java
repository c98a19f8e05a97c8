package org.muwahhad.tender.question;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.PublicationEntry.TenderQuestionAsked;
import org.muwahhad.tender.VisibleTenders;

/**
 * A registered supplier asks something about a published tender, until as many days before the
 * deadline as the tender's rule says (10 by default). Who asked is told to nobody: the question has
 * a random key and a chain of its own in the record, which auditors alone see. Whoever asks follows
 * the tender from then on.
 *
 * <p>Sent again with the same request key, it answers with the question of the first time.
 *
 * <p>Refused with {@code publication.questions-closed}, {@code bid.supplier-suspended}, and as
 * invalid input without a text.
 */
@Singleton
public class AskQuestion {
  private static final int LONGEST = 4000;
  private static final long LARGEST_EXACT_IN_JSON = (1L << 53) - 1;
  private static final SecureRandom RANDOM = new SecureRandom();
  private final VisibleTenders visible;
  private final Questions questions;
  private final FollowTender followTender;
  private final AuditLog audit;
  private final ApplicationEventPublisher<QuestionAsked> asked;

  AskQuestion(
      VisibleTenders visible,
      Questions questions,
      FollowTender followTender,
      AuditLog audit,
      ApplicationEventPublisher<QuestionAsked> asked) {
    this.visible = visible;
    this.questions = questions;
    this.followTender = followTender;
    this.audit = audit;
    this.asked = asked;
  }

  /** Returns the key of the question. */
  @Transactional
  public long run(Actor actor, long tenderId, String text, String requestKey) {
    long supplier = actor.require(Role.BIDDER).supplier();
    visible.get(actor, tenderId);
    new Faults().text("text", text, LONGEST).requestKey(requestKey).throwIfAny();
    Questions.Hours hours = questions.lockHours(tenderId).orElseThrow();
    Optional<Long> earlier = questions.findByRequest(tenderId, supplier, requestKey);
    if (earlier.isPresent()) {
      return earlier.get();
    }
    if (!hours.takesQuestions()) {
      throw new Refusal.RuleBroken("publication.questions-closed");
    }
    if (questions.countRegistered(supplier) == 0) {
      throw new Refusal.NotPermitted("bid.supplier-suspended");
    }

    long id = RANDOM.nextLong(1, LARGEST_EXACT_IN_JSON);
    questions.add(id, tenderId, supplier, actor.personId(), requestKey, text.strip());
    followTender.run(actor, tenderId);
    audit.record(actor, new TenderQuestionAsked(id, hours.number()));
    asked.publishEvent(new QuestionAsked(tenderId));
    return id;
  }
}
