package org.muwahhad.notification.notice;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Set;
import org.muwahhad.shared.RetentionRule;

/**
 * Notices that are no evidence: reminders, and what says that something can be fetched. They are
 * kept for a time. Every other notice is kept for good, because it may show that a decision was
 * served, a period began or somebody was asked.
 */
@Singleton
class RoutineNotices {
  /** The database has the same list. */
  static final Set<String> KINDS =
      Set.of(
          "agreement-ending",
          "audit-anchor",
          "balance-mostly-used",
          "bid-deadline",
          "certificate-expiring",
          "complaint-answer-due",
          "complaint-decision-due",
          "coordinator-reminder",
          "correction-ending",
          "endorsement-ending",
          "guarantee-expiring",
          "join-answer-due",
          "reminder-amendment",
          "reminder-draft",
          "reminder-not-started",
          "report-failed",
          "report-ready",
          "share-untried",
          "signature-due");

  private static final Duration LEAST = Duration.ofDays(365);
  private final Duration age;

  RoutineNotices(@Value("${muwahhad.retention.messages:730d}") Duration age) {
    RetentionRule.requireAtLeast("messages", age, LEAST);
    this.age = age;
  }

  /** For how many days a notice of a kind is kept; empty where it is kept for good. */
  OptionalLong days(String kind) {
    return KINDS.contains(kind) ? OptionalLong.of(age.toDays()) : OptionalLong.empty();
  }
}
