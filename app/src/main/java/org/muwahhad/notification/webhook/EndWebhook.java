package org.muwahhad.notification.webhook;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.notification.webhook.WebhookEntry.WebhookEnded;
import org.muwahhad.shared.Refusal;

/**
 * Somebody ends a webhook of theirs; what waits is not sent any more.
 *
 * <p>Refused as not found for those of others, and with {@code webhook.ended}.
 */
@Singleton
public class EndWebhook {
  private final Webhooks webhooks;
  private final AuditLog audit;

  EndWebhook(Webhooks webhooks, AuditLog audit) {
    this.webhooks = webhooks;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long id) {
    if (webhooks.find(id, actor.personId()).isEmpty()) {
      throw new Refusal.NotFound("webhook " + id);
    }
    if (webhooks.end(id) != 1) {
      throw new Refusal.RuleBroken("webhook.ended");
    }
    audit.record(actor, actor.grants().get(0).role(), new WebhookEnded(id));
  }
}
