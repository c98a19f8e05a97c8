package org.muwahhad.plan.intention;

/** What the central purchasing body answers to a request to be invited. */
public enum InvitationAnswer {
  ACCEPTED,
  REFUSED
}
