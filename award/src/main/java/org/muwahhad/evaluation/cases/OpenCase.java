package org.muwahhad.evaluation.cases;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.evaluation.cases.CaseEntry.CaseOpened;
import org.muwahhad.evaluation.flag.ViewRedFlags;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.KeyedRequest;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RequestContents;

/**
 * An auditor opens a case on a flag, or by hand. Nobody but auditors learns of it. The same request
 * key opens once.
 *
 * <p>Refused as not found for a flag that the tender does not show, with {@code cases.flag-taken}
 * when a case was opened on the flag, {@code shared.sent-otherwise}, and as invalid input at {@code
 * requestKey}, {@code tenderNumber} ({@code cases.no-tender}), {@code title} or {@code reason}.
 */
@Singleton
public class OpenCase {
  static final int LONGEST_TITLE = 200;
  static final int LONGEST_TEXT = 4000;
  private final AuditCases cases;
  private final ViewRedFlags viewRedFlags;
  private final RequestContents requests;
  private final AuditLog audit;

  OpenCase(AuditCases cases, ViewRedFlags viewRedFlags, RequestContents requests, AuditLog audit) {
    this.cases = cases;
    this.viewRedFlags = viewRedFlags;
    this.requests = requests;
    this.audit = audit;
  }

  /**
   * What a case is about.
   *
   * @param tenderNumber number of the tender
   * @param flagKey key of the flag; null or empty when it is opened by hand
   */
  public record NewCase(
      @Nullable String requestKey,
      @Nullable String tenderNumber,
      @Nullable String flagKey,
      @Nullable String title,
      @Nullable String reason) {
    String key() {
      return words(requestKey);
    }

    /** The key of the flag; null when the case is opened by hand. */
    @Nullable String flag() {
      return words(flagKey).isEmpty() ? null : words(flagKey);
    }

    private static String words(@Nullable String text) {
      return text == null ? "" : text.strip();
    }
  }

  /** Returns the number (key) of the case. */
  @Transactional
  public long run(Actor actor, NewCase wanted) {
    actor.require(Role.AUDITOR);
    new Faults().requestKey(wanted.key()).throwIfAny();
    String title = NewCase.words(wanted.title());
    String reason = NewCase.words(wanted.reason());
    Optional<Long> tender = cases.findTender(NewCase.words(wanted.tenderNumber()));
    new Faults()
        .check(tender.isPresent(), "tenderNumber", "cases.no-tender")
        .name("title", title, LONGEST_TITLE)
        .text("reason", reason, LONGEST_TEXT)
        .throwIfAny();
    long tenderId = tender.orElseThrow();
    String flag = wanted.flag();
    Optional<Long> earlier = cases.findRequested(actor.personId(), wanted.key());
    KeyedRequest request = KeyedRequest.of("case:" + actor.personId(), wanted.key(), wanted);
    if (earlier.isPresent()) {
      requests.requireSame(request);
      return earlier.get();
    }
    String kind = flag == null ? null : kind(actor, tenderId, flag);
    cases.open(tenderId, kind, flag, title, reason, wanted.key(), actor.personId());
    long id = cases.findRequested(actor.personId(), wanted.key()).orElseThrow();
    requests.keep(request);
    audit.record(actor, new CaseOpened(id, flag, kind, reason, tenderId, title));
    return id;
  }

  private String kind(Actor actor, long tenderId, String flag) {
    String kind = viewRedFlags.get(actor, tenderId, flag).redFlag().kind().name();
    if (cases.countOnFlag(tenderId, flag) > 0) {
      throw new Refusal.RuleBroken("cases.flag-taken");
    }
    return kind;
  }
}
