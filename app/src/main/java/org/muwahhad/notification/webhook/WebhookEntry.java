package org.muwahhad.notification.webhook;

import org.muwahhad.audit.Act;
import org.muwahhad.audit.Entry;

/** Entries of the webhooks of people. */
public sealed interface WebhookEntry extends Entry {

  /**
   * Somebody has their notices sent on to a program.
   *
   * @param kinds of notices with spaces between; empty for all
   */
  @Act(name = "notification.webhook-added", byAnybody = true, chain = "webhook:{webhookId}")
  record WebhookAdded(long webhookId, String kinds, String url) implements WebhookEntry {}

  /** They are not sent on any more. */
  @Act(name = "notification.webhook-ended", byAnybody = true, chain = "webhook:{webhookId}")
  record WebhookEnded(long webhookId) implements WebhookEntry {}
}
