package org.muwahhad.notification.webhook;

import jakarta.inject.Singleton;

/** Queues a notice for the webhooks of everybody told of it, in the transaction of its act. */
@Singleton
public class QueueWebhooks {
  private final Webhooks webhooks;

  QueueWebhooks(Webhooks webhooks) {
    this.webhooks = webhooks;
  }

  /** Once its inbox messages are written. */
  public void run(long noticeId) {
    webhooks.queue(noticeId);
  }
}
