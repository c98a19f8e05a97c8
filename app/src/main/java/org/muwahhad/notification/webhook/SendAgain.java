package org.muwahhad.notification.webhook;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Refusal;

/**
 * Somebody has a delivery of a webhook of theirs sent again, or a trial sent. Neither tells anybody
 * anything new, so the record keeps nothing of it.
 *
 * <p>Refused as not found for those of others, with {@code webhook.ended}, and with {@code
 * webhook.under-way} while the delivery waits to be sent.
 */
@Singleton
public class SendAgain {
  private final Webhooks webhooks;

  SendAgain(Webhooks webhooks) {
    this.webhooks = webhooks;
  }

  /** Sends a delivery again. */
  @Transactional
  public void run(Actor actor, long id, String messageId) {
    requireOpen(actor, id);
    if (webhooks.replay(id, messageId) != 1) {
      throw new Refusal.RuleBroken("webhook.under-way");
    }
  }

  /** Sends a trial. */
  @Transactional
  public void runTrial(Actor actor, long id) {
    requireOpen(actor, id);
    webhooks.queueTrial(id);
  }

  private void requireOpen(Actor actor, long id) {
    Webhooks.Webhook webhook =
        webhooks
            .find(id, actor.personId())
            .orElseThrow(() -> new Refusal.NotFound("webhook " + id));
    if (webhook.endedAt() != null) {
      throw new Refusal.RuleBroken("webhook.ended");
    }
  }
}
