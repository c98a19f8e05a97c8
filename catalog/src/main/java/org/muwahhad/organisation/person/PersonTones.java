package org.muwahhad.organisation.person;

import org.muwahhad.web.Tone;

/** The colour in which the standing of an account is shown; its words carry the meaning. */
public final class PersonTones {
  private PersonTones() {}

  public static Tone of(PersonQueries.AccountState standing) {
    return switch (standing) {
      case OPEN -> Tone.GOOD;
      case ONE_TIME -> Tone.INFO;
      case FAILED, BLOCKED -> Tone.WARNING;
      case CLOSED -> Tone.NEUTRAL;
    };
  }

  /** That of a proposal. */
  public static Tone of(AccountProposalQueries.ProposalListRow proposal) {
    return switch (proposal.status()) {
      case PROPOSED -> Tone.WARNING;
      case CONFIRMED -> Tone.GOOD;
      case REJECTED, EXPIRED -> Tone.NEUTRAL;
    };
  }
}
