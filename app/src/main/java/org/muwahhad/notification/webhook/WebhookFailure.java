package org.muwahhad.notification.webhook;

/**
 * Why an attempt failed, in as many words as its owner may read. Whether a name is known, a port is
 * open or a certificate fits is all one: who may add a webhook would otherwise learn what the
 * service's own network holds.
 */
public enum WebhookFailure {
  /** The service does not call such an address. */
  ADDRESS_REFUSED,
  /** The receiver answered with another status than it should. */
  ANSWERED,
  /** The webhook, or the account of its person, is no longer in use. */
  ENDED,
  /** The message could not be written or signed, such as by a node with another key. */
  NOT_SIGNED,
  /** No answer came, for whatever reason. */
  UNREACHABLE
}
