package org.muwahhad.bid;

/** Who sealed a version of a bid, and so whether the service could read it when it came. */
public enum SealedBy {
  /** The bidder, in a browser or with a program: the service never saw what it says. */
  BIDDER,
  /** The service, which checked the offer and forgot it. */
  SERVICE
}
