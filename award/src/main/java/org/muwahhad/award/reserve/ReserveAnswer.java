package org.muwahhad.award.reserve;

/** What a bidder of a reserve list says to the prices of the winner. */
public enum ReserveAnswer {
  ACCEPTED,
  DECLINED
}
